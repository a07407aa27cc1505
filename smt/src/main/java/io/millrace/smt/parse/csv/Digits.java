// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.csv;

import java.nio.charset.StandardCharsets;

/** Numbers among bytes: an optional sign and digits; where fractions are allowed, a point, digits and an exponent. */
final class Digits {
    /** So many digits fit into a long, whatever they are. */
    private static final int SAFE = 18;
    /** Whole numbers up to here are doubles. */
    private static final long EXACT = 1L << 53;
    /** Powers of ten that are doubles. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private Digits() {}

    static boolean isLong(byte[] bytes, int from, int to) {
        int start = afterSign(bytes, from, to);
        int length = to - start;
        if (length < 1 || run(bytes, start, to) != to) {
            return false;
        }
        if (length <= SAFE) {
            return true;
        }
        // Nineteen digits overflow at most once, and the sign tells; the least number stays negative.
        long magnitude = magnitude(bytes, start, to);
        return length == SAFE + 1 && (magnitude >= 0 || (magnitude == Long.MIN_VALUE && bytes[from] == '-'));
    }

    static long toLong(byte[] bytes, int from, int to) {
        long magnitude = magnitude(bytes, afterSign(bytes, from, to), to);
        return bytes[from] == '-' ? -magnitude : magnitude;
    }

    private static long magnitude(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (bytes[i] - '0');
        }
        return number;
    }

    private static int afterSign(byte[] bytes, int from, int to) {
        return from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    }

    private static int run(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    static boolean isDecimal(byte[] bytes, int from, int to) {
        int start = afterSign(bytes, from, to);
        int at = run(bytes, start, to);
        int digits = at - start;
        if (at < to && bytes[at] == '.') {
            int fraction = at + 1;
            at = run(bytes, fraction, to);
            digits += at - fraction;
        }
        if (digits > 0 && at < to && (bytes[at] | 0x20) == 'e') {
            int exponent = afterSign(bytes, at + 1, to);
            at = run(bytes, exponent, to);
            digits = at == exponent ? 0 : digits;
        }
        return digits > 0 && at == to;
    }

    /** Few digits without an exponent are divided once, which rounds once and rightly; others take the way of the JDK. */
    static double toDouble(byte[] bytes, int from, int to) {
        int start = afterSign(bytes, from, to);
        long digits = 0;
        int scale = 0;
        boolean fraction = false;
        for (int i = start; i < to; i++) {
            byte b = bytes[i];
            if (b == '.') {
                fraction = true;
            } else if (b > '9' || to - start > SAFE) {
                return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            } else {
                digits = digits * 10 + (b - '0');
                scale += fraction ? 1 : 0;
            }
        }
        if (digits > EXACT) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        double number = digits / POWERS[scale];
        return bytes[from] == '-' ? -number : number;
    }
}
