// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

import io.millrace.parsing.ByteWords;
import io.millrace.parsing.csv.CsvDialect.EmptyLines;
import io.millrace.parsing.csv.MalformedCsv.Reason;
import java.util.Objects;

/**
 * Finds rows and fields in bytes, in any encoding that has ASCII at its place, as UTF-8 has. Used again for value after value,
 * and allocates nothing. For one thread.
 *
 * <p>Words of eight bytes are searched for the few bytes that mean anything, and one search serves all fields that a word
 * touches; fields are short, so that a search per field would mostly begin.
 */
public final class CsvScanner {
    /** Stands for a character that the dialect does not have: a line feed is always taken for what it is before. */
    static final byte UNUSED = '\n';

    private static final long LINE_FEEDS = ByteWords.repeat('\n');
    private static final byte[] NOTHING = {};

    private final CsvDialect dialect;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final long delimiters;
    private final long quotes;
    private final long escapes;
    private final boolean trim;

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private int position;
    private long rows;

    /**
     * A scanner that has nothing to scan yet.
     *
     * @param dialect how rows are written
     */
    public CsvScanner(CsvDialect dialect) {
        this.dialect = dialect;
        this.delimiter = (byte) dialect.delimiter();
        this.quote = dialect.quote() == CsvDialect.NONE ? UNUSED : (byte) dialect.quote();
        this.escape = dialect.escape() == CsvDialect.NONE ? UNUSED : (byte) dialect.escape();
        this.delimiters = ByteWords.repeat(delimiter);
        this.quotes = ByteWords.repeat(quote);
        this.escapes = ByteWords.repeat(escape);
        this.trim = dialect.trim();
    }

    /**
     * Begins with other bytes.
     *
     * @param array holds them, and is not changed; the caller does not change it either while rows are read
     * @param start where they start
     * @param end where they end, exclusive
     */
    public void scan(byte[] array, int start, int end) {
        Objects.checkFromToIndex(start, end, array.length);
        bytes = array;
        from = start;
        to = end;
        position = start;
        rows = 0;
    }

    /**
     * Reads the next row.
     *
     * @param row receives the fields
     * @return false when there is no further row
     * @throws MalformedCsv when a strict dialect refuses the row; the rest of the bytes is given up, since nobody can tell
     *     where the next row begins
     */
    public boolean next(CsvRow row) throws MalformedCsv {
        if (dialect.emptyLines() == EmptyLines.SKIP) {
            skipEmptyLines();
        }
        if (position >= to) {
            return false;
        }
        rows++;
        row.begin(bytes, quote, escape);
        int start = position;
        position = to;
        position = fields(row, start);
        return true;
    }

    /**
     * Where the next row begins, or the end.
     *
     * @return an index into the array
     */
    public int position() {
        return position;
    }

    private void skipEmptyLines() {
        int at = position;
        while (at < to) {
            byte b = bytes[at];
            if (b == '\n') {
                at++;
            } else if (b == '\r' && endsLine(at)) {
                at = Math.min(at + 2, to);
            } else {
                break;
            }
        }
        position = at;
    }

    /**
     * Reads fields up to the end of the row; answers where the next row begins. What lies before {@code kept} was named by an
     * escape: neither blanks nor CR are taken from there.
     */
    private int fields(CsvRow row, int rowStart) throws MalformedCsv {
        int start = rowStart;
        int at = rowStart;
        int kept = rowStart;
        search:
        while (at < to) {
            long marks = marks(at);
            while (marks != 0) {
                int found = at + ByteWords.first(marks);
                if (found >= to) {
                    break search;
                }
                byte b = bytes[found];
                if (b == delimiter) {
                    unquoted(row, start, found, kept);
                    start = found + 1;
                } else if (b == '\n') {
                    unquoted(row, start, lineEnd(Math.max(start, kept), found), kept);
                    return found + 1;
                } else if (b == quote && opens(start, found)) {
                    at = quoted(row, found);
                    if (at >= to || bytes[at] == '\n') {
                        return Math.min(at + 1, to);
                    }
                    start = ++at;
                    continue search;
                } else if (b == quote && dialect.strict()) {
                    throw malformed(Reason.STRAY_QUOTE, row, found);
                } else if (b == escape) {
                    at = found + escapeLength(row, found);
                    kept = at;
                    continue search;
                }
                marks &= marks - 1;
            }
            at += ByteWords.SIZE;
        }
        unquoted(row, start, lineEnd(Math.max(start, kept), to), kept);
        return to;
    }

