// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

/**
 * How rows are written where RFC 4180 leaves a choice, or where writers depart from it. Rows end with LF or CRLF, in every
 * dialect; the last one needs no end, and a CR at the very end of the bytes belongs to no field.
 *
 * @param delimiter between the fields: any character of ASCII but CR, LF and NUL; Ctrl-A and tab are common
 * @param quote encloses fields; {@link #NONE} when no character does. Doubled inside of quotes it stands for itself
 * @param escape takes away the meaning of the character after it, inside and outside of quotes; {@link #NONE}, as in RFC
 *     4180, when no character does
 * @param trim whether spaces and tabs around fields and around their quotes are left out; those inside of quotes stay
 * @param strict whether a quote inside of an unquoted field, text after a closing quote, a quote that is never closed and an
 *     escape before nothing are refused. Otherwise the first two are content, the third ends with the row and the
 *     fourth stands for itself
 * @param multiline whether a line feed inside of quotes, or after the escape, is content; otherwise every line feed ends a row
 * @param emptyLines what a line without any character is
 */
public record CsvDialect(
        char delimiter,
        char quote,
        char escape,
        boolean trim,
        boolean strict,
        boolean multiline,
        EmptyLines emptyLines) {
    /** No character. */
    public static final char NONE = '\0';

    /** RFC 4180 to the letter, except that a line may end with LF alone. Empty lines are left out. */
    public static final CsvDialect RFC4180 = new CsvDialect(',', '"', NONE, false, true, true, EmptyLines.SKIP);

    /** What a line without any character is. */
    public enum EmptyLines {
        /** Nothing. */
        SKIP,
        /** A row with one field, which is empty. RFC 4180 taken literally. */
        ROW
    }

    /** Checks that the characters can be told apart. */
    public CsvDialect {
        if (delimiter == NONE) {
            throw new IllegalArgumentException("a delimiter is needed");
        }
        requireUsable("delimiter", delimiter);
        requireUsable("quote", quote);
        requireUsable("escape", escape);
        if (delimiter == quote || delimiter == escape || (quote == escape && quote != NONE)) {
            throw new IllegalArgumentException("delimiter, quote and escape must differ");
        }
    }

    private static void requireUsable(String what, char c) {
        if (c >= 0x80 || c == '\r' || c == '\n') {
            throw new IllegalArgumentException(what + " must be ASCII and no line end: U+%04X".formatted((int) c));
        }
    }

    /**
     * The same with another delimiter.
     *
     * @param other see {@link #delimiter()}
     * @return a new dialect
     */
    public CsvDialect withDelimiter(char other) {
        return new CsvDialect(other, quote, escape, trim, strict, multiline, emptyLines);
    }

    /**
     * The same with another quote.
     *
     * @param other see {@link #quote()}
     * @return a new dialect
     */
    public CsvDialect withQuote(char other) {
        return new CsvDialect(delimiter, other, escape, trim, strict, multiline, emptyLines);
    }

    /**
     * The same with another escape.
     *
     * @param other see {@link #escape()}
     * @return a new dialect
     */
    public CsvDialect withEscape(char other) {
        return new CsvDialect(delimiter, quote, other, trim, strict, multiline, emptyLines);
    }

    /**
     * The same, with or without blanks around fields.
     *
     * @param other see {@link #trim()}
     * @return a new dialect
     */
    public CsvDialect withTrim(boolean other) {
        return new CsvDialect(delimiter, quote, escape, other, strict, multiline, emptyLines);
    }

    /**
     * The same, strict or lenient.
     *
     * @param other see {@link #strict()}
     * @return a new dialect
     */
    public CsvDialect withStrict(boolean other) {
        return new CsvDialect(delimiter, quote, escape, trim, other, multiline, emptyLines);
    }

    /**
     * The same, with or without line feeds in fields.
     *
     * @param other see {@link #multiline()}
     * @return a new dialect
     */
    public CsvDialect withMultiline(boolean other) {
        return new CsvDialect(delimiter, quote, escape, trim, strict, other, emptyLines);
    }

    /**
     * The same with another meaning of empty lines.
     *
     * @param other see {@link #emptyLines()}
     * @return a new dialect
     */
    public CsvDialect withEmptyLines(EmptyLines other) {
        return new CsvDialect(delimiter, quote, escape, trim, strict, multiline, other);
    }

    /** Whether a byte may be trimmed; a delimiter never is. */
    boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && b != delimiter;
    }
}
