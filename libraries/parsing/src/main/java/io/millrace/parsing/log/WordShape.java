// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/**
 * What eight bytes must look like, compared at once. A digit is a byte whose exclusive or with '0' is below ten: then neither
 * it nor the sum with six has a bit in its upper half.
 *
 * @param marks the bytes that are given
 * @param markMask where they stand
 * @param digitMask where digits stand
 */
record WordShape(long marks, long markMask, long digitMask) {
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;

    /** A shape by a picture of eight characters: 0 for a digit, ? for any byte, everything else for itself. */
    static WordShape of(String picture) {
        long marks = 0;
        long markMask = 0;
        long digitMask = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            long mask = 0xFFL << (8 * i);
            char c = picture.charAt(i);
            if (c == '0') {
                digitMask |= mask;
            } else if (c != '?') {
                markMask |= mask;
                marks |= (long) c << (8 * i);
            }
        }
        return new WordShape(marks, markMask, digitMask);
    }

    boolean fits(byte[] bytes, int at) {
        long word = Bytes.word(bytes, at);
        long digits = (word ^ ZEROS) & digitMask;
        return (((word ^ marks) & markMask) | ((digits | (digits + SIXES)) & UPPER_HALVES)) == 0;
    }
}
