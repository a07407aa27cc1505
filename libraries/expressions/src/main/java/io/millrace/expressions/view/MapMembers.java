// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The entries of a map. */
final class MapMembers extends Members {
    private final @Nullable Schema schema;
    private final Map<String, ?> map;

    MapMembers(@Nullable Schema schema, Map<String, ?> map) {
        this.schema = schema;
        this.map = map;
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        Object value = map.get(name);
        return value == null && !map.containsKey(name) ? null : JsonView.of(schema, value);
    }

    @Override
    JsonNode member(String name) {
        return JsonView.of(schema, map.get(name));
    }

    @Override
    Set<String> names() {
        return map.keySet();
    }
}
