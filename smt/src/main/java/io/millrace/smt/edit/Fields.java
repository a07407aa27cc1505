// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads single fields of values with and without a schema. */
public final class Fields {
    /** What {@link #find} answers for a field that is not there, as distinct from one that is null. */
    public static final Object MISSING = new Object();

    private Fields() {}

    /**
     * Reads what a path leads to. Defaults of a schema are not put in place of nulls.
     *
     * @param value a Struct, a map or anything else
     * @param path names and single elements only
     * @return the field's value, or {@link #MISSING}, also when a parent is null
     * @throws BadValue when the path leads through something without parts
     */
    public static @Nullable Object find(@Nullable Object value, FieldPath path) {
        Object at = value;
        for (Segment segment : path.segments()) {
            if (at == null) {
                return MISSING;
            }
            at = below(at, segment, path);
            if (at == MISSING) {
                return MISSING;
            }
        }
        return at;
    }

    /**
     * Reads what a path leads to, as {@link #find} does, for steps for which a field of a parent that is null counts as null.
     *
     * @param schema of the whole value; null without one
     * @param value a Struct, a map or anything else
     * @param path names and single elements only
     * @return the field's value, null also when a parent is null, or {@link #MISSING} when no value of this schema has it
     * @throws BadValue when the path leads through something without parts
     */
    @SuppressWarnings("ReferenceEquality") // One mark only.
    public static @Nullable Object reach(@Nullable Schema schema, @Nullable Object value, FieldPath path) {
        Object found = find(value, path);
        if (found != MISSING || path.isWhole() || (schema != null && schema(schema, path) == null)) {
            return found;
        }
        for (FieldPath parent = path.parent(); ; parent = parent.parent()) {
            Object above = find(value, parent);
            if (above != MISSING || parent.isWhole()) {
                return above == null ? null : MISSING;
            }
        }
    }

    private static @Nullable Object below(Object value, Segment segment, FieldPath path) {
        if (segment instanceof Segment.Name named) {
            if (value instanceof Struct struct) {
                return struct.schema().field(named.name()) == null ? MISSING : struct.getWithoutDefault(named.name());
            }
            if (value instanceof Map<?, ?> map) {
                Object found = map.get(named.name());
                return found != null || map.containsKey(named.name()) ? found : MISSING;
            }
        } else if (segment instanceof Segment.Element element && value instanceof List<?> list) {
            return element.index() < list.size() ? list.get(element.index()) : MISSING;
        }
        throw new BadValue(path + " leads through something that has no such parts");
    }

    /**
     * The schema of what a path leads to.
     *
     * @param schema of the whole value; null without one
     * @param path names and single elements only
     * @return null without a schema, or when there is no such field
     */
    public static @Nullable Schema schema(@Nullable Schema schema, FieldPath path) {
        Schema at = schema;
        for (Segment segment : path.segments()) {
            if (at == null) {
                return null;
            }
            at = below(at, segment);
        }
        return at;
    }

    private static @Nullable Schema below(Schema schema, Segment segment) {
        if (segment instanceof Segment.Name named && schema.type() == Schema.Type.STRUCT) {
            Field field = schema.field(named.name());
            return field == null ? null : field.schema();
        }
        return schema.type() == Schema.Type.ARRAY || schema.type() == Schema.Type.MAP ? schema.valueSchema() : null;
    }
}
