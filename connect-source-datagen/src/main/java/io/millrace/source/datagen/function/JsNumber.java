// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/** The text of a number by the rules of String() in JavaScript. */
final class JsNumber {
    /** From here on whole numbers have an exponent. */
    private static final BigDecimal EXPONENT_FROM = BigDecimal.TEN.pow(21);

    private static final int LONGEST_SHOWN = 40;
    private static final MathContext SHOWN = new MathContext(20);

    private JsNumber() {}

    static String text(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.signum() == 0) {
            return "0"; // also for -0
        }
        if (plain.scale() <= 0 && plain.abs().compareTo(EXPONENT_FROM) < 0) {
            // Exact: JavaScript would round beyond 2^53, and nobody wants his account numbers rounded.
            return plain.toPlainString();
        }
        return text(value.doubleValue());
    }

    /** A number as an error message shows it: as written, unless that takes a line of its own. */
    static String brief(BigDecimal value) {
        String plain = value.toPlainString();
        if (plain.length() <= LONGEST_SHOWN) {
            return plain;
        }
        return value.round(SHOWN).stripTrailingZeros().toString();
    }

    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        // The fast writer finds the fewest digits that read back as the same number; JDK 17's own often has one too
        // many.
        BigDecimal shortest = new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    /** Places the decimal point behind so many digits; the limits are those of ECMAScript's Number::toString. */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (point > 21 || point <= -6) {
            int exponent = point - 1;
            String fraction = count == 1 ? "" : "." + digits.substring(1);
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return count <= point
                ? digits + "0".repeat(point - count)
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
