// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.Arrays;

/** Bytes as seven bits, which is how the syslog blueprints read them, and as characters of UTF-8. */
final class Ascii {
    private static final int LOW_BITS = 0x7F;

    private Ascii() {}

    /** A copy, of the same indices, whose bytes in the range have lost their highest bit. */
    static byte[] stripped(byte[] bytes, int from, int to) {
        byte[] copy = Arrays.copyOf(bytes, to);
        for (int i = from; i < to; i++) {
            copy[i] &= LOW_BITS;
        }
        return copy;
    }

    /** The bytes themselves if the range has none above seven bits, else a stripped copy. */
    static byte[] seen(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return stripped(bytes, from, to);
            }
        }
        return bytes;
    }

    /** The first LF or CR among the seven bits, or the end. */
    static int firstBreak(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] & LOW_BITS) != '\n' && (bytes[at] & LOW_BITS) != '\r') {
            at++;
        }
        return at;
    }

    /** How many bytes the character takes, one where it is malformed. */
    static int characterLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
        for (int i = 1; i < length; i++) {
            if (at + i >= to || (bytes[at + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return length;
    }
}
