// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.time.Logical;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes decimals.
 *
 * @param precision all digits
 * @param scale those behind the point
 * @param fitting for what has no room
 */
record DecimalConversion(int precision, int scale, Fitting fitting) implements Conversion {
    @Override
    public @Nullable Object of(Object value, Logical logical) {
        Number number = Numbers.of(value, logical);
        if (number instanceof Long whole) {
            return fitted(BigDecimal.valueOf(whole));
        }
        if (number instanceof BigDecimal decimal) {
            return fitted(decimal);
        }
        double wide = number.doubleValue();
        if (Double.isNaN(wide)) {
            return fitting.<BigDecimal>outside(null, null);
        }
        // The shortest decimal that means this very number, which is what people mean by it.
        return Double.isInfinite(wide) ? most(wide < 0) : fitted(new BigDecimal(number.toString()));
    }

    private @Nullable BigDecimal fitted(BigDecimal number) {
        if (Fitting.isHuge(number)) {
            return most(number.signum() < 0);
        }
        BigDecimal scaled = fitting.scaled(number, scale);
        return scaled.precision() <= precision ? scaled : most(number.signum() < 0);
    }

    private @Nullable BigDecimal most(boolean negative) {
        BigDecimal most = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
        return fitting.outside(negative ? most.negate() : most, null);
    }
}
