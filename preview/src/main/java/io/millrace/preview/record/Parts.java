// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.jspecify.annotations.Nullable;

/** Takes a record apart: paths such as {@code value.user.tags[0]}, and what is there. */
final class Parts {
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Parts() {}

    static Map<String, Part> of(ConnectRecord<?> whole) {
        Parts all = new Parts();
        all.put("topic", "", whole.topic());
        all.put("partition", "", whole.kafkaPartition());
        all.put("timestamp", "", whole.timestamp());
        all.whole("key", whole.keySchema(), whole.key());
        all.whole("value", whole.valueSchema(), whole.value());
        int index = 0;
        for (Header header : whole.headers()) {
            // Headers may have the same name; their order tells them apart.
            all.walk("headers[" + index++ + "]." + header.key(), header.schema(), header.value());
        }
        return all.parts;
    }

    private void put(String path, String type, @Nullable Object value) {
        parts.put(path, new Part(type, String.valueOf(value)));
    }

    private void whole(String path, @Nullable Schema schema, @Nullable Object value) {
        if (isContainer(value)) {
            parts.put(path, new Part(typeOf(schema, value), ""));
        }
        walk(path, schema, value);
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Struct
                || (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof List<?> list && !list.isEmpty());
    }

    private void walk(String path, @Nullable Schema schema, @Nullable Object value) {
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                walk(path + "." + field.name(), field.schema(), struct.getWithoutDefault(field.name()));
            }
        } else if (isContainer(value) && value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> walk(path + "." + key, schema == null ? null : schema.valueSchema(), item));
        } else if (isContainer(value) && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "[" + i + "]", schema == null ? null : schema.valueSchema(), list.get(i));
            }
        } else {
            parts.put(path, new Part(typeOf(schema, value), Texts.json(schema, value)));
        }
    }

    static String typeOf(@Nullable Schema schema, @Nullable Object value) {
        return schema == null ? SchemaText.type(value) : SchemaText.type(schema);
    }
}
