// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** The keys of maps as names of members. */
final class MapKeys {
    private MapKeys() {}

    /** The map itself when its keys are texts, which nearly all are; else one whose keys are the texts of its keys. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> texts(@Nullable Schema schema, Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return converted(schema, map);
            }
        }
        return (Map<String, Object>) map;
    }

    private static Map<String, Object> converted(@Nullable Schema schema, Map<?, ?> map) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = text(schema, key);
            if (result.containsKey(name)) {
                throw new DataException("Two keys of a map have the same text.");
            }
            result.put(name, value);
        });
        return result;
    }

    private static String text(@Nullable Schema schema, @Nullable Object key) {
        if (key == null || key instanceof String || key instanceof Boolean) {
            return String.valueOf(key);
        }
        if (key instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return key instanceof Number ? key.toString() : JsonView.text(schema, key);
    }
}
