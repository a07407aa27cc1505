// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.TimeForm;
import io.millrace.rendering.Unrenderable;
import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Single values and their texts. */
final class Scalars {
    // A text is better than nothing for NaN within a list.
    private static final Forms FORMS = new Forms(DecimalForm.NUMBER, TimeForm.ISO, true);
    private static final int INITIAL = 128;

    private Scalars() {}

    /**
     * The type of a value that is neither null nor a container.
     *
     * @throws BadValue when Connect knows no such values
     */
    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static Type typeOf(Object value, Moments moments) {
        if (value instanceof String text) {
            return moments.typeOf(text);
        }
        if (value instanceof Number number) {
            return Numeric.of(number);
        }
        if (value instanceof Boolean) {
            return Type.Simple.BOOLEAN;
        }
        if (value instanceof Date) {
            return Type.Text.TIMESTAMP;
        }
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            return Type.Simple.BYTES;
        }
        throw unknown(value);
    }

    static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        throw unknown(number);
    }

    static BadValue unknown(Object value) {
        return new BadValue("Connect knows no values of " + value.getClass().getName());
    }

    /** Empty lists and maps tell no type. */
    static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof List<?> list && list.isEmpty();
    }

    /** A text as it is, numbers as their digits, moments in ISO 8601, bytes in base64, everything else as JSON. */
    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof ByteBuffer buffer ? text(bytes(buffer)) : json(value);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static String json(Object value) {
        RowBytes out = new RowBytes(INITIAL);
        try {
            new JsonRenderer(FORMS).value(null, value, out);
        } catch (Unrenderable e) {
            throw new BadValue("a value has no form in JSON");
        }
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /**
     * A key as a name.
     *
     * @throws BadValue for a key that is no text
     */
    static String name(Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new BadValue("a map has a key that is no text");
    }
}
