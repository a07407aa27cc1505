// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.time.Logical;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Makes floating point numbers: always the nearest one, as such a number is never more than near. Only whole numbers must
 * be met exactly, because they count things.
 *
 * @param single float32 in place of float64
 * @param fitting for what has no room
 */
record FloatConversion(boolean single, Fitting fitting) implements Conversion {
    /** All whole numbers of so few digits are met exactly by a double. */
    private static final int EXACT_DIGITS = 15;

    @Override
    public @Nullable Object of(Object value, Logical logical) {
        if (value instanceof String text) {
            return ofText(text);
        }
        Number number = Numbers.of(value, logical);
        if (number instanceof Long whole) {
            return near(BigDecimal.valueOf(whole));
        }
        if (number instanceof BigDecimal decimal) {
            return near(decimal);
        }
        double wide = number.doubleValue();
        return fitted(wide, Double.isInfinite(wide));
    }

    private @Nullable Object ofText(String text) {
        Numbers.checkLength(text);
        try {
            double wide = single ? Float.parseFloat(text) : Double.parseDouble(text);
            boolean named = text.indexOf('I') >= 0;
            if (!named && !Double.isNaN(wide) && text.length() > (single ? 0 : EXACT_DIGITS) && isDigits(text)) {
                return near(new BigDecimal(text));
            }
            return fitted(wide, named);
        } catch (NumberFormatException e) {
            throw new BadValue("a text is no number");
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == '+');
    }

    private @Nullable Object near(BigDecimal number) {
        double wide = single ? number.floatValue() : number.doubleValue();
        if (!Double.isInfinite(wide) && isWhole(number) && new BigDecimal(wide).compareTo(number) != 0) {
            fitting.lose();
        }
        return fitted(wide, false);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0
                || number.scale() <= 0
                || number.stripTrailingZeros().scale() <= 0;
    }

    /** Infinity is out of range, unless the value was infinite before. */
    private @Nullable Object fitted(double wide, boolean infinite) {
        double fit = single ? (float) wide : wide;
        if (!Double.isInfinite(fit) || infinite) {
            return boxed(fit);
        }
        double most = single ? Float.MAX_VALUE : Double.MAX_VALUE;
        Double instead = fitting.outside(fit < 0 ? -most : most, Double.valueOf(fit));
        return instead == null ? null : boxed(instead);
    }

    private Object boxed(double fit) {
        if (single) {
            return (float) fit;
        }
        return fit;
    }
}
