// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records for tests. */
public final class Records {
    private Records() {}

    /** A sink record of topic {@code orders}, partition 3, offset 42, with a key, a timestamp and a header. */
    public static SinkRecord of(Schema schema, Object value) {
        return new SinkRecord(
                "orders",
                3,
                Schema.STRING_SCHEMA,
                "k",
                schema,
                value,
                42,
                1_700_000_000_123L,
                TimestampType.CREATE_TIME,
                new ConnectHeaders().addString("trace", "t-1"));
    }

    /** The same, schemaless. */
    public static SinkRecord schemaless(Object value) {
        return of(null, value);
    }

    /** A map in the order of the arguments; a null value is allowed. */
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A Struct of optional fields whose schemas are inferred from the values, from nested maps and lists. */
    public static Struct struct(Object... namesAndValues) {
        return (Struct) typed(map(namesAndValues));
    }

    /** Maps as Structs, lists as arrays; everything optional. */
    public static Object typed(Object value) {
        if (value instanceof Map<?, ?> map) {
            SchemaBuilder builder = SchemaBuilder.struct().optional();
            map.forEach((name, field) -> builder.field((String) name, schemaOf(field)));
            Struct struct = new Struct(builder.build());
            map.forEach((name, field) -> struct.put((String) name, typed(field)));
            return struct;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Records::typed).collect(Collectors.toList());
        }
        return value;
    }

    /** The optional schema of a value made by {@link #typed}; a text's for null. */
    public static Schema schemaOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return ((Struct) typed(map)).schema();
        }
        if (value instanceof List<?> list) {
            Schema element = list.isEmpty() ? Schema.OPTIONAL_STRING_SCHEMA : schemaOf(list.get(0));
            return SchemaBuilder.array(element).optional().build();
        }
        if (value instanceof Integer) {
            return Schema.OPTIONAL_INT32_SCHEMA;
        }
        if (value instanceof Long) {
            return Schema.OPTIONAL_INT64_SCHEMA;
        }
        if (value instanceof Double) {
            return Schema.OPTIONAL_FLOAT64_SCHEMA;
        }
        if (value instanceof Boolean) {
            return Schema.OPTIONAL_BOOLEAN_SCHEMA;
        }
        return value instanceof byte[] ? Schema.OPTIONAL_BYTES_SCHEMA : Schema.OPTIONAL_STRING_SCHEMA;
    }

    /** Structs as maps, so that values with and without a schema can be compared. */
    public static Object plain(Object value) {
        if (value instanceof Struct struct) {
            struct.validate();
            Map<String, Object> map = new LinkedHashMap<>();
            for (Field field : struct.schema().fields()) {
                map.put(field.name(), plain(struct.getWithoutDefault(field.name())));
            }
            return map;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(key, plain(entry)));
            return plain;
        }
        return value instanceof List<?> list ? list.stream().map(Records::plain).collect(Collectors.toList()) : value;
    }
}
