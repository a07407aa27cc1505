// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Schemas for people: one line for each field, indented by its depth. */
public final class SchemaText {
    private static final String KAFKAS_OWN = "org.apache.kafka.connect.data.";

    /** Schemas may contain themselves. */
    private static final int MAX_DEPTH = 12;

    private SchemaText() {}

    /**
     * A schema as lines.
     *
     * @param schema any
     * @return its type, and below it the fields of structs, two blanks deeper each time
     */
    public static List<String> lines(Schema schema) {
        List<String> lines = new ArrayList<>();
        lines.add(type(schema) + rest(schema));
        fields(schema, 1, lines);
        return lines;
    }

    private static void fields(Schema schema, int depth, List<String> lines) {
        Schema struct = structIn(schema);
        if (struct == null) {
            return;
        }
        String indent = "  ".repeat(depth);
        if (depth > MAX_DEPTH) {
            lines.add(indent + "...");
            return;
        }
        int width = struct.fields().stream()
                .mapToInt(field -> field.name().length())
                .max()
                .orElse(0);
        for (Field field : struct.fields()) {
            String name = String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", field.name());
            lines.add(indent + name + "  " + type(field.schema()) + rest(field.schema()));
            fields(field.schema(), depth + 1, lines);
        }
    }

    /** The struct itself, or the one that an array or a map holds. */
    private static @Nullable Schema structIn(Schema schema) {
        return switch (schema.type()) {
            case STRUCT -> schema;
            case ARRAY, MAP -> structIn(schema.valueSchema());
            default -> null;
        };
    }

    /** The type in a few words, such as {@code array of int32}. */
    static String type(Schema schema) {
        String kind = schema.type().getName();
        return switch (schema.type()) {
            case STRUCT -> schema.name() == null ? kind : kind + " " + schema.name();
            case ARRAY -> "array of " + type(schema.valueSchema());
            case MAP -> "map of " + type(schema.keySchema()) + " to " + type(schema.valueSchema());
            default -> schema.name() == null ? kind : logical(schema.name()) + " (" + kind + ")";
        };
    }

    private static String logical(String name) {
        return name.startsWith(KAFKAS_OWN) ? name.substring(KAFKAS_OWN.length()) : name;
    }

    private static String rest(Schema schema) {
        return (schema.isOptional() ? ", optional" : "")
                + (schema.version() == null ? "" : ", version " + schema.version())
                + (schema.parameters() == null || schema.parameters().isEmpty() ? "" : ", " + schema.parameters())
                + (schema.defaultValue() == null ? "" : ", default " + Texts.json(schema, schema.defaultValue()));
    }

    /** The type of a value without a schema, in the words of schemas. */
    static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Struct struct) {
            return type(struct.schema());
        }
        return SCHEMALESS.entrySet().stream()
                .filter(known -> known.getKey().isInstance(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> value.getClass().getName());
    }

    private static final Map<Class<?>, String> SCHEMALESS = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(Byte.class, "int8"),
            Map.entry(Short.class, "int16"),
            Map.entry(Integer.class, "int32"),
            Map.entry(Long.class, "int64"),
            Map.entry(Float.class, "float32"),
            Map.entry(Double.class, "float64"),
            Map.entry(byte[].class, "bytes"),
            Map.entry(ByteBuffer.class, "bytes"),
            Map.entry(BigDecimal.class, "decimal"),
            Map.entry(BigInteger.class, "integer"),
            Map.entry(Date.class, "timestamp"),
            Map.entry(Map.class, "map"),
            Map.entry(List.class, "array"));
}