    /** Candidates among the next eight bytes: marks may be false above a true one, so each byte is looked at. */
    private long marks(int at) {
        long word = ByteWords.upTo(bytes, at, to);
        long marks =
                ByteWords.equal(word, delimiters) | ByteWords.equal(word, LINE_FEEDS) | ByteWords.equal(word, quotes);
        return escape == UNUSED ? marks : marks | ByteWords.equal(word, escapes);
    }

    private boolean opens(int start, int found) {
        if (!trim) {
            return found == start;
        }
        int at = start;
        while (at < found && dialect.isBlank(bytes[at])) {
            at++;
        }
        return at == found;
    }

    private void unquoted(CsvRow row, int start, int end, int kept) {
        int flag = kept > start ? CsvRow.ESCAPED : 0;
        if (!trim) {
            row.add(start, end, flag);
            return;
        }
        int first = start;
        while (first < end && dialect.isBlank(bytes[first])) {
            first++;
        }
        row.add(first, trimmedEnd(Math.max(first, kept), end), flag);
    }

    private int trimmedEnd(int least, int end) {
        int last = end;
        while (last > least && dialect.isBlank(bytes[last - 1])) {
            last--;
        }
        return last;
    }

    /** Where a line's content ends, given where its line feed or the end of the bytes is. */
    private int lineEnd(int least, int end) {
        return end > least && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** Whether a CR is followed by LF or by nothing. */
    private boolean endsLine(int carriageReturn) {
        return carriageReturn + 1 == to || bytes[carriageReturn + 1] == '\n';
    }

    /** Reads a quoted field; answers where the delimiter or line feed after it is, or the end. */
    private int quoted(CsvRow row, int open) throws MalformedCsv {
        int flag = CsvRow.QUOTED;
        int kept = open + 1;
        int at = inside(kept);
        while (at < to) {
            byte b = bytes[at];
            if (b == quote) {
                if (at + 1 == to || bytes[at + 1] != quote) {
                    return closed(row, open + 1, at, flag);
                }
                flag |= CsvRow.ESCAPED;
                at += 2;
            } else if (b == '\n') {
                if (!dialect.multiline()) {
                    break;
                }
                at++;
            } else {
                flag |= CsvRow.ESCAPED;
                at += escapeLength(row, at);
                kept = at;
            }
            at = inside(at);
        }
        if (dialect.strict()) {
            throw malformed(Reason.UNCLOSED_QUOTE, row, open);
        }
        row.add(open + 1, at < to ? lineEnd(kept, at) : to, flag);
        return at;
    }

    /** The next byte inside of quotes that may mean something: quote, escape, or the line feed that ends a row. */
    private int inside(int start) {
        long others = dialect.multiline() ? escapes : LINE_FEEDS;
        for (int at = start; at < to; at += ByteWords.SIZE) {
            long word = ByteWords.upTo(bytes, at, to);
            long marks = ByteWords.equal(word, quotes) | ByteWords.equal(word, others) | ByteWords.equal(word, escapes);
            if (marks != 0) {
                return Math.min(at + ByteWords.first(marks), to);
            }
        }
        return to;
    }

    private int closed(CsvRow row, int start, int close, int flag) throws MalformedCsv {
        int at = close + 1;
        while (trim && at < to && dialect.isBlank(bytes[at])) {
            at++;
        }
        if (at < to && bytes[at] == '\r' && endsLine(at)) {
            at++;
        }
        if (at == to || bytes[at] == delimiter || bytes[at] == '\n') {
            row.add(start, close, flag);
            return at;
        }
        if (dialect.strict()) {
            throw malformed(Reason.TEXT_AFTER_QUOTE, row, at);
        }
        return textAfterQuote(row, start, at);
    }

    private int textAfterQuote(CsvRow row, int start, int text) throws MalformedCsv {
        int kept = text;
        int at = text;
        while (at < to && bytes[at] != delimiter && bytes[at] != '\n') {
            if (bytes[at] == escape) {
                at += escapeLength(row, at);
                kept = at;
            } else {
                at++;
            }
        }
        int end = at < to && bytes[at] == delimiter ? at : lineEnd(kept, at);
        row.add(start, trim ? trimmedEnd(kept, end) : end, CsvRow.QUOTED | CsvRow.ESCAPED);
        return at;
    }

    /** How many bytes an escape and what it names are. */
    private int escapeLength(CsvRow row, int at) throws MalformedCsv {
        if (at + 1 < to && (dialect.multiline() || bytes[at + 1] != '\n')) {
            return 2;
        }
        if (dialect.strict()) {
            throw malformed(Reason.DANGLING_ESCAPE, row, at);
        }
        return 1;
    }

    private MalformedCsv malformed(Reason reason, CsvRow row, int at) {
        return new MalformedCsv(reason, rows, row.size() + 1, at - from);
    }
}
