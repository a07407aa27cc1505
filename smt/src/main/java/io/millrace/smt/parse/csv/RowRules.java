// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.parsing.csv.CsvRow;
import io.millrace.smt.edit.BadValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the fields of a row.
 *
 * @param missingIsNull whether columns that a row lacks are null, and not a fault
 * @param extraIsDropped whether fields beyond the columns are left out, and not a fault
 * @param emptyIsNull whether a text that is empty and without quotes is null; of other types it always is
 */
record RowRules(boolean missingIsNull, boolean extraIsDropped, boolean emptyIsNull) {
    Struct struct(Layout layout, CsvRow row) {
        int count = count(layout, row);
        Struct struct = new Struct(layout.schema());
        for (int i = 0; i < count; i++) {
            Object value = value(layout, row, i);
            if (value != null) {
                struct.put(layout.fields()[i], value);
            }
        }
        return struct;
    }

    Map<String, @Nullable Object> map(Layout layout, CsvRow row) {
        int count = count(layout, row);
        Map<String, @Nullable Object> map = new LinkedHashMap<>(layout.size() * 4 / 3 + 1);
        for (int i = 0; i < layout.size(); i++) {
            map.put(layout.names()[i], i < count ? value(layout, row, i) : null);
        }
        return map;
    }

    /** How many fields of the row are columns. */
    private int count(Layout layout, CsvRow row) {
        int size = row.size();
        if (size < layout.size() && !missingIsNull) {
            throw new BadValue("a row has " + size + " fields and not " + layout.size()
                    + "; set columns.missing=null to take the rest for null");
        }
        if (size > layout.size() && !extraIsDropped) {
            throw new BadValue("a row has " + size + " fields and not " + layout.size()
                    + "; set columns.extra=drop to leave the rest out");
        }
        return Math.min(size, layout.size());
    }

    private @Nullable Object value(Layout layout, CsvRow row, int i) {
        ColumnType type = layout.types()[i];
        int from = row.start(i);
        int to = row.end(i);
        if (from == to && (type.kind() != ColumnType.Kind.STRING || (emptyIsNull && !row.isQuoted(i)))) {
            return null;
        }
        if (type.kind() == ColumnType.Kind.STRING) {
            return row.text(i);
        }
        Object value;
        if (row.isEscaped(i)) {
            byte[] plain = new byte[to - from];
            value = type.read(plain, 0, row.copy(i, plain, 0));
        } else {
            value = type.read(row.bytes(), from, to);
        }
        if (value == null) {
            throw new BadValue("column " + (i + 1) + " (" + layout.names()[i] + ") holds no " + type.word()
                    + " in the range and form of its type");
        }
        return value;
    }
}
