// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import io.millrace.common.options.Spelling;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a column are.
 *
 * @param kind which type
 * @param scale digits after the point, of decimals only
 * @param schema of the values
 */
record ColumnType(Kind kind, int scale, Schema schema) {
    /** Texts as they are. */
    static final ColumnType STRING = new ColumnType(Kind.STRING, 0, Schema.OPTIONAL_STRING_SCHEMA);

    private static final int MOST_SCALE = 100;
    private static final int MOST_DIGITS = 1000;

    enum Kind {
        STRING(Schema.OPTIONAL_STRING_SCHEMA),
        BOOLEAN(Schema.OPTIONAL_BOOLEAN_SCHEMA),
        INT8(Schema.OPTIONAL_INT8_SCHEMA),
        INT16(Schema.OPTIONAL_INT16_SCHEMA),
        INT32(Schema.OPTIONAL_INT32_SCHEMA),
        INT64(Schema.OPTIONAL_INT64_SCHEMA),
        FLOAT32(Schema.OPTIONAL_FLOAT32_SCHEMA),
        FLOAT64(Schema.OPTIONAL_FLOAT64_SCHEMA),
        DECIMAL(null);

        @SuppressWarnings("ImmutableEnumChecker") // Built schemas are immutable.
        private final @Nullable Schema schema;

        Kind(@Nullable Schema schema) {
            this.schema = schema;
        }
    }

    /**
     * Reads a type's name.
     *
     * @param word such as {@code int64} or {@code decimal(2)}
     * @return the type
     * @throws IllegalArgumentException for an unknown one
     */
    static ColumnType of(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("decimal\\([0-9]{1,3}\\)")) {
            int scale = Integer.parseInt(lower.substring(8, lower.length() - 1));
            if (scale <= MOST_SCALE) {
                return new ColumnType(
                        Kind.DECIMAL, scale, Decimal.builder(scale).optional().build());
            }
        }
        for (Kind kind : Kind.values()) {
            if (kind.schema != null && kind.name().toLowerCase(Locale.ROOT).equals(lower)) {
                return new ColumnType(kind, 0, kind.schema);
            }
        }
        List<String> words = Arrays.stream(Kind.values())
                .map(kind -> kind == Kind.DECIMAL ? "decimal(2)" : kind.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> near = Spelling.nearest(lower, words, 1);
        throw new IllegalArgumentException("there is no type of that name; "
                + (near.isEmpty() ? "there are " + String.join(", ", words) : "did you mean '" + near.get(0) + "'?"));
    }

    /** How configurations spell it. */
    String word() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.DECIMAL ? word + "(" + scale + ")" : word;
    }

    /**
     * Reads a value.
     *
     * @param bytes hold it
     * @param from where it begins
     * @param to where it ends; it is not empty
     * @return the value, or null when the bytes are none of this type
     */
    @Nullable
    Object read(byte[] bytes, int from, int to) {
        return switch (kind) {
            case STRING -> text(bytes, from, to);
            case BOOLEAN -> truth(bytes, from, to);
            case INT8 -> within(bytes, from, to, Byte.MIN_VALUE, Byte.MAX_VALUE) ? (byte) whole(bytes, from, to) : null;
            case INT16 ->
                within(bytes, from, to, Short.MIN_VALUE, Short.MAX_VALUE) ? (short) whole(bytes, from, to) : null;
            case INT32 ->
                within(bytes, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE) ? (int) whole(bytes, from, to) : null;
            case INT64 -> Digits.isLong(bytes, from, to) ? whole(bytes, from, to) : null;
            case FLOAT32 -> Digits.isDecimal(bytes, from, to) ? single(text(bytes, from, to)) : null;
            case FLOAT64 -> Digits.isDecimal(bytes, from, to) ? finite(Digits.toDouble(bytes, from, to)) : null;
            case DECIMAL -> Digits.isDecimal(bytes, from, to) ? decimal(text(bytes, from, to)) : null;
        };
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static long whole(byte[] bytes, int from, int to) {
        return Digits.toLong(bytes, from, to);
    }

    private static boolean within(byte[] bytes, int from, int to, long least, long most) {
        if (!Digits.isLong(bytes, from, to)) {
            return false;
        }
        long number = whole(bytes, from, to);
        return number >= least && number <= most;
    }

    private static @Nullable Boolean truth(byte[] bytes, int from, int to) {
        String text = text(bytes, from, to);
        return text.equalsIgnoreCase("true") ? Boolean.TRUE : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }

    private static @Nullable Object single(String text) {
        float number = Float.parseFloat(text);
        return Float.isInfinite(number) ? null : number;
    }

    private static @Nullable Object finite(double number) {
        return Double.isInfinite(number) ? null : number;
    }

    private @Nullable Object decimal(String text) {
        try {
            BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
            // A large exponent would make as many zeros.
            return number == null || Math.abs((long) number.scale()) > MOST_DIGITS ? null : number.setScale(scale);
        } catch (ArithmeticException | NumberFormatException doesNotFit) {
            return null;
        }
    }
}
