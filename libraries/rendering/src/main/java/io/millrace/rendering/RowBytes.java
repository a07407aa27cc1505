// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.util.Arrays;
import java.util.Base64;

/**
 * Text under construction, as UTF-8 in an array that grows and is used again for the next record. For one thread.
 */
public final class RowBytes {
    private static final String LEAST_NUMBER = Long.toString(Long.MIN_VALUE);

    private final int initialCapacity;
    private byte[] bytes;
    private int length;

    /**
     * Empty text.
     *
     * @param initialCapacity how many bytes are held from the beginning, and at least kept when more were needed once
     */
    public RowBytes(int initialCapacity) {
        this.initialCapacity = initialCapacity;
        this.bytes = new byte[initialCapacity];
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
     * The bytes, from index 0; not a copy, and stale after the next change.
     *
     * @return an array of at least {@link #length()} bytes
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * Forgets what follows.
     *
     * @param to how many bytes remain
     */
    public void truncate(int to) {
        length = to;
    }

    /**
     * Starts anew.
     *
     * @param keep the largest array to keep: one huge record shall not occupy memory for ever
     */
    public void clear(int keep) {
        length = 0;
        if (bytes.length > keep) {
            bytes = new byte[initialCapacity];
        }
    }

    /**
     * Appends one byte.
     *
     * @param single its lower eight bits count
     */
    public void add(int single) {
        if (length == bytes.length) {
            reserve(1);
        }
        bytes[length++] = (byte) single;
    }

    /**
     * Appends bytes.
     *
     * @param source all of them
     */
    public void add(byte[] source) {
        add(source, 0, source.length);
    }

    /**
     * Appends bytes.
     *
     * @param source the array
     * @param from where they start
     * @param count how many
     */
    public void add(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /**
     * Appends a text that holds nothing but ASCII.
     *
     * @param text the text
     */
    public void ascii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /**
     * Appends a whole number in decimal.
     *
     * @param number the number
     */
    public void number(long number) {
        if (number == Long.MIN_VALUE) {
            ascii(LEAST_NUMBER);
            return;
        }
        long left = number;
        if (left < 0) {
            add('-');
            left = -left;
        }
        digits(left, digitCount(left));
    }

    /** Appends a number that is not negative, padded with zeros. */
    void digits(long number, int width) {
        reserve(width);
        long left = number;
        for (int at = length + width - 1; at >= length; at--) {
            long tens = left / 10;
            bytes[at] = (byte) ('0' + (left - tens * 10));
            left = tens;
        }
        length += width;
    }

    private static int digitCount(long number) {
        int count = 1;
        for (long left = number; left >= 10; left /= 10) {
            count++;
        }
        return count;
    }

    /**
     * Appends a text as it is.
     *
     * @param text any text
     * @throws Unrenderable when it has half of a surrogate pair
     */
    public void text(String text) throws Unrenderable {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                add(c);
            } else if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    throw Unrenderable.halfOfAPair();
                }
                codePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                codePoint(c);
            }
        }
    }

    /** Appends a text as far as JSON needs no escape and UTF-8 one byte per character; answers how far that was. */
    int plainPrefix(String text) {
        int count = text.length();
        reserve(count);
        byte[] target = bytes;
        int start = length;
        int i = 0;
        while (i < count) {
            char c = text.charAt(i);
            if (!JsonStrings.isPlain(c)) {
                break;
            }
            target[start + i++] = (byte) c;
        }
        length = start + i;
        return i;
    }

    static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /**
     * Appends a character.
     *
     * @param codePoint any but a half of a surrogate pair
     */
    public void codePoint(int codePoint) {
        reserve(4);
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[length++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[length++] = continuation(codePoint >> 6);
            bytes[length++] = continuation(codePoint);
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[length++] = continuation(codePoint >> 12);
            bytes[length++] = continuation(codePoint >> 6);
            bytes[length++] = continuation(codePoint);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    /**
     * Appends bytes in base64.
     *
     * @param source the bytes
     */
    public void base64(byte[] source) {
        add(Base64.getEncoder().encode(source));
    }

    /** Puts a character before and after what was written since, and once more before each of its own kind in there. */
    void enclose(int from, byte quote, int inside) {
        reserve(inside + 2);
        int to = length + inside + 2;
        int write = to - 1;
        bytes[write--] = quote;
        for (int read = length - 1; read >= from; read--) {
            byte b = bytes[read];
            bytes[write--] = b;
            if (b == quote) {
                bytes[write--] = quote;
            }
        }
        bytes[write] = quote;
        length = to;
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            long wanted = Math.max(2L * bytes.length, (long) length + count);
            // Arrays end a little below the largest index; a record that large fails for want of memory, as it should.
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}
