// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plus, minus and times without loss: the engine calculates integers in 64 bits and lets them wrap, and decimals in
 * doubles. Integers become as long as they need to be, decimals stay decimals, and a double makes a double of both.
 */
enum Arithmetic implements Calculation {
    PLUS {
        @Override
        long exact(long one, long other) {
            return Math.addExact(one, other);
        }

        @Override
        BigInteger of(BigInteger one, BigInteger other) {
            return one.add(other);
        }

        @Override
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.add(other);
        }
    },
    MINUS {
        @Override
        long exact(long one, long other) {
            return Math.subtractExact(one, other);
        }

        @Override
        BigInteger of(BigInteger one, BigInteger other) {
            return one.subtract(other);
        }

        @Override
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.subtract(other);
        }
    },
    TIMES {
        @Override
        long exact(long one, long other) {
            return Math.multiplyExact(one, other);
        }

        @Override
        BigInteger of(BigInteger one, BigInteger other) {
            return one.multiply(other);
        }

        @Override
        BigDecimal of(BigDecimal one, BigDecimal other) {
            return one.multiply(other);
        }
    };

    /** Longer numbers are calculated as doubles: 1E1000000000 is short as text and a gigabyte as a sum. */
    private static final int MAX_BITS = 4_096;

    private static final int MAX_SCALE = 1_000;

    abstract long exact(long one, long other);

    abstract BigInteger of(BigInteger one, BigInteger other);

    abstract BigDecimal of(BigDecimal one, BigDecimal other);

    @Override
    public @Nullable JsonNode of(JsonNode one, JsonNode other) {
        if (isLong(one) && isLong(other)) {
            return ofLongs(one.longValue(), other.longValue());
        }
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            BigInteger first = one.bigIntegerValue();
            BigInteger second = other.bigIntegerValue();
            boolean fits = first.bitLength() <= MAX_BITS && second.bitLength() <= MAX_BITS;
            return fits ? shortest(of(first, second)) : null;
        }
        if (isExact(one) && isExact(other)) {
            BigDecimal first = one.decimalValue();
            BigDecimal second = other.decimalValue();
            return isShort(first) && isShort(second) ? DecimalNode.valueOf(of(first, second)) : null;
        }
        return null;
    }

    private JsonNode ofLongs(long one, long other) {
        try {
            return new LongNode(exact(one, other));
        } catch (ArithmeticException e) {
            return new BigIntegerNode(of(BigInteger.valueOf(one), BigInteger.valueOf(other)));
        }
    }

    static JsonNode shortest(BigInteger number) {
        return number.bitLength() < Long.SIZE ? new LongNode(number.longValue()) : new BigIntegerNode(number);
    }

    /** How two numbers compare: exactly, unless one is a double. */
    static int compare(JsonNode one, JsonNode other) {
        if (isLong(one) && isLong(other)) {
            return Long.compare(one.longValue(), other.longValue());
        }
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().compareTo(other.bigIntegerValue());
        }
        if (isExact(one) && isExact(other)) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        // Not Double.compare, which tells -0.0 from 0.0.
        double first = one.doubleValue();
        double second = other.doubleValue();
        return first < second ? -1 : first > second ? 1 : 0;
    }

    private static boolean isLong(JsonNode number) {
        return number.isInt() || number.isLong() || number.isShort();
    }

    private static boolean isExact(JsonNode number) {
        return number.isIntegralNumber() || number.isBigDecimal();
    }

    private static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_SCALE;
    }
}
