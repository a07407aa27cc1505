// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

/** Texts with escapes, which survive JSON and property files better than the characters themselves. */
public final class Escapes {
    private Escapes() {}

    /**
     * Reads a text that may hold the escapes {@code \n}, {@code \r}, {@code \t} and {@code \\}, and no others; every other
     * character stands for itself.
     *
     * @param text what the user wrote
     * @return what it stands for
     * @throws IllegalArgumentException when a backslash starts anything else
     */
    public static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? escaped(text, ++i) : c);
        }
        return plain.toString();
    }

    private static char escaped(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\' -> '\\';
            default ->
                throw new IllegalArgumentException(
                        "at character " + at + ": a backslash must be followed by n, r, t or another backslash");
        };
    }
}
