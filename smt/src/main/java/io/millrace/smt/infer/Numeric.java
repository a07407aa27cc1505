// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers: which whole numbers, decimals and floating point numbers were seen. These are kept apart and joined each for
 * itself, because only all of them together decide what holds them without loss, whatever their order.
 *
 * @param whole the widest whole number
 * @param digits the most digits before the point of a decimal; -1 without decimals
 * @param scale the most digits behind it
 * @param floating the widest floating point number
 */
record Numeric(Whole whole, int digits, int scale, Floating floating) implements Type {
    /** What Hive, Iceberg and most databases hold. */
    static final int MAX_DIGITS = 38;

    /** Decimals of more digits are not told apart: this many are too many already. */
    private static final int TOO_MANY = MAX_DIGITS + 1;

    /** Decimals of this many digits survive being a double. */
    private static final int DIGITS_OF_DOUBLE = 15;

    /** Every whole number up to here is a double of its own. */
    static final long MAX_EXACT_IN_DOUBLE = 1L << 53;

    /** Whole numbers; each holds those before it. */
    enum Whole {
        NONE(0),
        INT32(10),
        /** A 64 bit number that is exact as a double. */
        INT53(16),
        INT64(19);

        private final int digits;

        Whole(int digits) {
            this.digits = digits;
        }
    }

    /** Floating point numbers; each holds those before it. */
    enum Floating {
        NONE,
        FLOAT,
        DOUBLE
    }

    /** What holds all of the numbers. */
    enum Form {
        INT32,
        INT64,
        FLOAT,
        DOUBLE,
        DECIMAL,
        /** No type of numbers does, but their digits as a text do. */
        STRING
    }

    static Numeric of(Whole whole) {
        return new Numeric(whole, -1, 0, Floating.NONE);
    }

    static Numeric of(Floating floating) {
        return new Numeric(Whole.NONE, -1, 0, floating);
    }

    static Numeric decimal(int digits, int scale) {
        return new Numeric(Whole.NONE, Math.min(digits, TOO_MANY), Math.min(scale, TOO_MANY), Floating.NONE);
    }

    /**
     * The type of one number.
     *
     * @throws io.millrace.smt.edit.BadValue for a class of numbers that Connect does not know
     */
    static Numeric of(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return of(Whole.INT32);
        }
        if (number instanceof Long whole) {
            return of(isExactInDouble(whole) ? Whole.INT53 : Whole.INT64);
        }
        if (number instanceof Double) {
            return of(Floating.DOUBLE);
        }
        if (number instanceof Float) {
            return of(Floating.FLOAT);
        }
        return number instanceof BigInteger big ? of(big) : of(Scalars.decimal(number));
    }

    private static Numeric of(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return of(isExactInDouble(number.longValue()) ? Whole.INT53 : Whole.INT64);
        }
        return of(new BigDecimal(number));
    }

    private static Numeric of(BigDecimal number) {
        // The exact count of very many digits is expensive and of no use.
        if (number.unscaledValue().bitLength() > Byte.SIZE * TOO_MANY) {
            return decimal(TOO_MANY, 0);
        }
        long digits = (long) number.precision() - number.scale();
        return decimal((int) Math.max(0, Math.min(digits, TOO_MANY)), Math.max(0, number.scale()));
    }

    static boolean isExactInDouble(long number) {
        return -MAX_EXACT_IN_DOUBLE <= number && number <= MAX_EXACT_IN_DOUBLE;
    }

    Numeric join(Numeric other) {
        return new Numeric(
                whole.compareTo(other.whole) >= 0 ? whole : other.whole,
                Math.max(digits, other.digits),
                Math.max(scale, other.scale),
                floating.compareTo(other.floating) >= 0 ? floating : other.floating);
    }

    /** Whether joining the number's type changes nothing; without making that type for the common ones. */
    boolean covers(Number number) {
        if (number instanceof Long value) {
            return whole == Whole.INT64 || (whole == Whole.INT53 && isExactInDouble(value));
        }
        if (number instanceof Double) {
            return floating == Floating.DOUBLE;
        }
        if (number instanceof Integer) {
            return whole != Whole.NONE;
        }
        return join(of(number)).equals(this);
    }

    Form form() {
        boolean noDecimals = digits < 0;
        if (floating == Floating.NONE) {
            if (noDecimals) {
                return whole == Whole.INT32 ? Form.INT32 : Form.INT64;
            }
            return precision() <= MAX_DIGITS ? Form.DECIMAL : Form.STRING;
        }
        if (whole == Whole.INT64 || (!noDecimals && Math.max(digits, 0) + scale > DIGITS_OF_DOUBLE)) {
            return Form.STRING;
        }
        return floating == Floating.FLOAT && whole == Whole.NONE && noDecimals ? Form.FLOAT : Form.DOUBLE;
    }

    /** All digits of the decimal that holds the whole numbers as well. */
    private int precision() {
        return Math.max(Math.max(digits, whole.digits) + scale, 1);
    }

    /** In steps, so that a schema does not change with every digit: what fits into 4, 8 and 16 bytes. */
    int publishedPrecision() {
        return precision() <= 9 ? 9 : precision() <= 18 ? 18 : MAX_DIGITS;
    }
}
