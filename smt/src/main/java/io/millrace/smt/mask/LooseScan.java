// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scans values without a schema. Safe for all threads. */
final class LooseScan {
    private static final int MOST_LEVELS = 1000;

    private final Texts texts;

    LooseScan(Texts texts) {
        this.texts = texts;
    }

    @Nullable
    Object of(@Nullable Object value, int level) {
        if (value == null || isPlain(value)) {
            return value;
        }
        if (value instanceof String text) {
            return texts.of(text);
        }
        if (level >= MOST_LEVELS) {
            return texts.bad("nested more than " + MOST_LEVELS + " levels deep", true);
        }
        if (value instanceof Map<?, ?> map) {
            return Containers.map(map, key -> key(key, level), entry -> of(entry, level + 1));
        }
        if (value instanceof List<?> list) {
            return Containers.list(list, element -> of(element, level + 1));
        }
        if (value instanceof byte[] bytes) {
            return texts.of(bytes);
        }
        return value instanceof ByteBuffer buffer
                ? texts.of(buffer)
                : texts.bad("a value of " + value.getClass().getName() + ", which cannot be looked into", true);
    }

    private @Nullable Object key(@Nullable Object key, int level) {
        Object scanned = key == null || key instanceof String || isPlain(key) ? of(key, level) : null;
        return scanned == null && key != null ? texts.bad("a map's key that cannot be masked", false) : scanned;
    }

    /** What holds no text. */
    private static boolean isPlain(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof Date;
    }
}
