// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Schemas;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Flattens values whose new fields depend on what they hold: on the number of elements, on the keys of maps. The schema of
 * such a value follows from the input's and from the names.
 *
 * @param delimiter stands between names
 * @param maxDepth how many levels are brought up
 * @param arrays what becomes of arrays
 * @param maps what becomes of maps with a schema
 * @param schemas those known
 */
record Spread(String delimiter, int maxDepth, FlattenStep.Inner arrays, FlattenStep.Inner maps, ShapedSchemas schemas)
        implements Step.OfRecord {
    private record Part(@Nullable Schema schema, @Nullable Object value) {}

    Spread(String delimiter, int maxDepth, FlattenStep.Inner arrays, FlattenStep.Inner maps) {
        this(delimiter, maxDepth, arrays, maps, new ShapedSchemas());
    }

    @Override
    public boolean apply(Draft draft) {
        Object value = draft.value();
        Map<String, Part> parts = new LinkedHashMap<>();
        if (value instanceof Struct struct) {
            fields("", struct.schema(), struct, false, 0, parts);
            Struct flat = flat(struct.schema(), parts);
            draft.value(flat.schema(), flat);
        } else if (value instanceof Map<?, ?> map && draft.schema() == null) {
            map.forEach((name, field) -> any(String.valueOf(name), field, 0, parts));
            Map<String, @Nullable Object> flat = new LinkedHashMap<>();
            parts.forEach((name, part) -> flat.put(name, part.value()));
            draft.value(null, flat);
        } else if (value != null) {
            throw new BadValue("the value is no structure");
        }
        return true;
    }

    private Struct flat(Schema input, Map<String, Part> parts) {
        Schema schema = schemas.of(input, List.copyOf(parts.keySet()), () -> {
            SchemaBuilder builder = Schemas.named(SchemaBuilder.struct(), input);
            parts.forEach((name, part) -> builder.field(name, part.schema()));
            return (input.isOptional() ? builder.optional() : builder).build();
        });
        Struct flat = new Struct(schema);
        for (Field field : schema.fields()) {
            Part part = parts.get(field.name());
            if (part != null && part.value() != null) {
                flat.put(field, part.value());
            }
        }
        return flat;
    }

    private void any(String name, @Nullable Object value, int depth, Map<String, Part> parts) {
        boolean deep = depth >= maxDepth;
        if (!deep && value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> any(name + delimiter + key, field, depth + 1, parts));
        } else if (!deep && value instanceof List<?> list && arrays == FlattenStep.Inner.SPREAD) {
            for (int i = 0; i < list.size(); i++) {
                any(name + delimiter + i, list.get(i), depth + 1, parts);
            }
        } else {
            boolean json = value instanceof List<?> && arrays == FlattenStep.Inner.JSON;
            put(name, new Part(null, value != null && json ? JsonChange.text(null, value) : value), parts);
        }
    }

    private void fields(
            String prefix,
            Schema schema,
            @Nullable Struct struct,
            boolean optional,
            int depth,
            Map<String, Part> parts) {
        for (Field field : schema.fields()) {
            typed(
                    prefix + field.name(),
                    field.schema(),
                    struct == null ? null : struct.getWithoutDefault(field.name()),
                    optional,
                    depth,
                    parts);
        }
    }

    private void typed(
            String name, Schema schema, @Nullable Object value, boolean optional, int depth, Map<String, Part> parts) {
        boolean missing = optional || schema.isOptional() || schema.defaultValue() != null;
        boolean deep = depth >= maxDepth;
        if (!deep && schema.type() == Schema.Type.STRUCT) {
            fields(name + delimiter, schema, (Struct) value, missing, depth + 1, parts);
        } else if (!deep && how(schema) == FlattenStep.Inner.SPREAD) {
            spread(name, schema, value, depth, parts);
        } else if (how(schema) == FlattenStep.Inner.JSON) {
            put(
                    name,
                    new Part(
                            missing ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA,
                            value == null ? null : JsonChange.text(schema, value)),
                    parts);
        } else {
            Schema kept = optional ? Schemas.optional(schema) : schema;
            put(name, new Part(kept, Schemas.fitted(kept, value)), parts);
        }
    }

    private FlattenStep.Inner how(Schema schema) {
        return switch (schema.type()) {
            case ARRAY -> arrays;
            case MAP -> maps;
            default -> FlattenStep.Inner.KEEP;
        };
    }

    private void spread(String name, Schema schema, @Nullable Object value, int depth, Map<String, Part> parts) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                typed(name + delimiter + i, schema.valueSchema(), list.get(i), true, depth + 1, parts);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, entry) -> typed(name + delimiter + key, schema.valueSchema(), entry, true, depth + 1, parts));
        }
    }

    private static void put(String name, Part part, Map<String, Part> parts) {
        if (parts.put(name, part) != null) {
            throw new BadValue("two fields would have one name; choose another delimiter, or rename one of them");
        }
    }
}
