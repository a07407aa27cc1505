// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8, eight at a time as long as they are ASCII. */
public final class Utf8 {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * The first byte that is not ASCII.
     *
     * @param bytes holds them
     * @param from where to begin
     * @param to where to end
     * @return its index, or the end
     */
    public static int asciiEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long highs = (long) WORDS.get(bytes, at) & HIGHS;
            if (highs != 0) {
                return at + (Long.numberOfTrailingZeros(highs) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /**
     * Whether bytes are UTF-8 by table 3-7 of Unicode: no overlong forms, no surrogates, nothing beyond U+10FFFF.
     *
     * @param bytes holds them
     * @param from where they begin
     * @param to where they end
     * @return whether they are
     */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = asciiEnd(bytes, from, to);
        while (at < to) {
            int length = length(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at = asciiEnd(bytes, at + length, to);
        }
        return true;
    }

    /** How many bytes the character at a byte above 0x7F has; 0 if it is none. */
    private static int length(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || to - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The given place, or up to three bytes before it if it is within a character. */
    static int characterStart(byte[] bytes, int from, int at) {
        int start = at;
        while (start > from && at - start < 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        // Four continuations in a row are no UTF-8: then any place is as good as another.
        return start == from || at - start == 4 ? at : start;
    }
}
