// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A type that values are cast to without loss.
 *
 * @param kind the type's name, without parameters
 * @param precision all digits of a decimal
 * @param scale a decimal's digits behind the point
 */
record Target(Kind kind, int precision, int scale) {
    static final Target STRING = new Target(Kind.STRING, 0, 0);

    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,2})\\s*,\\s*(\\d{1,2})\\s*\\)");

    /** Numbers of more characters than this are not read: their cost grows with the square of the length. */
    private static final int MAX_NUMBER = 400;

    /** Glue's names and Connect's. */
    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("int", Kind.INT32),
            Map.entry("int32", Kind.INT32),
            Map.entry("long", Kind.INT64),
            Map.entry("bigint", Kind.INT64),
            Map.entry("int64", Kind.INT64),
            Map.entry("float", Kind.FLOAT32),
            Map.entry("float32", Kind.FLOAT32),
            Map.entry("double", Kind.FLOAT64),
            Map.entry("float64", Kind.FLOAT64),
            Map.entry("string", Kind.STRING),
            Map.entry("bytes", Kind.BYTES),
            Map.entry("binary", Kind.BYTES),
            Map.entry("date", Kind.DATE),
            Map.entry("timestamp", Kind.TIMESTAMP));

    /** The types. */
    enum Kind {
        BOOLEAN,
        INT32,
        INT64,
        FLOAT32,
        FLOAT64,
        STRING,
        BYTES,
        DECIMAL,
        DATE,
        TIMESTAMP
    }

    /**
     * Reads a type's name.
     *
     * @throws IllegalArgumentException when there is no such type
     */
    static Target parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        Kind kind = WORDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("there is no type '" + text.strip()
                    + "'; there are boolean, int32, int64, float, double, decimal(precision,scale), string, bytes, date and "
                    + "timestamp");
        }
        return new Target(kind, 0, 0);
    }

    private static Target decimal(int precision, int scale) {
        if (precision < 1 || precision > Numeric.MAX_DIGITS || scale > precision) {
            throw new IllegalArgumentException("a decimal has 1 to 38 digits, and no more than that behind the point");
        }
        return new Target(Kind.DECIMAL, precision, scale);
    }

    /** The type in the lattice whose values are of this type from the start. */
    Type type() {
        return switch (kind) {
            case BOOLEAN -> Type.Simple.BOOLEAN;
            case INT32 -> Numeric.of(Numeric.Whole.INT32);
            case INT64 -> Numeric.of(Numeric.Whole.INT64);
            case FLOAT32 -> Numeric.of(Numeric.Floating.FLOAT);
            case FLOAT64 -> Numeric.of(Numeric.Floating.DOUBLE);
            case STRING -> Type.Text.STRING;
            case BYTES -> Type.Simple.BYTES;
            case DECIMAL -> Numeric.decimal(precision - scale, scale);
            case DATE -> Type.Text.DATE;
            case TIMESTAMP -> Type.Text.TIMESTAMP;
        };
    }

    /** The optional schema of such values. */
    Schema schema() {
        return switch (kind) {
            case DECIMAL -> decimalSchema(precision, scale);
            case DATE -> org.apache.kafka.connect.data.Date.builder().optional().build();
            case TIMESTAMP -> Timestamp.builder().optional().build();
            default ->
                SchemaBuilder.type(Schema.Type.valueOf(kind.name())).optional().build();
        };
    }

    /** A decimal's schema; JDBC and the schema converters look for the precision in this parameter. */
    static Schema decimalSchema(int precision, int scale) {
        return Decimal.builder(scale)
                .parameter("connect.decimal.precision", Integer.toString(precision))
                .optional()
                .build();
    }

    /**
     * Casts a value.
     *
     * @param value not null
     * @throws BadValue when it cannot be cast without loss
     */
    Object cast(Object value) {
        Object cast = switch (kind) {
            case BOOLEAN -> truth(value);
            case STRING -> Scalars.text(value);
            case BYTES -> value instanceof byte[] || value instanceof ByteBuffer ? value : null;
            case DATE, TIMESTAMP -> moment(value);
            case FLOAT32 -> floating(value, true);
            case FLOAT64 -> floating(value, false);
            default -> exact(value);
        };
        if (cast == null) {
            throw new BadValue("a value cannot become " + kind.name().toLowerCase(Locale.ROOT) + " without loss");
        }
        return cast;
    }

    private static @Nullable Object truth(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        return "true".equals(value) ? Boolean.TRUE : "false".equals(value) ? Boolean.FALSE : null;
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    private @Nullable Object moment(Object value) {
        Instant instant = null;
        if (value instanceof String text) {
            instant = Moments.instant(text);
        } else if (value instanceof Date date) {
            instant = date.toInstant();
        }
        if (instant == null || (kind == Kind.DATE && !instant.equals(instant.truncatedTo(ChronoUnit.DAYS)))) {
            return null;
        }
        return Date.from(instant);
    }

    // A fraction becomes the nearest one, as everywhere; a whole number must stay what it is.
    private static @Nullable Object floating(Object value, boolean single) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return single ? (Object) (float) number : (Object) number;
        }
        BigDecimal exact = number(value);
        if (exact == null) {
            return null;
        }
        double number = single ? exact.floatValue() : exact.doubleValue();
        boolean lossy =
                Double.isInfinite(number) || (exact.scale() <= 0 && new BigDecimal(number).compareTo(exact) != 0);
        return lossy ? null : single ? (Object) (float) number : (Object) number;
    }

    private @Nullable Object exact(Object value) {
        BigDecimal exact = number(value);
        if (exact == null) {
            return null;
        }
        try {
            return switch (kind) {
                case INT32 -> exact.intValueExact();
                case INT64 -> exact.longValueExact();
                default -> fitting(exact);
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private @Nullable BigDecimal fitting(BigDecimal exact) {
        BigDecimal shortest = exact.stripTrailingZeros();
        // Checked before: a large exponent would be written out in full.
        if (shortest.scale() > scale || (long) shortest.precision() - shortest.scale() > precision - scale) {
            return null;
        }
        return shortest.setScale(scale);
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger big) {
            return new BigDecimal(big);
        }
        if (value instanceof Number || (value instanceof String text && text.length() <= MAX_NUMBER)) {
            try {
                return new BigDecimal(value.toString());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }
}
