// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.time.Logical;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

/** The conversions that need no fitting. */
final class PlainConversions {
    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "on", "1");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "off", "0");

    private PlainConversions() {}

    static Object truth(Object value, Logical logical) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof String text) {
            String word = text.toLowerCase(Locale.ROOT);
            if (!YES.contains(word) && !NO.contains(word)) {
                throw new BadValue("a text is none of the words for true and false");
            }
            return YES.contains(word);
        }
        Number number = Numbers.of(value, logical);
        if (Double.isNaN(number.doubleValue())) {
            throw new BadValue("what is no number is neither true nor false");
        }
        return number instanceof BigDecimal decimal ? decimal.signum() != 0 : number.doubleValue() != 0;
    }

    // Connect hands its logical types over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static Object text(Object value, Logical logical) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Date date) {
            return logical.text(date);
        }
        return Base64.getEncoder().encodeToString(bytes(value));
    }

    static Object bytes(Object value, Logical logical) {
        if (value instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new BadValue("a text is no base64");
            }
        }
        return value instanceof ByteBuffer ? value : bytes(value);
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
        throw new BadValue("a value has a type that cannot become the new one");
    }
}
