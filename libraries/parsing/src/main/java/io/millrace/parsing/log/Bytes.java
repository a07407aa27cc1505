// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches eight bytes at a time. A byte of a word that is zero after an exclusive or is found by the borrow of a
 * subtraction; only the lowest hit of a word is exact, and it is the only one that is used. Below that the steps that
 * scanners share: each takes a position and answers the next one, or the complement of the one where it failed; a failed
 * position is passed on.
 */
final class Bytes {
    /** How many digits always fit into a long. */
    static final int MAX_DIGITS = 18;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private Bytes() {}

    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The first place of a byte of ASCII, or the end. */
    static int find(byte[] bytes, int from, int to, int wanted) {
        long pattern = wanted * ONES;
        int at = from;
        while (at <= to - Long.BYTES) {
            long hits = zeros(word(bytes, at) ^ pattern);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The first quote or backslash, or the end. */
    static int findQuoteOrEscape(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = word(bytes, at);
            long hits = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & TOPS;
    }

    /** Where a quoted text ends whose opening quote was read: its closing quote, or the complement of the end. */
    static int closingQuote(byte[] bytes, int from, int to, int field, LogSpans spans) {
        int at = findQuoteOrEscape(bytes, from, to);
        while (at < to && bytes[at] == '\\') {
            spans.escaped(field);
            at = at + 2 < to ? findQuoteOrEscape(bytes, at + 2, to) : to;
        }
        return at < to ? at : ~to;
    }

    static int expect(byte[] bytes, int at, int to, int wanted) {
        if (at < 0) {
            return at;
        }
        return at < to && bytes[at] == wanted ? at + 1 : ~at;
    }

    static int expect(byte[] bytes, int at, int to, byte[] wanted) {
        int next = at;
        for (byte b : wanted) {
            next = expect(bytes, next, to, b);
        }
        return next;
    }

    static boolean startsWith(byte[] bytes, int at, int to, byte[] wanted) {
        return expect(bytes, at, to, wanted) >= 0;
    }

    /** After the longest run of bytes of a class, which may be empty. */
    static int run(byte[] bytes, int from, int to, boolean[] members) {
        int at = from;
        while (at < to && members[bytes[at] & 0xFF]) {
            at++;
        }
        return at;
    }

    /** After the longest run of bytes of a class; at least one. */
    static int some(byte[] bytes, int at, int to, boolean[] members) {
        if (at < 0) {
            return at;
        }
        int next = run(bytes, at, to, members);
        return next > at ? next : ~at;
    }

    static boolean isDigit(byte[] bytes, int at, int to) {
        return at < to && isDigit(bytes[at]);
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    /** After exactly so many digits. */
    static int digits(byte[] bytes, int at, int to, int count) {
        int next = at;
        for (int i = 0; i < count && next >= 0; i++) {
            next = isDigit(bytes, next, to) ? next + 1 : ~next;
        }
        return next;
    }

    /** After digits of which the first is no zero. */
    static int positive(byte[] bytes, int at, int to) {
        if (at < 0) {
            return at;
        }
        return at < to && bytes[at] == '0' ? ~at : some(bytes, at, to, Members.DIGIT);
    }
}
