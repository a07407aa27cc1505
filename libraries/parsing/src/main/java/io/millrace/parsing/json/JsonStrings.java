// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

/** What stands in the texts of JSON beside plain ASCII. */
final class JsonStrings {
    private static final int REPLACEMENT = 0xFFFD;

    private JsonStrings() {}

    /** How many bytes the escape at a backslash has: 0 if it is none, a negative number if the bytes end before it does. */
    static int escapeLength(byte[] bytes, int at, int to) {
        if (at + 1 >= to) {
            return -1;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> {
                for (int i = at + 2; i < Math.min(at + 6, to); i++) {
                    if (Character.digit(bytes[i], 16) < 0) {
                        yield 0;
                    }
                }
                yield at + 6 > to ? -1 : 6;
            }
            default -> 0;
        };
    }

    /**
     * How many bytes the character at a byte above 0x7F has, by table 3-7 of Unicode: 0 if they are no UTF-8, a negative
     * number if the bytes end before it does.
     */
    static int characterLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if (at + i >= to) {
                return -1;
            }
            int b = bytes[at + i] & 0xFF;
            if (b < (i == 1 ? leastSecond(lead) : 0x80) || b > (i == 1 ? greatestSecond(lead) : 0xBF)) {
                return 0;
            }
        }
        return length;
    }

    /** Above 0x80 where less would be an overlong form. */
    private static int leastSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    /** Below 0xBF where more would be a surrogate, or beyond U+10FFFF. */
    private static int greatestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }

    /**
     * Writes a text without its escapes, as UTF-8; half of a surrogate pair becomes U+FFFD.
     *
     * @return how many bytes were written: never more than the text has with its escapes
     */
    static int unescape(byte[] bytes, int start, int end, byte[] target) {
        int write = 0;
        int read = start;
        while (read < end) {
            byte b = bytes[read];
            if (b != '\\') {
                target[write++] = b;
                read++;
            } else if (bytes[read + 1] != 'u') {
                target[write++] = named(bytes[read + 1]);
                read += 2;
            } else {
                int unit = unit(bytes, read);
                int next = read + 6;
                if (Character.isHighSurrogate((char) unit) && isLowSurrogate(bytes, next, end)) {
                    unit = Character.toCodePoint((char) unit, (char) unit(bytes, next));
                    next += 6;
                } else if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
                    unit = REPLACEMENT;
                }
                write = encode(unit, target, write);
                read = next;
            }
        }
        return write;
    }

    private static boolean isLowSurrogate(byte[] bytes, int at, int end) {
        return at + 6 <= end
                && bytes[at] == '\\'
                && bytes[at + 1] == 'u'
                && Character.isLowSurrogate((char) unit(bytes, at));
    }

    private static int unit(byte[] bytes, int at) {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            unit = (unit << 4) | Character.digit(bytes[i], 16);
        }
        return unit;
    }

    private static byte named(byte name) {
        return switch (name) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> name;
        };
    }

    private static int encode(int codePoint, byte[] target, int at) {
        int write = at;
        if (codePoint < 0x80) {
            target[write++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            target[write++] = (byte) (0xC0 | (codePoint >> 6));
            target[write++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            target[write++] = (byte) (0xE0 | (codePoint >> 12));
            target[write++] = continuation(codePoint >> 6);
            target[write++] = continuation(codePoint);
        } else {
            target[write++] = (byte) (0xF0 | (codePoint >> 18));
            target[write++] = continuation(codePoint >> 12);
            target[write++] = continuation(codePoint >> 6);
            target[write++] = continuation(codePoint);
        }
        return write;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
