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
 * all; of arrays an array of what their elements have in common; of anything else texts.
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

    /** Of schemas from the same shapes, in time that grows with their number and not with its square. */
    Schema common(Variety met) {
        List<Schema> different = met.different();
        if (different.size() < 2) {
            return different.isEmpty() ? UNKNOWN : different.get(0);
        }
        if (areAll(different, Schema.Type.STRUCT)) {
            return fields(different);
        }
        if (areAll(different, Schema.Type.ARRAY)) {
            Variety below = new Variety();
            different.forEach(array -> below.add(array.valueSchema()));
            return shapes.array(common(below));
        }
        return different.stream().allMatch(Elements::isNumber) ? widest(different) : TEXT;
    }

    private static boolean areAll(List<Schema> schemas, Schema.Type type) {
        return schemas.stream().allMatch(schema -> schema.type() == type);
    }

    private Schema fields(List<Schema> structs) {
        Map<String, Variety> all = new LinkedHashMap<>();
        int most = 0;
        for (Schema struct : structs) {
            most = Math.max(most, struct.fields().size());
            for (Field field : struct.fields()) {
                all.computeIfAbsent(field.name(), name -> new Variety()).add(field.schema());
            }
        }
        if (all.size() > Math.max(most, MOST_FIELDS)) {
            // Every one gets the fields of all: a few kilobytes of text would become a gigabyte.
            throw new BadValue("the structures of an array have more than " + MOST_FIELDS
                    + " fields between them; set mode=map, or parse without a schema");
        }
        Schema[] schemas = all.values().stream().map(this::common).toArray(Schema[]::new);
        return shapes.struct(all.keySet().toArray(new String[0]), schemas).schema();
    }

    /** What is still unknown is a text. */
    @SuppressWarnings("ReferenceEquality") // One mark only.
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
    private Schema widest(List<Schema> numbers) {
        boolean decimals = numbers.stream().anyMatch(number -> number.type() == Schema.Type.BYTES);
        boolean doubles = numbers.stream().anyMatch(number -> number.type() == Schema.Type.FLOAT64);
        if (decimals && doubles) {
            return TEXT;
        }
        int scale = numbers.stream().mapToInt(Elements::scale).max().orElse(0);
        return decimals ? shapes.decimal(scale) : Schema.OPTIONAL_FLOAT64_SCHEMA;
    }

    /** Digits after the point; none of whole numbers. */
    static int scale(Schema schema) {
        return schema.type() == Schema.Type.BYTES
                ? Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD))
                : 0;
    }
}
