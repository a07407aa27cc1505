// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.time.Logical;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole numbers.
 *
 * @param bits 8, 16, 32 or 64
 * @param fitting for those that have no room
 */
record WholeConversion(int bits, Fitting fitting) implements Conversion {
    private static final double LIMIT = 0x1p63;
    private static final int LONG_BITS = 64;

    @Override
    public @Nullable Object of(Object value, Logical logical) {
        Long whole = whole(Numbers.of(value, logical));
        return whole == null ? null : boxed(whole);
    }

    @Nullable
    Long whole(Number number) {
        if (number instanceof Long whole) {
            return narrowed(whole);
        }
        return number instanceof BigDecimal decimal ? ofDecimal(decimal) : ofFloat(number.doubleValue());
    }

    private @Nullable Long narrowed(long whole) {
        long cut = cut(whole);
        return cut == whole ? Long.valueOf(whole) : outside(whole < 0, cut);
    }

    private @Nullable Long outside(boolean negative, @Nullable Long wrapped) {
        long most = Long.MAX_VALUE >> (LONG_BITS - bits);
        return fitting.outside(negative ? -most - 1 : most, wrapped);
    }

    private @Nullable Long ofFloat(double number) {
        if (Double.isNaN(number)) {
            return fitting.<Long>outside(null, null);
        }
        if (Double.isInfinite(number)) {
            return outside(number < 0, null);
        }
        boolean whole = Math.abs(number) < LIMIT && (long) number == number;
        return whole ? narrowed((long) number) : ofDecimal(new BigDecimal(number));
    }

    private @Nullable Long ofDecimal(BigDecimal number) {
        if (Fitting.isHuge(number)) {
            return outside(number.signum() < 0, null);
        }
        BigInteger whole = fitting.scaled(number, 0).unscaledValue();
        return whole.bitLength() < LONG_BITS
                ? narrowed(whole.longValue())
                : outside(whole.signum() < 0, cut(whole.longValue()));
    }

    /** The lowest bits, read as a number of their own. */
    private long cut(long whole) {
        int spare = LONG_BITS - bits;
        return whole << spare >> spare;
    }

    private Object boxed(long whole) {
        return switch (bits) {
            case Byte.SIZE -> (byte) whole;
            case Short.SIZE -> (short) whole;
            case Integer.SIZE -> (int) whole;
            default -> whole;
        };
    }
}
