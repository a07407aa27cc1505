// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** Reads the numbers among the fields. */
public final class LogNumbers {
    private LogNumbers() {}

    /**
     * A field of kind {@link FieldKind#INTEGER}.
     *
     * @param bytes the array that was scanned
     * @param from where the field begins
     * @param to where it ends; the bytes are an optional sign and at most eighteen digits, as every scanner makes sure
     * @return the number
     */
    public static long integer(byte[] bytes, int from, int to) {
        byte first = bytes[from];
        int at = first == '-' || first == '+' ? from + 1 : from;
        long number = 0;
        while (at < to) {
            number = number * 10 + (bytes[at++] - '0');
        }
        return first == '-' ? -number : number;
    }

    /** Whether the bytes of a field are what its kind says; true for every kind that is no number. */
    static boolean isOfKind(FieldKind kind, byte[] bytes, int from, int to) {
        return switch (kind) {
            case INTEGER -> integerEnd(bytes, from, to) == to && to - from <= Bytes.MAX_DIGITS;
            case DECIMAL -> decimalEnd(bytes, from, to) == to;
            case TEXT, TIMESTAMP -> true;
        };
    }

    private static int integerEnd(byte[] bytes, int from, int to) {
        int digits = from < to && bytes[from] == '-' ? from + 1 : from;
        int end = Bytes.run(bytes, digits, to, Members.DIGIT);
        return end > digits ? end : -1;
    }

    private static int decimalEnd(byte[] bytes, int from, int to) {
        int end = integerEnd(bytes, from, to);
        if (end >= 0 && end < to && bytes[end] == '.') {
            return Bytes.some(bytes, end + 1, to, Members.DIGIT);
        }
        return end;
    }
}
