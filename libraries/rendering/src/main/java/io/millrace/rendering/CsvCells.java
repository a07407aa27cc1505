// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/**
 * The grammar of rows: RFC 4180. The cells' contents are written by the caller, who then ends each cell; so any content is
 * written once, by whatever means, and quoted only when it turns out to need it.
 *
 * <p>A cell is quoted when it holds the delimiter, a quote or a line break, when it begins or ends with a space or a tab,
 * which some readers strip, and when it is empty: null is a cell of nothing, the empty string is {@code ""}. A row of one
 * null would be an empty line, which readers skip, and is written {@code ""} as well. Immutable.
 */
public final class CsvCells {
    private static final byte QUOTE = '"';

    private final byte delimiter;
    private final boolean quotesAll;
    /** Whether a byte must stand in quotes. */
    private final boolean[] special = new boolean[256];

    /**
     * A grammar.
     *
     * @param dialect the choices
     */
    public CsvCells(CsvDialect dialect) {
        this.delimiter = (byte) dialect.delimiter();
        this.quotesAll = dialect.quotesAll();
        for (char c : new char[] {dialect.delimiter(), '"', '\r', '\n'}) {
            special[c] = true;
        }
    }

    /**
     * Begins a cell that is not the row's first.
     *
     * @param out receives the delimiter
     */
    public void separate(RowBytes out) {
        out.add(delimiter);
    }

    /**
     * Ends a cell that is not null.
     *
     * @param from where the cell's content begins
     * @param out holds the content at its end
     */
    public void end(int from, RowBytes out) {
        byte[] bytes = out.array();
        int to = out.length();
        boolean needed = quotesAll || from == to || isBlank(bytes[from]) || isBlank(bytes[to - 1]);
        int quotes = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (special[b & 0xFF]) {
                needed = true;
                if (b == QUOTE) {
                    quotes++;
                }
            }
        }
        if (needed) {
            out.enclose(from, QUOTE, quotes);
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /**
     * Ends a row, without its line break.
     *
     * @param from where the row begins
     * @param out holds the row at its end
     */
    public void endRow(int from, RowBytes out) {
        if (out.length() == from) {
            out.enclose(from, QUOTE, 0);
        }
    }
}
