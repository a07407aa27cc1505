// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.smt.parse.Shapes;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * The columns of a row, ready for use.
 *
 * @param names of the fields
 * @param types of the fields
 * @param schema of a row
 * @param fields of that schema
 */
@SuppressWarnings("ArrayRecordComponent") // For speed; nobody changes them.
record Layout(String[] names, ColumnType[] types, Schema schema, Field[] fields) {
    static Layout of(List<Column> columns, Shapes shapes) {
        String[] names = columns.stream().map(Column::name).toArray(String[]::new);
        ColumnType[] types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        Schema[] schemas = columns.stream().map(c -> c.type().schema()).toArray(Schema[]::new);
        Shapes.Shape shape = shapes.struct(names, schemas);
        return new Layout(names, types, shape.schema(), shape.fields());
    }

    int size() {
        return names.length;
    }
}
