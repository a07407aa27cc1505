// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals in plain notation, in bounds. */
final class Decimals {
    /** JSON parsers refuse longer numbers; without a bound, 1E+1000000000 would be a gigabyte of zeros. */
    private static final int MAX_DIGITS = 1_000;

    private Decimals() {}

    static String plain(BigDecimal decimal, boolean lenient) throws Unrenderable {
        long digits = Math.max(decimal.precision(), Math.abs((long) decimal.scale()) + decimal.precision());
        if (digits > MAX_DIGITS && !lenient) {
            throw tooLong();
        }
        return digits > MAX_DIGITS ? decimal.toString() : decimal.toPlainString();
    }

    static String plain(BigInteger number, boolean lenient) throws Unrenderable {
        // Ten bits are three digits and a bit.
        if (number.bitLength() / 10 * 3 > MAX_DIGITS && !lenient) {
            throw tooLong();
        }
        return number.toString();
    }

    private static Unrenderable tooLong() {
        return Unrenderable.value("The number has more than " + MAX_DIGITS + " digits, which JSON parsers refuse.");
    }
}
