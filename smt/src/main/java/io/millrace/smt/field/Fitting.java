// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are fitted into types that cannot hold them.
 *
 * @param overflow for numbers out of range, and those that are none
 * @param rounding for digits without room
 */
record Fitting(Overflow overflow, Rounding rounding) {
    /** Beyond this, a number has more digits before its point than any type has room for: it need not be written out. */
    private static final long MAX_DIGITS = 400;

    /**
     * What stands in for a number out of range.
     *
     * @param nearest what clamping makes of it; null if nothing is near
     * @param wrapped what wrapping makes of it; null if it cannot be wrapped
     * @return null if the user wants that
     * @throws BadValue if there is no such thing
     */
    <T> @Nullable T outside(@Nullable T nearest, @Nullable T wrapped) {
        if (overflow == Overflow.NULL) {
            return null;
        }
        T answer = overflow == Overflow.CLAMP ? nearest : overflow == Overflow.WRAP ? wrapped : null;
        if (answer == null) {
            throw new BadValue("a number lies outside of the new type, or is none"
                    + (overflow == Overflow.FAIL
                            ? "; see the option overflow"
                            : " that overflow=" + overflow.word() + " fits"));
        }
        return answer;
    }

    /** Cuts digits behind the point. */
    BigDecimal scaled(BigDecimal number, int scale) {
        BigDecimal small = number;
        if ((long) number.precision() - number.scale() < -MAX_DIGITS) {
            // 1e-999999999 would be written out first: any number that is as small for the rounding does.
            small = BigDecimal.valueOf(number.signum(), (int) MAX_DIGITS);
        }
        try {
            return small.setScale(scale, rounding.mode());
        } catch (ArithmeticException e) {
            throw lossy();
        }
    }

    /** Whether a number is so large that nothing can hold it. */
    static boolean isHuge(BigDecimal number) {
        return number.signum() != 0 && (long) number.precision() - number.scale() > MAX_DIGITS;
    }

    /** Accepts digits without room, if the user does. */
    void lose() {
        if (rounding.mode() == RoundingMode.UNNECESSARY) {
            throw lossy();
        }
    }

    private static BadValue lossy() {
        return new BadValue("a number has more digits than the new type has room for; see the option rounding");
    }
}
