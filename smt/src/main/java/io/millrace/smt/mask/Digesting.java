// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.edit.Change;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Puts a digest's hexadecimal text in the place of a text, of bytes, or of a whole or decimal number, which is digested as it
 * is written in decimal. Booleans, moments and binary floating point numbers are refused: the few values of the former
 * are found by trying, and the latter have more than one text.
 */
final class Digesting implements Change {
    /** 1e1000000000 is a few bytes long and would be a thousand million digits. */
    private static final int MAX_SCALE = 10_000;

    private final Digest digest;
    private final Bound schemaless;

    Digesting(Digest digest) {
        this.digest = digest;
        this.schemaless = new Bound(null, this::digested);
    }

    @Override
    public Bound bind(@Nullable Schema schema) {
        if (schema == null) {
            return schemaless;
        }
        boolean known = schema.name() == null || schema.type() == Schema.Type.STRING || isDecimal(schema);
        boolean fits = switch (schema.type()) {
            case STRING, BYTES, INT8, INT16, INT32, INT64 -> known;
            default -> false;
        };
        if (!fits) {
            throw refusal();
        }
        return new Bound(Masked.text(schema), this::digested);
    }

    private static boolean isDecimal(Schema schema) {
        return Decimal.LOGICAL_NAME.equals(schema.name());
    }

    private String digested(Object value) {
        return digest.hex(bytes(value));
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
                throw new BadValue("a number has too many zeros to be written out; use redact or null");
            }
            return decimal.toPlainString();
        }
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            return value.toString();
        }
        throw refusal();
    }

    private static BadValue refusal() {
        return new BadValue("neither text, bytes, nor a whole or decimal number; use redact or null");
    }
}
