// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import io.millrace.smt.edit.Schemas;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The same in the place of every value, of the value's own type: without a replacement stars for a text, 0 for a number,
 * false, no bytes, and 1970-01-01 00:00 for a moment. Structures, arrays and maps are refused.
 */
final class Redaction implements Change {
    static final String STARS = "****";

    private final Optional<String> replacement;
    private final Bound schemaless = new Bound(null, this::like);

    Redaction(Optional<String> replacement) {
        this.replacement = replacement;
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        Object constant = constant(schema);
        return new Bound(Schemas.withoutDefault(schema), value -> constant);
    }

    private Object constant(Schema schema) {
        try {
            return fitting(schema);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    private Object fitting(Schema schema) {
        if (Decimal.LOGICAL_NAME.equals(schema.name())) {
            return decimal(scale(schema));
        }
        if (isMoment(schema)) {
            return moment();
        }
        return switch (schema.type()) {
            case STRING -> text();
            case BYTES -> bytes();
            case BOOLEAN -> truth();
            case INT8 -> number().byteValueExact();
            case INT16 -> number().shortValueExact();
            case INT32 -> number().intValueExact();
            case INT64 -> number().longValueExact();
            case FLOAT32 -> number().floatValue();
            case FLOAT64 -> number().doubleValue();
            case STRUCT, ARRAY, MAP -> throw structure();
        };
    }

    private static int scale(Schema schema) {
        String scale = schema.parameters() == null ? null : schema.parameters().get(Decimal.SCALE_FIELD);
        if (scale == null) {
            throw new BadValue("the schema of a decimal tells no scale");
        }
        return Integer.parseInt(scale);
    }

    private static boolean isMoment(Schema schema) {
        String name = schema.name();
        return org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(name)
                || Time.LOGICAL_NAME.equals(name)
                || Timestamp.LOGICAL_NAME.equals(name);
    }

    private Object like(Object value) {
        if (value instanceof String) {
            return text();
        }
        if (value instanceof Number number) {
            try {
                return likeNumber(number);
            } catch (ArithmeticException e) {
                throw tooLarge();
            }
        }
        if (value instanceof Boolean) {
            return truth();
        }
        if (value instanceof byte[]) {
            return bytes();
        }
        if (value instanceof ByteBuffer) {
            return ByteBuffer.wrap(bytes());
        }
        if (value instanceof Date) {
            return moment();
        }
        throw structure();
    }

    private Number likeNumber(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal(decimal.scale());
        }
        if (value instanceof Long) {
            return number().longValueExact();
        }
        if (value instanceof Integer) {
            return number().intValueExact();
        }
        if (value instanceof Double) {
            return number().doubleValue();
        }
        if (value instanceof Float) {
            return number().floatValue();
        }
        if (value instanceof Short) {
            return number().shortValueExact();
        }
        if (value instanceof Byte) {
            return number().byteValueExact();
        }
        if (value instanceof BigInteger) {
            return number().toBigIntegerExact();
        }
        throw new BadValue("a number of a class that masking does not know");
    }

    private String text() {
        return replacement.orElse(STARS);
    }

    private byte[] bytes() {
        return replacement.orElse("").getBytes(StandardCharsets.UTF_8);
    }

    private boolean truth() {
        String text = replacement.orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new BadValue("a boolean, for which the replacement must be true or false; leave it out or mask the "
                    + "field with a step of its own");
        }
        return text.equals("true");
    }

    private Date moment() {
        if (replacement.isPresent()) {
            throw new BadValue("a moment, for which there is no replacement; leave it out, or use action=null");
        }
        return Date.from(Instant.EPOCH);
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(replacement.orElse("0"));
        } catch (NumberFormatException e) {
            throw new BadValue(
                    "a number, for which the replacement is none; leave it out or mask the field with a step "
                            + "of its own");
        }
    }

    private BigDecimal decimal(int scale) {
        return number().setScale(scale);
    }

    private static BadValue tooLarge() {
        return new BadValue(
                "a number that has no room for the replacement; leave it out or mask the field with a step of its own");
    }

    private static BadValue structure() {
        return new BadValue("not a single value: name the fields in it, or use action=null");
    }
}
