// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.source.agentfile.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON under construction, in an array that grows and is used again. For one thread. */
final class JsonBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST_KEPT = 1 << 20;

    private byte[] bytes;
    private int length;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets the bytes; an array that a rare long event made is let go. */
    void clear() {
        length = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[MOST_KEPT];
        }
    }

    void truncate(int to) {
        length = to;
    }

    void add(int single) {
        reserve(1);
        bytes[length++] = (byte) single;
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    void add(byte[] source, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    void addNull() {
        add(NULL);
    }

    /** The beginning of an array that has room for the last word to be copied whole. */
    void addPadded(byte[] padded, int count) {
        reserve(count + Long.BYTES);
        for (int i = 0; i < count; i += Long.BYTES) {
            WORDS.set(bytes, length + i, (long) WORDS.get(padded, i));
        }
        length += count;
    }

    /**
     * A text in quotes.
     *
     * @return whether its bytes are UTF-8; otherwise U+FFFD stands for what is none
     */
    boolean text(byte[] source, int from, int to) {
        add('"');
        boolean isSound = content(source, from, to);
        add('"');
        return isSound;
    }

    /**
     * What is between the quotes of a text. Plain bytes are looked at and copied in one pass, a word at a time: values are short, so
     * that a search and a copy would each mostly begin.
     *
     * @return whether its bytes are UTF-8
     */
    boolean content(byte[] source, int from, int to) {
        reserve(to - from + Long.BYTES);
        byte[] target = bytes;
        int shift = length - from;
        int at = from;
        while (at < to && at <= source.length - Long.BYTES) {
            long word = (long) WORDS.get(source, at);
            int left = to - at;
            long marks = left >= Long.BYTES ? marks(word) : marks(word) & ((1L << (left * Byte.SIZE)) - 1);
            WORDS.set(target, at + shift, word);
            if (marks != 0) {
                at += Long.numberOfTrailingZeros(marks) >>> 3;
                length = at + shift;
                return special(source, at, to);
            }
            at += Long.BYTES;
        }
        at = Math.min(at, to);
        length = at + shift;
        return at == to || special(source, at, to);
    }

    /** Marks bytes that are no printable ASCII, quotes and backslashes; the lowest mark is exact, higher ones need not be. */
    private static long marks(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return ((word - SPACES) | word | ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGHS;
    }

    /** Text that may need escapes, or may be no UTF-8. */
    private boolean special(byte[] source, int from, int to) {
        if (Utf8.isValid(source, from, to)) {
            escaped(source, from, to);
            return true;
        }
        byte[] replaced = new String(source, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        escaped(replaced, 0, replaced.length);
        return false;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        text(utf8, 0, utf8.length);
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private void escaped(byte[] source, int from, int to) {
        int start = from;
        for (int at = from; at < to; at++) {
            byte b = source[at];
            if (b < 0 || isPlain(b)) {
                continue;
            }
            add(source, start, at);
            escape(b);
            start = at + 1;
        }
        add(source, start, to);
    }

    private void escape(byte b) {
        reserve(6);
        bytes[length++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[length++] = b;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            case '\b' -> bytes[length++] = 'b';
            case '\f' -> bytes[length++] = 'f';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[b >> 4];
                bytes[length++] = HEX[b & 0xF];
            }
        }
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
    }
}
