// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** What the backslashes of quoted fields mean. The result is never longer than the field. */
public final class LogEscapes {
    private LogEscapes() {}

    /**
     * A quoted field of an access log. Source: the Apache HTTP server's documentation of {@code LogFormat}: quote and backslash
     * behind a backslash, white space in the notation of C, other bytes as {@code \\xhh}; nginx and the load balancers of AWS
     * write a subset. A backslash before anything else is kept.
     *
     * @param bytes the array that was scanned
     * @param from where the field begins
     * @param to where it ends
     * @param target receives the bytes
     * @param start where in the target
     * @return the index after the last byte written
     */
    public static int access(byte[] bytes, int from, int to, byte[] target, int start) {
        int out = start;
        int at = from;
        while (at < to) {
            byte b = bytes[at++];
            if (b != '\\' || at == to) {
                target[out++] = b;
                continue;
            }
            int code = at + 2 < to && bytes[at] == 'x' ? (hex(bytes[at + 1]) << 4) | hex(bytes[at + 2]) : -1;
            int simple = simple(bytes[at]);
            if (code >= 0) {
                target[out++] = (byte) code;
                at += 3;
            } else if (simple != 0) {
                target[out++] = (byte) simple;
                at++;
            } else {
                target[out++] = b;
            }
        }
        return out;
    }

    /** What a letter behind a backslash stands for, or 0. */
    private static int simple(byte letter) {
        return switch (letter) {
            case '"', '\\' -> letter;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> '\u000B';
            default -> 0;
        };
    }

    /** The value of a hexadecimal digit, or a number that stays negative in whatever it is combined with. */
    private static int hex(byte digit) {
        if (Bytes.isDigit(digit)) {
            return digit - '0';
        }
        int letter = (digit | 0x20) - 'a';
        return letter >= 0 && letter < 6 ? letter + 10 : Integer.MIN_VALUE >> 4;
    }

    /**
     * A value of structured data, RFC 5424 section 6.3.3: quote, backslash and closing bracket behind a backslash; a backslash
     * before anything else is kept.
     *
     * @param bytes the array that was scanned
     * @param from where the value begins
     * @param to where it ends
     * @param target receives the bytes
     * @param start where in the target
     * @return the index after the last byte written
     */
    public static int structuredData(byte[] bytes, int from, int to, byte[] target, int start) {
        int out = start;
        int at = from;
        while (at < to) {
            byte b = bytes[at++];
            if (b == '\\' && at < to && (bytes[at] == '"' || bytes[at] == '\\' || bytes[at] == ']')) {
                b = bytes[at++];
            }
            target[out++] = b;
        }
        return out;
    }
}
