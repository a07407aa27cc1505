// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes whole numbers in decimal, two digits at a time. */
public final class Digits {
    /** The most bytes that a long takes. */
    public static final int MAX_LENGTH = 20;

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short[] PAIRS = new short[100];
    private static final long[] POWERS = new long[19];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) (('0' + i / 10) | (('0' + i % 10) << 8));
        }
        POWERS[0] = 0; // so that 0 has one digit
        for (int i = 1, power = 10; i < POWERS.length; i++) {
            POWERS[i] = i == 1 ? power : POWERS[i - 1] * 10;
        }
    }

    private Digits() {}

    /** Writes a number without padding and answers where it ends. */
    public static int write(long value, byte[] out, int at) {
        if (value == Long.MIN_VALUE) {
            out[at] = '-';
            return write(922337203685477580L, 8, out, at + 1);
        }
        if (value < 0) {
            out[at] = '-';
            return writePositive(-value, out, at + 1);
        }
        return writePositive(value, out, at);
    }

    private static int write(long head, int lastDigit, byte[] out, int at) {
        int end = writePositive(head, out, at);
        out[end] = (byte) ('0' + lastDigit);
        return end + 1;
    }

    private static int writePositive(long value, byte[] out, int at) {
        int end = at + count(value);
        int i = end;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            long hundredth = rest / 100;
            i -= 2;
            SHORT.set(out, i, PAIRS[(int) (rest - hundredth * 100)]);
            rest = hundredth;
        }
        int small = (int) rest;
        while (small >= 10) {
            int hundredth = small / 100;
            i -= 2;
            SHORT.set(out, i, PAIRS[small - hundredth * 100]);
            small = hundredth;
        }
        if (i > at) {
            out[i - 1] = (byte) ('0' + small);
        }
        return end;
    }

    /** Writes a number that is not negative with leading zeros up to a width. */
    public static int writePadded(long value, int width, byte[] out, int at) {
        int length = count(value);
        int i = at;
        for (int zeros = width - length; zeros > 0; zeros--) {
            out[i++] = '0';
        }
        return writePositive(value, out, i);
    }

    /** How many digits a number that is not negative has. */
    static int count(long value) {
        // 1233 / 4096 is just above log10(2): the guess is right or one too high.
        int guess = ((Long.SIZE - Long.numberOfLeadingZeros(value | 1)) * 1233) >> 12;
        return value < POWERS[guess] ? guess : guess + 1;
    }
}
