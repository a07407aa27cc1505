// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Structures. */
final class StructColumn extends Column {
    private final Schema struct;
    private final Map<String, Slot> slots;
    private final @Nullable Field overflow;

    /**
     * Where the values of a name go.
     *
     * @param called the field's name, published or not
     * @param field the published field; null while there is none
     * @param column converts them
     */
    record Slot(String called, @Nullable Field field, Column column) {}

    /**
     * Makes the column.
     *
     * @param type the structure
     * @param published whether there is anything in it to publish
     * @param struct its schema
     * @param slots by the names that values have
     * @param overflow takes what has no column, at the root; null without one
     */
    StructColumn(
            Type.Members type, boolean published, Schema struct, Map<String, Slot> slots, @Nullable Field overflow) {
        super(type, published ? struct : null);
        this.struct = struct;
        this.slots = slots;
        this.overflow = overflow;
    }

    @Nullable
    Slot slot(String name) {
        return slots.get(name);
    }

    /** The schema, even of a structure with nothing in it to publish. */
    Schema struct() {
        return struct;
    }

    @Override
    @Nullable
    Object convert(Object value, @Nullable Rest rest) {
        Object mapping = value instanceof Struct nested ? Structs.map(nested) : value;
        if (!(mapping instanceof Map<?, ?> map)) {
            return misfit(value);
        }
        Struct converted = new Struct(struct);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!put(converted, Scalars.name(entry.getKey()), entry.getValue(), rest)) {
                return MISFIT;
            }
        }
        if (overflow != null && rest != null) {
            converted.put(overflow, rest.json());
        }
        return converted;
    }

    private boolean put(Struct converted, String name, @Nullable Object value, @Nullable Rest rest) {
        Slot slot = slots.get(name);
        if (slot == null) {
            return rest != null && rest.takes(name, value);
        }
        if (value == null) {
            return true;
        }
        Object field = rest == null ? slot.column().convert(value, null) : within(slot, name, value, rest);
        if (field == MISFIT) {
            return false;
        }
        if (slot.field() != null && field != null) {
            converted.put(slot.field(), field);
        }
        return true;
    }

    private static @Nullable Object within(Slot slot, String name, Object value, Rest rest) {
        rest.into(name);
        Object converted = slot.column().convert(value, rest);
        rest.out();
        return converted;
    }
}
