// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.time.Logical;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;

/** Reads any value that is a number, or stands for one. */
final class Numbers {
    private static final int MAX_TEXT = 1_000;

    private Numbers() {}

    /**
     * Reads a number.
     *
     * @param value any value
     * @param logical what it means if it is a date
     * @return a Long, Float, Double or BigDecimal
     * @throws BadValue if it is no number
     */
    // Connect hands its logical types over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static Number of(Object value, Logical logical) {
        if (value instanceof Long || value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return (Number) value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof Date date) {
            return logical.number(date);
        }
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        throw new BadValue("a value is neither a number nor anything that stands for one");
    }

    /** A text that holds a number in Java's notation and nothing else. */
    static Number ofText(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            return decimal(text);
        }
    }

    static BigDecimal decimal(String text) {
        checkLength(text);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadValue("a text is no number");
        }
    }

    /** The time that it takes to read a number grows with the square of its length. */
    static void checkLength(String text) {
        if (text.length() > MAX_TEXT) {
            throw new BadValue("a text is longer than any number of " + MAX_TEXT + " characters");
        }
    }
}
