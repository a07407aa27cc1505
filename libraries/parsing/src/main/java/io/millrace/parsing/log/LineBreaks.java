// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** The line terminators that the dot of Java's regular expressions leaves out, in UTF-8. */
final class LineBreaks {
    private LineBreaks() {}

    /** The first LF, CR, NEL, U+2028 or U+2029, or the end. */
    static int first(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isAt(bytes, at, to)) {
            at++;
        }
        return at;
    }

    static boolean isAt(byte[] bytes, int at, int to) {
        byte b = bytes[at];
        if (b >= 0) {
            return b == '\n' || b == '\r';
        }
        return (b == (byte) 0xC2 && at + 1 < to && bytes[at + 1] == (byte) 0x85) || isSeparatorAt(bytes, at, to);
    }

    /** U+2028 or U+2029. */
    static boolean isSeparatorAt(byte[] bytes, int at, int to) {
        return bytes[at] == (byte) 0xE2
                && at + 2 < to
                && bytes[at + 1] == (byte) 0x80
                && (bytes[at + 2] & 0xFE) == 0xA8;
    }
}
