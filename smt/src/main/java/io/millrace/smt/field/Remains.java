// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a Struct when fields that hold nothing are taken away. Its shape is a text, which is found out first and
 * is all that the new schema depends on: one sign per field, {@code -} for one that goes, {@code =} for one that stays as
 * it is, {@code (} for one whose own parts follow. For one thread and one record.
 */
final class Remains {
    private static final char GONE = '-';
    private static final char WHOLE = '=';
    private static final char PARTS = '(';

    private final Nothing nothing;
    private final StringBuilder shape = new StringBuilder();
    private boolean less;
    private int at;

    private Remains(Nothing nothing) {
        this.nothing = nothing;
    }

    static Remains of(Struct struct, Nothing nothing) {
        Remains remains = new Remains(nothing);
        remains.look(struct.schema(), List.of(struct));
        return remains;
    }

    /** Whether anything is taken away. */
    boolean isLess() {
        return less;
    }

    Struct of(Struct struct, ShapedSchemas schemas) {
        Schema schema = schemas.of(struct.schema(), shape.toString(), () -> rest(struct.schema()));
        return (Struct) value(schema, struct);
    }

    private static boolean hasParts(Schema schema) {
        return switch (schema.type()) {
            case STRUCT, MAP -> true;
            case ARRAY -> hasParts(schema.valueSchema());
            default -> false;
        };
    }

    private void look(Schema schema, List<?> values) {
        switch (schema.type()) {
            case STRUCT -> schema.fields().forEach(field -> look(field, values));
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                values.forEach(list ->
                        ((List<?>) list).stream().filter(Objects::nonNull).forEach(elements::add));
                inner(schema.valueSchema(), elements);
            }
            case MAP -> {
                List<Object> entries = new ArrayList<>();
                values.forEach(map -> ((Map<?, ?>) map).values().forEach(entry -> {
                    if (nothing.is(entry)) {
                        less = true;
                    } else if (entry != null) {
                        entries.add(entry);
                    }
                }));
                inner(schema.valueSchema(), entries);
            }
            default -> {}
        }
    }

    private void look(Field field, List<?> structs) {
        List<Object> values = new ArrayList<>(structs.size());
        boolean gone = true;
        for (Object struct : structs) {
            Object value = ((Struct) struct).getWithoutDefault(field.name());
            gone &= nothing.is(value);
            if (value != null) {
                values.add(value);
            }
        }
        if (gone) {
            shape.append(GONE);
            less = true;
        } else {
            inner(field.schema(), values);
        }
    }

    private void inner(Schema schema, List<?> values) {
        boolean parts = !values.isEmpty() && hasParts(schema);
        shape.append(parts ? PARTS : WHOLE);
        if (parts) {
            look(schema, values);
        }
    }

    /** The schema without what goes, read from the shape. */
    private Schema rest(Schema schema) {
        SchemaBuilder builder = switch (schema.type()) {
            case STRUCT -> fields(schema);
            case ARRAY -> SchemaBuilder.array(part(schema.valueSchema()));
            default -> SchemaBuilder.map(schema.keySchema(), part(schema.valueSchema()));
        };
        Schemas.named(builder, schema);
        return (schema.isOptional() || schema.defaultValue() != null ? builder.optional() : builder).build();
    }

    private SchemaBuilder fields(Schema schema) {
        SchemaBuilder builder = SchemaBuilder.struct();
        for (Field field : schema.fields()) {
            if (shape.charAt(at) == GONE) {
                at++;
            } else {
                builder.field(field.name(), part(field.schema()));
            }
        }
        return builder;
    }

    private Schema part(Schema schema) {
        return shape.charAt(at++) == PARTS ? rest(schema) : schema;
    }

    private Object value(Schema schema, Object value) {
        if (value instanceof Struct struct) {
            Struct rest = new Struct(schema);
            for (Field field : schema.fields()) {
                Object part = struct.getWithoutDefault(field.name());
                if (part != null) {
                    rest.put(field, value(field.schema(), part));
                }
            }
            return rest;
        }
        if (value instanceof Map<?, ?> map) {
            return entries(schema, map);
        }
        return value instanceof List<?> list && hasParts(schema) ? elements(schema, list) : value;
    }

    private Map<?, ?> entries(Schema schema, Map<?, ?> map) {
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>();
        map.forEach((key, entry) -> {
            if (!nothing.is(entry)) {
                rest.put(key, entry == null ? null : value(schema.valueSchema(), entry));
            }
        });
        return rest;
    }

    private List<?> elements(Schema schema, List<?> list) {
        List<@Nullable Object> rest = new ArrayList<>(list.size());
        list.forEach(element -> rest.add(element == null ? null : value(schema.valueSchema(), element)));
        return rest;
    }
}
