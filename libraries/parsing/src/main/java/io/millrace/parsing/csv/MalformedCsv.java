// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

/**
 * Bytes that are no row in the dialect. Thrown for single records by the thousand, so it carries no stack trace, and its
 * message tells where, never what was written there.
 */
public final class MalformedCsv extends Exception {
    /** What is wrong. Only strict dialects refuse anything. */
    public enum Reason {
        /** A quote inside of a field that does not begin with one. */
        STRAY_QUOTE("a quote inside of an unquoted field"),
        /** Something other than a delimiter or a line end after a closing quote. */
        TEXT_AFTER_QUOTE("text after the closing quote"),
        /** A quoted field that ends with the bytes or, unless it may go on there, with the line. */
        UNCLOSED_QUOTE("a quote that is never closed"),
        /** An escape with nothing after it. */
        DANGLING_ESCAPE("an escape with nothing after it");

        private final String complaint;

        Reason(String complaint) {
            this.complaint = complaint;
        }
    }

    private final Reason reason;
    private final long row;
    private final int column;
    private final int position;

    MalformedCsv(Reason reason, long row, int column, int position) {
        super("Row %d, column %d, byte %d: %s".formatted(row, column, position, reason.complaint), null, false, false);
        this.reason = reason;
        this.row = row;
        this.column = column;
        this.position = position;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * In which row it is.
     *
     * @return the first is 1
     */
    public long row() {
        return row;
    }

    /**
     * In which field of the row it is.
     *
     * @return the first is 1
     */
    public int column() {
        return column;
    }

    /**
     * Where it is; for a quote that is never closed, where that quote is.
     *
     * @return a number of bytes, from where the scan began
     */
    public int position() {
        return position;
    }
}
