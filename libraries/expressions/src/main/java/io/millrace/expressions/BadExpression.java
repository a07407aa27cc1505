// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

/** A text is no expression of its language, or uses what is not allowed. Holds nothing but the configuration's own text. */
public final class BadExpression extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final int line;
    private final int column;

    /**
     * A complaint.
     *
     * @param what a sentence
     * @param line from 1, or 0 when unknown
     * @param column from 1, or 0 when unknown
     */
    public BadExpression(String what, int line, int column) {
        super(line > 0 ? "Line " + line + ", column " + column + ": " + what : what);
        this.what = what;
        this.line = line;
        this.column = column;
    }

    /**
     * What is wrong, without the place.
     *
     * @return a sentence
     */
    public String what() {
        return what;
    }

    /**
     * The line.
     *
     * @return from 1, or 0 when unknown
     */
    public int line() {
        return line;
    }

    /**
     * The column.
     *
     * @return from 1, or 0 when unknown
     */
    public int column() {
        return column;
    }
}
