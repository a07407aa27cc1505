// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one number with the first byte lowest. A scanner asks a word which of its bytes may matter,
 * and looks at those only.
 */
public final class ByteWords {
    /** How many bytes a word has. */
    public static final int SIZE = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';

    private ByteWords() {}

    /**
     * A word in which each byte is the given one.
     *
     * @param single its lower eight bits count
     * @return the word
     */
    public static long repeat(int single) {
        return ONES * (single & 0xFF);
    }

    /**
     * The eight bytes from an index.
     *
     * @param bytes the array; it has at least eight bytes from there
     * @param at the index
     * @return the word
     */
    public static long at(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /**
     * The bytes from an index to an end that may be near; what lies beyond the end is zero.
     *
     * @param bytes the array
     * @param at the index
     * @param to the end, exclusive
     * @return the word
     */
    public static long upTo(byte[] bytes, int at, int to) {
        if (to - at >= SIZE) {
            return at(bytes, at);
        }
        long word = 0;
        for (int i = to - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return word;
    }

    /**
     * Marks, by its highest bit, each byte that is equal to the pattern. Above a true mark there may be false ones; the
     * lowest mark is always true.
     *
     * @param word the bytes
     * @param pattern what is looked for, see {@link #repeat}
     * @return the marks
     */
    public static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return (difference - ONES) & ~difference & HIGHS;
    }

    /**
     * Marks, by its highest bit, each byte that is no printable ASCII: below the space, or above 0x7F. The lowest mark is
     * always true, see {@link #equal}.
     *
     * @param word the bytes
     * @return the marks
     */
    public static long unprintable(long word) {
        return ((word - SPACES) | word) & HIGHS;
    }

    /**
     * Which byte the lowest mark is of.
     *
     * @param marks at least one
     * @return 0 to 7
     */
    public static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
