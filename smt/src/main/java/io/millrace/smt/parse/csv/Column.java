// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column as it was declared.
 *
 * @param name the field's name
 * @param type what its texts are
 */
record Column(String name, ColumnType type) {
    /**
     * Reads declarations.
     *
     * @param text names joined by commas, each with an optional type behind a colon
     * @return one per name
     * @throws IllegalArgumentException for a name that is missing or used twice, or an unknown type
     */
    static List<Column> list(String text) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String declared : text.split(",", -1)) {
            int colon = declared.lastIndexOf(':');
            String name = (colon < 0 ? declared : declared.substring(0, colon)).strip();
            String where = "column " + (columns.size() + 1) + ": ";
            if (name.isEmpty()) {
                throw new IllegalArgumentException(where + "it has no name");
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException(where + "the name was used before");
            }
            columns.add(new Column(name, colon < 0 ? ColumnType.STRING : typed(where, declared.substring(colon + 1))));
        }
        return columns;
    }

    private static ColumnType typed(String where, String word) {
        try {
            return ColumnType.of(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage());
        }
    }
}
