// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

import java.nio.charset.StandardCharsets;

/** Numbers of JSON, whose grammar was checked before. */
final class JsonNumbers {
    /** As many digits as a long surely holds. */
    private static final int SAFE_DIGITS = 18;
    /** The largest whole number below which every one is a double. */
    private static final long EXACT = 1L << 53;
    /** The powers of ten that are doubles themselves. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private JsonNumbers() {}

    /** Whether a whole number is one of 64 bits. */
    static boolean fitsLong(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        int digits = end - start - (negative ? 1 : 0);
        if (digits <= SAFE_DIGITS) {
            return true;
        }
        // Nineteen digits overflow at most once, which the sign tells; the least number is the only one that stays
        // negative.
        if (digits > SAFE_DIGITS + 1) {
            return false;
        }
        long magnitude = magnitude(bytes, end - digits, end);
        return magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE);
    }

    static long toLong(byte[] bytes, int start, int end) {
        return bytes[start] == '-' ? -magnitude(bytes, start + 1, end) : magnitude(bytes, start, end);
    }

    private static long magnitude(byte[] bytes, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /**
     * The nearest double. A mantissa below 2^53 and a power of ten up to 22 are doubles both, so that one multiplication or
     * division rounds once, and correctly; others take the way of the JDK.
     */
    static double toDouble(byte[] bytes, int start, int end) {
        boolean negative = bytes[start] == '-';
        long mantissa = 0;
        int scale = 0;
        boolean fraction = false;
        int at = negative ? start + 1 : start;
        for (; at < end; at++) {
            byte b = bytes[at];
            if (b == '.') {
                fraction = true;
            } else if (b < '0' || b > '9' || mantissa >= EXACT / 10) {
                break;
            } else {
                mantissa = mantissa * 10 + (b - '0');
                scale += fraction ? 1 : 0;
            }
        }
        if (at < end || scale >= POWERS.length) {
            return Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        double magnitude = mantissa / POWERS[scale];
        return negative ? -magnitude : magnitude;
    }
}
