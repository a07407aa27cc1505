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

    void clear() {
        length = 0;
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

    /**
     * A text in quotes.
     *
     * @return whether its bytes are UTF-8; otherwise U+FFFD stands for what is none
     */
    boolean text(byte[] source, int from, int to) {
        add('"');
        int plain = plainEnd(source, from, to);
        boolean isSound = true;
        if (plain == to) {
            add(source, from, to);
        } else if (Utf8.isValid(source, plain, to)) {
            escaped(source, from, to, plain);
        } else {
            byte[] replaced =
                    new String(source, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            escaped(replaced, 0, replaced.length, 0);
            isSound = false;
        }
        add('"');
        return isSound;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        text(utf8, 0, utf8.length);
    }

    /** The first byte that is no printable ASCII, or has to be escaped. */
    private static int plainEnd(byte[] source, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = (long) WORDS.get(source, at);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            // The lowest mark is exact, higher ones need not be.
            long marks = ((word - SPACES) | word | ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes))
                    & HIGHS;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && isPlain(source[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    /** Text whose bytes are UTF-8; up to a place nothing is to be escaped. */
    private void escaped(byte[] source, int from, int to, int plain) {
        int start = from;
        for (int at = plain; at < to; at++) {
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
