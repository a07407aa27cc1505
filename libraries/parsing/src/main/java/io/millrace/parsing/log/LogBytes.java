// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.Arrays;

/** Bytes under construction, in an array that grows and is used again. For one thread. */
public final class LogBytes {
    private byte[] bytes;
    private int length;

    /**
     * No bytes yet.
     *
     * @param capacity room to begin with
     */
    public LogBytes(int capacity) {
        this.bytes = new byte[Math.max(capacity, 1)];
    }

    /**
     * How many bytes there are.
     *
     * @return the length
     */
    public int length() {
        return length;
    }

    /**
     * The bytes from index 0; not a copy, and stale after the next change.
     *
     * @return an array of at least {@link #length()} bytes
     */
    public byte[] array() {
        return bytes;
    }

    /** Forgets the bytes and keeps the array. */
    public void clear() {
        length = 0;
    }

    void add(int single) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = (byte) single;
    }

    void add(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
    }

    void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** A number that is not negative, with zeros in front up to a width. */
    void digits(long number, int width) {
        int count = width;
        for (long left = number; left >= pow10(count); ) {
            count++;
        }
        reserve(count);
        long left = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += count;
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    void truncate(int to) {
        length = to;
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
