// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.Arrays;

/**
 * Where the fields of one line lie, or where the line left the grammar. Belongs to the caller, who has it filled again and
 * again; positions are indices of the array that was scanned. For one thread.
 */
public final class LogSpans {
    private static final int ABSENT = -1;

    private int[] bounds;
    private int count;
    private long escaped;
    private int failedAt;
    private int failedField;

    /**
     * Nothing scanned yet.
     *
     * @param fields how many fields to make room for; more are made room for when needed
     */
    public LogSpans(int fields) {
        this.bounds = new int[2 * fields];
    }

    /**
     * How many fields the grammar has that was scanned last.
     *
     * @return the number of fields, absent ones included
     */
    public int count() {
        return count;
    }

    /**
     * Where a field begins.
     *
     * @param field its index among {@link LogGrammar#fields()}
     * @return an index of the scanned array, or -1 if the line has no such field
     */
    public int from(int field) {
        return bounds[2 * field];
    }

    /**
     * Where a field ends.
     *
     * @param field its index
     * @return the index after its last byte, or -1 if the line has no such field
     */
    public int to(int field) {
        return bounds[2 * field + 1];
    }

    /**
     * Whether the line lacks the field, or has the format's sign for nothing in its place.
     *
     * @param field its index
     * @return true if there are no bytes to read; an empty field is not absent
     */
    public boolean isAbsent(int field) {
        return bounds[2 * field] < 0;
    }

    /**
     * Whether a quoted field has a backslash in it, so that {@link LogEscapes} tells what it means.
     *
     * @param field its index
     * @return false if the bytes mean themselves
     */
    public boolean isEscaped(int field) {
        return ((escaped >>> field) & 1) != 0;
    }

    /**
     * After a refusal: where the line left the grammar.
     *
     * @return an index of the scanned array, at most the line's end
     */
    public int failedAt() {
        return failedAt;
    }

    /**
     * After a refusal: which field was expected there, its delimiters included.
     *
     * @return an index among {@link LogGrammar#fields()}, or their number if the line should have ended
     */
    public int failedField() {
        return failedField;
    }

    void begin(int fields) {
        if (bounds.length < 2 * fields) {
            bounds = new int[2 * fields];
        }
        count = fields;
        escaped = 0;
    }

    void set(int field, int from, int to) {
        bounds[2 * field] = from;
        bounds[2 * field + 1] = to;
    }

    /** A field whose value is nothing when it is a single hyphen. */
    void setUnlessHyphen(byte[] bytes, int field, int from, int to) {
        if (to - from == 1 && bytes[from] == '-') {
            absent(field);
        } else {
            set(field, from, to);
        }
    }

    void absent(int field) {
        set(field, ABSENT, ABSENT);
    }

    void absentFrom(int field) {
        Arrays.fill(bounds, 2 * field, 2 * count, ABSENT);
    }

    void escaped(int field) {
        escaped |= 1L << field;
    }

    /** Notes a refusal; always false, for the scanner to answer. */
    boolean refuse(int field, int at) {
        failedField = field;
        failedAt = at;
        return false;
    }
}
