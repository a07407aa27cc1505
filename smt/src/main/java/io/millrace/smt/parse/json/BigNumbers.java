// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;

/** What becomes of numbers that neither a 64-bit integer nor a double holds exactly. */
enum BigNumbers {
    /** They stay exact. */
    DECIMAL("decimal") {
        @Override
        Object value(String written, double nearest) {
            return exact(written);
        }
    },
    /** The nearest double. */
    DOUBLE("double") {
        @Override
        Object value(String written, double nearest) {
            if (Double.isInfinite(nearest)) {
                throw new BadValue("a number is too large for a double; set big.numbers=string to keep it");
            }
            return nearest;
        }
    },
    /** As they are written. */
    STRING("string") {
        @Override
        Object value(String written, double nearest) {
            return written;
        }
    };

    /** Wide enough for every double, and narrow enough that nobody is made to print a million zeros. */
    private static final int MOST_SCALE = 1100;

    private static final int MOST_DIGITS = 4000;

    private final String word;

    BigNumbers(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    abstract Object value(String written, double nearest);

    /** The number, with the digits after the point that were written. */
    static BigDecimal exact(String written) {
        BigDecimal number = decimal(written);
        if (Math.abs((long) number.scale()) > MOST_SCALE) {
            throw tooLarge();
        }
        return number;
    }

    private static BigDecimal decimal(String written) {
        // Reading a decimal takes time that grows with the square of its digits.
        if (written.length() > MOST_DIGITS) {
            throw tooLarge();
        }
        try {
            return new BigDecimal(written);
        } catch (NumberFormatException tooManyDigitsInTheExponent) {
            throw tooLarge();
        }
    }

    private static BadValue tooLarge() {
        return new BadValue("a number has too many digits for a decimal; set big.numbers=string to keep it");
    }
}
