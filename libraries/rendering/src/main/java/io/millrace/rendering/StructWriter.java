// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Writes the structs of one schema: the names are ready, and each field has its writer. */
final class StructWriter implements ValueWriter {
    private static final byte[] EMPTY = {'{', '}'};
    private static final int INITIAL_NAME = 64;

    private final JsonRenderer renderer;
    private final StructField[] fields;
    /** What stands before each value: a brace or a comma, the name and a colon. */
    private final byte[][] before;

    private final ValueWriter[] writers;

    StructWriter(Schema schema, JsonRenderer renderer) throws Unrenderable {
        this.renderer = renderer;
        List<Field> all = schema.fields();
        this.fields = all.stream().map(StructField::new).toArray(StructField[]::new);
        this.before = new byte[fields.length][];
        this.writers = new ValueWriter[fields.length];
        for (int i = 0; i < fields.length; i++) {
            Field field = all.get(i);
            before[i] = before(i == 0 ? '{' : ',', field.name());
            writers[i] = renderer.member(field.schema());
        }
    }

    private byte[] before(char opening, String name) throws Unrenderable {
        RowBytes text = new RowBytes(INITIAL_NAME);
        text.add(opening);
        renderer.string(name, text);
        text.add(':');
        return Arrays.copyOf(text.array(), text.length());
    }

    @Override
    public void write(Object value, RowBytes out, int depth) throws Unrenderable {
        Struct struct = (Struct) value;
        if (renderer.isTooDeep(struct, out, depth)) {
            return;
        }
        if (fields.length == 0) {
            out.add(EMPTY);
            return;
        }
        for (int i = 0; i < fields.length; i++) {
            out.add(before[i]);
            Object member = fields[i].in(struct);
            try {
                renderer.memberValue(member, writers[i], out, depth);
            } catch (Unrenderable e) {
                throw e.inside(fields[i].field.name());
            }
        }
        out.add('}');
    }
}
