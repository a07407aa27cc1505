// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** What counts as nothing in a field. */
enum Nothing {
    NULL("null"),
    EMPTY("empty"),
    BOTH("both");

    private final String word;

    Nothing(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean is(@Nullable Object value) {
        if (value == null) {
            return this != EMPTY;
        }
        if (this == NULL) {
            return false;
        }
        if (value instanceof CharSequence text) {
            return text.length() == 0;
        }
        if (value instanceof Struct struct) {
            return holdsNothing(struct);
        }
        return value instanceof Map<?, ?> map
                ? map.values().stream().allMatch(this::is)
                : value instanceof Collection<?> list && list.isEmpty();
    }

    private boolean holdsNothing(Struct struct) {
        for (Field field : struct.schema().fields()) {
            if (!is(struct.getWithoutDefault(field.name()))) {
                return false;
            }
        }
        return true;
    }
}
