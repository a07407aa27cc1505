// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** How large values are as JSON, found without converting anything. */
final class Weights {
    private Weights() {}

    static int nodes(@Nullable Object value) {
        long nodes = 1;
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                nodes += nodes(struct.getWithoutDefault(field.name()));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Object member : map.values()) {
                nodes += nodes(member);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                nodes += nodes(item);
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, nodes);
    }

    static int characters(@Nullable Object value) {
        long characters = 0;
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                characters += field.name().length() + (long) characters(struct.getWithoutDefault(field.name()));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                characters += characters(member.getKey()) + (long) characters(member.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                characters += characters(item);
            }
        } else if (value != null) {
            characters = JsonView.characters(value);
        }
        return (int) Math.min(Integer.MAX_VALUE, characters);
    }
}
