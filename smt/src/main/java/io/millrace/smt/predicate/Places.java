// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the places that a path names in a value, until one of them passes. Missing fields, nulls and parts of things
 * that have none are no places; defaults of a schema are not put in place of nulls.
 */
final class Places {
    /** A look at one place. */
    @FunctionalInterface
    interface Test {
        /**
         * Looks at a value.
         *
         * @param schema null without one
         * @param value never null
         * @return whether it passes
         */
        boolean passes(@Nullable Schema schema, Object value);
    }

    private final List<Segment> segments;
    private final Test test;

    Places(FieldPath path, Test test) {
        this.segments = path.segments();
        this.test = test;
    }

    boolean any(@Nullable Schema schema, @Nullable Object value) {
        return any(schema, value, 0);
    }

    private boolean any(@Nullable Schema schema, @Nullable Object value, int at) {
        if (value == null) {
            return false;
        }
        if (at == segments.size()) {
            return test.passes(schema, value);
        }
        Segment segment = segments.get(at);
        if (value instanceof Struct struct) {
            return ofStruct(struct, segment, at + 1);
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(members(schema), map, segment, at + 1);
        }
        return value instanceof List<?> list && ofList(members(schema), list, segment, at + 1);
    }

    private boolean ofStruct(Struct struct, Segment segment, int next) {
        if (segment instanceof Segment.Name named) {
            Field field = struct.schema().field(named.name());
            return field != null && any(field.schema(), struct.getWithoutDefault(field.name()), next);
        }
        if (segment instanceof Segment.AllFields) {
            for (Field field : struct.schema().fields()) {
                if (any(field.schema(), struct.getWithoutDefault(field.name()), next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean ofMap(@Nullable Schema members, Map<?, ?> map, Segment segment, int next) {
        if (segment instanceof Segment.Name named) {
            return any(members, entry(map, named.name()), next);
        }
        return segment instanceof Segment.AllFields && anyOf(members, map.values(), next);
    }

    private static @Nullable Object entry(Map<?, ?> map, String name) {
        try {
            return map.get(name);
        } catch (ClassCastException e) {
            // A sorted map compares a name with its own keys, which may be numbers.
            return null;
        }
    }

    private boolean ofList(@Nullable Schema members, List<?> list, Segment segment, int next) {
        if (segment instanceof Segment.Element element) {
            return element.index() < list.size() && any(members, list.get(element.index()), next);
        }
        return segment instanceof Segment.AllElements && anyOf(members, list, next);
    }

    private boolean anyOf(@Nullable Schema members, Iterable<?> values, int next) {
        for (Object value : values) {
            if (any(members, value, next)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Schema members(@Nullable Schema schema) {
        boolean has = schema != null && (schema.type() == Schema.Type.ARRAY || schema.type() == Schema.Type.MAP);
        return has ? Objects.requireNonNull(schema).valueSchema() : null;
    }
}
