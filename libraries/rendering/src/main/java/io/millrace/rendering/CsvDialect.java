// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

/**
 * What rows of CSV look like where RFC 4180 leaves a choice.
 *
 * @param delimiter between the cells: one character of ASCII, no quote and no line break
 * @param quotesAll whether every cell that is not null is quoted, and not only those that need it
 */
public record CsvDialect(char delimiter, boolean quotesAll) {
    /** Commas, and quotes where they are needed. */
    public static final CsvDialect STANDARD = new CsvDialect(',', false);

    /** Checks the delimiter. */
    public CsvDialect {
        if (delimiter >= 0x80 || delimiter == '"' || delimiter == '\r' || delimiter == '\n') {
            throw new IllegalArgumentException("no delimiter: " + delimiter);
        }
    }
}
