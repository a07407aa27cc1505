// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Makes one parsed value one of the schema that was inferred from it. For one thread and one value. */
final class Conforming {
    /** How many fields there may be, null ones included: each takes memory, of which the text may have needed none. */
    private static final int MOST_FIELDS = 5_000_000;

    private int room = MOST_FIELDS;

    @Nullable
    Object conform(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.type()) {
            case STRUCT -> struct(schema, (Map<?, ?>) value);
            case ARRAY -> array(schema.valueSchema(), (List<?>) value);
            case FLOAT64 -> value instanceof Long whole ? widened(whole) : value;
            case BYTES -> decimal(schema, value);
            case STRING -> value instanceof String ? value : JsonText.of(value);
            default -> value;
        };
    }

    private static double widened(long whole) {
        double nearest = whole;
        if ((long) nearest != whole || whole == Long.MAX_VALUE) {
            throw new BadValue(
                    "an array mixes fractions with whole numbers that are too large for float64; set mode=map");
        }
        return nearest;
    }

    private Struct struct(Schema schema, Map<?, ?> map) {
        room -= schema.fields().size();
        if (room < 0) {
            throw new BadValue(
                    "the structures of its arrays differ too much to share a schema; set mode=map, or parse without"
                            + " a schema");
        }
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            Object value = map.get(field.name());
            if (value != null) {
                struct.put(field, conform(field.schema(), value));
            }
        }
        return struct;
    }

    private List<@Nullable Object> array(Schema element, List<?> list) {
        List<@Nullable Object> typed = new ArrayList<>(list.size());
        for (Object value : list) {
            typed.add(conform(element, value));
        }
        return typed;
    }

    private static BigDecimal decimal(Schema schema, Object value) {
        BigDecimal number = value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
        return number.setScale(Elements.scale(schema));
    }
}
