// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Variants of schemas. */
public final class Schemas {
    private Schemas() {}

    /**
     * The same schema for values that may be null.
     *
     * @param schema any
     * @return itself if it is optional already
     */
    public static Schema optional(Schema schema) {
        if (schema.isOptional()) {
            return schema;
        }
        SchemaBuilder builder = like(schema).optional();
        if (schema.defaultValue() != null) {
            builder.defaultValue(schema.defaultValue());
        }
        return builder.build();
    }

    /**
     * The same schema for values that may be null and have no default.
     *
     * @param schema any
     * @return itself if it has none
     */
    public static Schema withoutDefault(Schema schema) {
        return schema.defaultValue() == null ? schema : like(schema).optional().build();
    }

    private static SchemaBuilder like(Schema schema) {
        return named(
                switch (schema.type()) {
                    case STRUCT -> withFields(SchemaBuilder.struct(), schema);
                    case ARRAY -> SchemaBuilder.array(schema.valueSchema());
                    case MAP -> SchemaBuilder.map(schema.keySchema(), schema.valueSchema());
                    default -> SchemaBuilder.type(schema.type());
                },
                schema);
    }

    /**
     * A value under a schema that differs from its own only in what may be null: Structs are bound to theirs.
     *
     * @param schema null without one
     * @param value of the same fields
     * @return the value itself where it fits
     */
    @SuppressWarnings("ReferenceEquality") // Equal ones are the rare case.
    public static @Nullable Object fitted(@Nullable Schema schema, @Nullable Object value) {
        if (schema == null) {
            return value;
        }
        if (value instanceof Struct struct
                && struct.schema() != schema
                && !struct.schema().equals(schema)) {
            Struct copy = new Struct(schema);
            for (Field field : schema.fields()) {
                Object part = struct.getWithoutDefault(field.name());
                if (part != null) {
                    copy.put(field, part);
                }
            }
            return copy;
        }
        if (value instanceof List<?> list && !schema.valueSchema().type().isPrimitive()) {
            List<@Nullable Object> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(fitted(schema.valueSchema(), element)));
            return elements;
        }
        return value;
    }

    /**
     * Gives a schema under construction the name, version, doc and parameters of another one.
     *
     * @param builder the schema under construction
     * @param like the other one; null for none
     * @return the builder
     */
    public static SchemaBuilder named(SchemaBuilder builder, @Nullable Schema like) {
        if (like != null) {
            if (like.name() != null) {
                builder.name(like.name());
            }
            if (like.version() != null) {
                builder.version(like.version());
            }
            if (like.doc() != null) {
                builder.doc(like.doc());
            }
            if (like.parameters() != null) {
                builder.parameters(like.parameters());
            }
        }
        return builder;
    }

    private static SchemaBuilder withFields(SchemaBuilder builder, Schema struct) {
        for (Field field : struct.fields()) {
            builder.field(field.name(), field.schema());
        }
        return builder;
    }

    /**
     * What a type is called in messages.
     *
     * @param type any
     * @return such as {@code a text}
     */
    static String kind(Schema.Type type) {
        return switch (type) {
            case STRUCT -> "a structure";
            case ARRAY -> "an array";
            case MAP -> "a map";
            case STRING -> "a text";
            case BYTES -> "bytes";
            case BOOLEAN -> "a boolean";
            default -> "a number";
        };
    }
}
