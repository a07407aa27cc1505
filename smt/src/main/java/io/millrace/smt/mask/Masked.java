// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.Schemas;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Schemas of masked values. */
final class Masked {
    private Masked() {}

    /** The same schema without a default, which would take the place of a null in clear. */
    static Schema withoutDefault(Schema schema) {
        return schema.defaultValue() == null
                ? schema
                : Schemas.named(builder(schema), schema).optional().build();
    }

    private static SchemaBuilder builder(Schema schema) {
        return switch (schema.type()) {
            case STRUCT -> {
                SchemaBuilder struct = SchemaBuilder.struct();
                for (Field field : schema.fields()) {
                    struct.field(field.name(), field.schema());
                }
                yield struct;
            }
            case ARRAY -> SchemaBuilder.array(schema.valueSchema());
            case MAP -> SchemaBuilder.map(schema.keySchema(), schema.valueSchema());
            default -> SchemaBuilder.type(schema.type());
        };
    }

    /** A text's schema that allows null where the other one did. */
    static Schema text(Schema schema) {
        return schema.isOptional() || schema.defaultValue() != null
                ? Schema.OPTIONAL_STRING_SCHEMA
                : Schema.STRING_SCHEMA;
    }
}
