// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

/**
 * The CRC-32 of content that is known in pieces only.
 *
 * <p>A CRC is a remainder of polynomials over GF(2), so appending a piece of n bytes multiplies what was before by
 * x<sup>8n</sup> and adds the piece: crc(ab) = crc(a) x<sup>8n</sup> + crc(b), modulo the polynomial. The conditioning of
 * CRC-32, which inverts before and after, cancels out. Polynomials are written as the CRC is: reflected, so the highest bit
 * is the coefficient of x<sup>0</sup>.
 */
final class JoinedCrc32 {
    /** The polynomial of CRC-32 (IEEE 802.3) without x^32. */
    private static final int POLYNOMIAL = 0xEDB88320;

    private static final int ONE = 0x80000000;
    /** x^8: one byte. */
    private static final int BYTE = ONE >>> 8;

    private int value;

    /** Appends a piece. */
    void append(int crc, long length) {
        value = multiply(value, power(length)) ^ crc;
    }

    int value() {
        return value;
    }

    /** x^(8 bytes) by squaring. */
    private static int power(long bytes) {
        int result = ONE;
        int square = BYTE;
        for (long left = bytes; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int coefficients = a; coefficients != 0; coefficients <<= 1) {
            if (coefficients < 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return product;
    }
}
