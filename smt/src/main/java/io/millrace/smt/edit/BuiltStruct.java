// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Builds a Struct from one cell per field. */
final class BuiltStruct extends Cell {
    private final @Nullable Cell presence;
    private final Schema schema;
    private final Field[] fields;
    private final Cell[] cells;

    /**
     * Makes the cell.
     *
     * @param presence there is no Struct where this one is null; null for always
     * @param cells one per field of the schema, in its order
     */
    BuiltStruct(@Nullable Cell presence, Schema schema, Cell[] cells) {
        this.presence = presence;
        this.schema = schema;
        this.fields = schema.fields().toArray(new Field[0]);
        this.cells = cells;
    }

    @Override
    @Nullable
    Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
        if (presence != null && presence.read(root, record, prepared) == null) {
            return null;
        }
        Struct struct = new Struct(schema);
        for (int i = 0; i < cells.length; i++) {
            Object value = cells[i].read(root, record, prepared);
            // Left unset, a field is null as well, even one that has a default or is not optional, as it was in the
            // input.
            if (value != null) {
                struct.put(fields[i], value);
            }
        }
        return struct;
    }
}
