// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds and counts line feeds, eight bytes at a time. After an exclusive or with the wanted byte a word has a zero where it
 * stood; {@code (w - 0x01..) & ~w & 0x80..} marks the first of them exactly, which is enough to find it, and
 * {@code ~(((w & 0x7F..) + 0x7F..) | w | 0x7F..)} marks each exactly, which is needed to count them.
 */
final class LineFeeds {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long REST = 0x7F7F7F7F7F7F7F7FL;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    private LineFeeds() {}

    /** The index after the first line feed, or -1. */
    static int after(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long word = (long) WORDS.get(bytes, at) ^ LINE_FEEDS;
            long hits = (word - ONES) & ~word & TOPS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3) + 1;
            }
            at += Long.BYTES;
        }
        while (at < to) {
            if (bytes[at++] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** The same among units of two bytes. */
    static int afterUnit(byte[] bytes, int from, int to, boolean isBigEndian) {
        int low = isBigEndian ? 1 : 0;
        for (int at = from; at + 1 < to; at += 2) {
            if (bytes[at + low] == '\n' && bytes[at + 1 - low] == 0) {
                return at + 2;
            }
        }
        return -1;
    }

    /** How many there are. */
    static int count(byte[] bytes, int from, int to) {
        int count = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            count += Long.bitCount(zeros((long) WORDS.get(bytes, at) ^ LINE_FEEDS));
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** How many there are, or -1 if there is a NUL or, where that matters, a carriage return among the bytes. */
    static int countPlain(byte[] bytes, int from, int to, boolean returnsMatter) {
        int count = 0;
        int at = from;
        long others = 0;
        long returns = returnsMatter ? RETURNS : LINE_FEEDS;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            count += Long.bitCount(zeros(word ^ LINE_FEEDS));
            long marked = word ^ returns;
            // The lowest mark is exact, so that there is one if and only if there is a hit.
            others |= (word - ONES) & ~word & TOPS;
            others |= returnsMatter ? (marked - ONES) & ~marked & TOPS : 0;
        }
        for (; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
            others |= bytes[at] == 0 || (returnsMatter && bytes[at] == '\r') ? 1 : 0;
        }
        return others == 0 ? count : -1;
    }

    private static long zeros(long word) {
        return ~(((word & REST) + REST) | word | REST);
    }
}
