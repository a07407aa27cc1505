// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names between commas. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * Reads names, without the white space around them.
     *
     * @param text what the user wrote; empty means none
     * @return in the order given
     * @throws IllegalArgumentException when one is empty or occurs twice
     */
    static List<String> parse(String text) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (text.isBlank()) {
            return names;
        }
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name " + (names.size() + 1) + " is empty");
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("name " + (names.size() + 1) + " occurs twice");
            }
            names.add(name);
        }
        return names;
    }
}
