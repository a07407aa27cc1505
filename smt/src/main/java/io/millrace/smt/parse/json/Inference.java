// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Shapes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Gives a value of JSON the schema that follows from it alone. Safe for all threads. */
final class Inference {
    private final Shapes shapes = new Shapes();
    private final Elements elements = new Elements(shapes);

    Parsed typed(@Nullable Object value) {
        Schema schema = schema(value, false);
        return new Parsed(schema, new Conforming().conform(schema, value));
    }

    /** Among the elements of an array, null is told from text, because the next element may say what it is. */
    private Schema schema(@Nullable Object value, boolean inArray) {
        if (value instanceof Map<?, ?> map) {
            String[] names = new String[map.size()];
            Schema[] schemas = new Schema[names.length];
            int at = 0;
            for (Map.Entry<?, ?> field : map.entrySet()) {
                names[at] = named((String) field.getKey());
                schemas[at++] = schema(field.getValue(), inArray);
            }
            return shapes.struct(names, schemas).schema();
        }
        if (value instanceof List<?> list) {
            Variety met = new Variety();
            list.forEach(element -> met.add(schema(element, true)));
            Schema array = shapes.array(elements.common(met));
            return inArray ? array : elements.settled(array);
        }
        return value == null && inArray ? Elements.UNKNOWN : scalar(value);
    }

    private static String named(String name) {
        if (name.isEmpty()) {
            throw new BadValue("an object has a field with the empty name, which no schema can have; set mode=map");
        }
        return name;
    }

    private Schema scalar(@Nullable Object value) {
        if (value instanceof Long) {
            return Schema.OPTIONAL_INT64_SCHEMA;
        }
        if (value instanceof Double) {
            return Schema.OPTIONAL_FLOAT64_SCHEMA;
        }
        if (value instanceof Boolean) {
            return Schema.OPTIONAL_BOOLEAN_SCHEMA;
        }
        return value instanceof BigDecimal number ? shapes.decimal(number.scale()) : Schema.OPTIONAL_STRING_SCHEMA;
    }
}
