// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import com.google.re2j.Pattern;

/** Names with wildcards. */
final class Globs {
    private Globs() {}

    /**
     * The pattern of RE2 that fits what any of several names fits.
     *
     * @param list names joined by commas; {@code *} is any characters, {@code ?} one
     * @return the pattern
     * @throws IllegalArgumentException when a name is empty
     */
    static String regex(String list) {
        StringBuilder regex = new StringBuilder("(?s)");
        String separator = "";
        for (String name : list.split(",", -1)) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("topics: a name is missing between commas");
            }
            regex.append(separator);
            name.strip().codePoints().forEach(c -> regex.append(part(c)));
            separator = "|";
        }
        return regex.toString();
    }

    private static String part(int c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        };
    }
}
