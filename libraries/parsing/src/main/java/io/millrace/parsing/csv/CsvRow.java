// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one row, as spans into the bytes that were scanned. Used again for row after row; it grows to the widest and
 * allocates nothing else. For one thread, and valid until the next row is read into it.
 */
public final class CsvRow {
    /** The field was enclosed in quotes. */
    static final int QUOTED = 1;
    /** The span has characters that do not belong to the value. */
    static final int ESCAPED = 2;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int size;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] flags = new byte[16];
    private byte quote;
    private byte escape;

    /** A row without fields. */
    public CsvRow() {}

    void begin(byte[] scanned, byte quoteByte, byte escapeByte) {
        bytes = scanned;
        quote = quoteByte;
        escape = escapeByte;
        size = 0;
    }

    void add(int start, int end, int flag) {
        int at = size;
        if (at == starts.length) {
            grow();
        }
        starts[at] = start;
        ends[at] = end;
        flags[at] = (byte) flag;
        size = at + 1;
    }

    private void grow() {
        int capacity = size * 2;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    /**
     * How many fields the row has.
     *
     * @return at least 1 after a row was read
     */
    public int size() {
        return size;
    }

    /**
     * The bytes that the spans lie in.
     *
     * @return the array that was scanned; not a copy
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where a field starts, after its quote if it has one.
     *
     * @param field from 0 to less than {@link #size()}
     * @return an index into {@link #bytes()}
     */
    public int start(int field) {
        return starts[field];
    }

    /**
     * Where a field ends, before its quote if it has one.
     *
     * @param field from 0 to less than {@link #size()}
     * @return an index into {@link #bytes()}, exclusive
     */
    public int end(int field) {
        return ends[field];
    }

    /**
     * Whether a field was enclosed in quotes: some writers tell an empty text from no value that way.
     *
     * @param field from 0 to less than {@link #size()}
     * @return whether it was
     */
    public boolean isQuoted(int field) {
        return (flags[field] & QUOTED) != 0;
    }

    /**
     * Whether a field has quotes or escapes in its span that do not belong to its value. Otherwise the span is the value.
     *
     * @param field from 0 to less than {@link #size()}
     * @return whether it has
     */
    public boolean isEscaped(int field) {
        return (flags[field] & ESCAPED) != 0;
    }

    /**
     * The value of a field, as text.
     *
     * @param field from 0 to less than {@link #size()}
     * @return a new text; bytes that are no UTF-8 become U+FFFD
     */
    public String text(int field) {
        int start = starts[field];
        int length = ends[field] - start;
        if (isEscaped(field)) {
            byte[] value = new byte[length];
            return new String(value, 0, copy(field, value, 0), StandardCharsets.UTF_8);
        }
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /**
     * Writes the value of a field, as bytes.
     *
     * @param field from 0 to less than {@link #size()}
     * @param target it has space for {@link #end} minus {@link #start} bytes, which is never too little
     * @param at where to write
     * @return how many bytes were written
     */
    public int copy(int field, byte[] target, int at) {
        int start = starts[field];
        int end = ends[field];
        if (isEscaped(field)) {
            return unescape(start, end, isQuoted(field), target, at);
        }
        System.arraycopy(bytes, start, target, at, end - start);
        return end - start;
    }

    private int unescape(int start, int end, boolean quoted, byte[] target, int at) {
        boolean inside = quoted;
        int write = at;
        for (int read = start; read < end; read++) {
            byte b = bytes[read];
            boolean more = read + 1 < end;
            if (inside && b == quote) {
                if (more && bytes[read + 1] == quote) {
                    read++;
                } else {
                    // The text of a lenient dialect after the closing quote: quotes mean nothing from here.
                    inside = false;
                    continue;
                }
            } else if (b == escape && more && escape != CsvScanner.UNUSED) {
                b = bytes[++read];
            }
            target[write++] = b;
        }
        return write - at;
    }

    @Override
    public String toString() {
        return size + " fields";
    }
}
