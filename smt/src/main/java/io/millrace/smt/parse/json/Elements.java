// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * The schema that the elements of an array have in common: the same one; of numbers the wider; of structures all fields of
 * both; of arrays an array of what their elements have in common; of anything else texts.
 */
final class Elements {
    private static final Schema TEXT = Schema.OPTIONAL_STRING_SCHEMA;

    /** The schema of null, as long as others may say more. */
    static final Schema UNKNOWN = SchemaBuilder.string().optional().build();

    /** How many fields structures that differ may have between them. */
    static final int MOST_FIELDS = 1_000;

    private final Shapes shapes;

    Elements(Shapes shapes) {
        this.shapes = shapes;
    }

    // All schemas come from the same shapes.
    @SuppressWarnings("ReferenceEquality")
    Schema common(Schema one, Schema other) {
        if (one == other || other == UNKNOWN) {
            return one;
        }
        if (one == UNKNOWN) {
            return other;
        }
        if (one.type() == Schema.Type.STRUCT && other.type() == Schema.Type.STRUCT) {
            return fields(one, other);
        }
        if (one.type() == Schema.Type.ARRAY && other.type() == Schema.Type.ARRAY) {
            return shapes.array(common(one.valueSchema(), other.valueSchema()));
        }
        return isNumber(one) && isNumber(other) ? wider(one, other) : TEXT;
    }

    private Schema fields(Schema one, Schema other) {
        Map<String, Schema> all = new LinkedHashMap<>();
        one.fields().forEach(field -> all.put(field.name(), field.schema()));
        for (Field field : other.fields()) {
            all.merge(field.name(), field.schema(), this::common);
        }
        if (all.size() > MOST_FIELDS && all.size() > Math.max(one.fields().size(), other.fields().size())) {
            // Every one gets the fields of all: a few kilobytes of text would become a gigabyte.
            throw new BadValue("the structures of an array have more than " + MOST_FIELDS
                    + " fields between them; set mode=map, or parse without a schema");
        }
        return shapes.struct(all.keySet().toArray(new String[0]), all.values().toArray(new Schema[0]))
                .schema();
    }

    /** What is still unknown is a text. */
    @SuppressWarnings("ReferenceEquality") // As above.
    Schema settled(Schema schema) {
        if (schema.type() == Schema.Type.ARRAY) {
            return shapes.array(settled(schema.valueSchema()));
        }
        if (schema.type() != Schema.Type.STRUCT) {
            return schema == UNKNOWN ? TEXT : schema;
        }
        List<Field> fields = schema.fields();
        String[] names = new String[fields.size()];
        Schema[] schemas = new Schema[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields.get(i).name();
            schemas[i] = settled(fields.get(i).schema());
        }
        return shapes.struct(names, schemas).schema();
    }

    private static boolean isNumber(Schema schema) {
        return switch (schema.type()) {
            case INT64, FLOAT64, BYTES -> true;
            default -> false;
        };
    }

    /** A decimal among doubles is there because a double would not do. */
    private Schema wider(Schema one, Schema other) {
        boolean decimals = one.type() == Schema.Type.BYTES || other.type() == Schema.Type.BYTES;
        boolean doubles = one.type() == Schema.Type.FLOAT64 || other.type() == Schema.Type.FLOAT64;
        if (decimals && doubles) {
            return TEXT;
        }
        return decimals ? shapes.decimal(Math.max(scale(one), scale(other))) : Schema.OPTIONAL_FLOAT64_SCHEMA;
    }

    /** Digits after the point; none of whole numbers. */
    static int scale(Schema schema) {
        return schema.type() == Schema.Type.BYTES
                ? Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD))
                : 0;
    }
}
