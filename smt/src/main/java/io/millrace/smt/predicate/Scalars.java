// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.expressions.view.JsonView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Single values as texts and numbers. */
final class Scalars {
    // A decimal of a few bytes may have digits by the million.
    private static final int MAX_PLAIN_SCALE = 1_000;

    private Scalars() {}

    /**
     * The text of a value: of bytes their UTF-8, of a number its digits, of Connect's Date, Time and Timestamp their ISO 8601
     * in UTC.
     *
     * @param schema null without one
     * @param value any
     * @return null for structures, arrays and maps
     */
    static @Nullable String text(@Nullable Schema schema, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof ByteBuffer buffer) {
            return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) <= MAX_PLAIN_SCALE ? decimal.toPlainString() : decimal.toString();
        }
        if (value instanceof Date) {
            return JsonView.of(schema, value).textValue();
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    /**
     * A number's exact value; a float's is that of its own digits.
     *
     * @param number any
     * @return null for NaN, the infinities and classes that no converter makes
     */
    static @Nullable BigDecimal number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        boolean finite = (number instanceof Double || number instanceof Float) && Double.isFinite(number.doubleValue());
        return finite ? new BigDecimal(number.toString()) : null;
    }
}
