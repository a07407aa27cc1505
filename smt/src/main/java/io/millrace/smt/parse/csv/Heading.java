// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.parsing.csv.CsvRow;
import io.millrace.parsing.csv.CsvScanner;
import io.millrace.parsing.csv.MalformedCsv;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Shapes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the names of the columns come from: the configuration, the first row, or their numbers. Safe for all threads. */
final class Heading {
    private final @Nullable Layout fixed;
    private final boolean isFirstRow;
    private final Map<String, ColumnType> types;
    private final Shapes shapes;
    // Neighbouring records have the same columns.
    private volatile @Nullable Layout latest;

    /**
     * A heading.
     *
     * @param fixed the declared columns; null when the first row or the number of fields tells them
     * @param isFirstRow whether the first row is one of names
     * @param types by name, of columns that are not declared
     */
    Heading(@Nullable Layout fixed, boolean isFirstRow, Map<String, ColumnType> types, Shapes shapes) {
        this.fixed = fixed;
        this.isFirstRow = isFirstRow;
        this.types = types;
        this.shapes = shapes;
    }

    @Nullable
    Layout fixed() {
        return fixed;
    }

    /** Reads the row of names, if there is one; answers the columns as far as they are known then. */
    @Nullable
    Layout begin(CsvScanner scanner, CsvRow row) throws MalformedCsv {
        if (!isFirstRow) {
            return fixed;
        }
        if (!scanner.next(row)) {
            throw new BadValue("there is no row of names; set header=none if there is none");
        }
        return fixed == null ? named(row) : fixed;
    }

    /** The columns of a row; those of the first one where nothing was said. */
    Layout of(@Nullable Layout known, CsvRow row) {
        if (known != null) {
            return known;
        }
        Layout last = latest;
        if (last != null && last.size() == row.size()) {
            return last;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            names.add("col" + (i + 1));
        }
        return made(names);
    }

    private Layout named(CsvRow row) {
        Layout last = latest;
        List<String> names = new ArrayList<>(row.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.text(i).strip();
            if (name.isEmpty() || !seen.add(name)) {
                throw new BadValue("the row of names has none, or one twice, in column " + (i + 1));
            }
            names.add(name);
        }
        return last != null && names.equals(List.of(last.names())) ? last : made(names);
    }

    private Layout made(List<String> names) {
        for (String typed : types.keySet()) {
            if (!names.contains(typed)) {
                throw new BadValue("there is no column '" + typed + "', of which 'types' tells the type");
            }
        }
        Layout made = Layout.of(
                names.stream()
                        .map(name -> new Column(name, types.getOrDefault(name, ColumnType.STRING)))
                        .toList(),
                shapes);
        latest = made;
        return made;
    }
}
