// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.csv;

import io.millrace.parsing.csv.CsvDialect.EmptyLines;
import io.millrace.parsing.csv.MalformedCsv.Reason;
import java.util.ArrayList;
import java.util.List;

/** The dialects once more, one character after the other and with text in the hand: what the scanner is compared with. */
final class NaiveCsv {
    /** A field: its text, and whether it was quoted. */
    record Field(String text, boolean quoted) {}

    private final CsvDialect dialect;
    private final String input;
    private final List<List<Field>> rows = new ArrayList<>();
    private List<Field> row = new ArrayList<>();
    private int at;
    private boolean rowEnded;
    /** The reason for the refusal of what comes after the rows, or null. */
    private Reason refusal;

    NaiveCsv(CsvDialect dialect, String input) {
        this.dialect = dialect;
        this.input = input;
    }

    List<List<Field>> rows() {
        while (at < input.length() && refusal == null) {
            if (dialect.emptyLines() == EmptyLines.SKIP && lineEnd() > 0) {
                at += lineEnd();
                continue;
            }
            row = new ArrayList<>();
            rowEnded = false;
            while (!rowEnded && refusal == null) {
                field();
            }
            if (refusal == null) {
                rows.add(row);
            }
        }
        return rows;
    }

    Reason refusal() {
        return refusal;
    }

    private void field() {
        int start = at;
        if (dialect.trim()) {
            skipBlanks();
        }
        if (at < input.length() && dialect.quote() != CsvDialect.NONE && input.charAt(at) == dialect.quote()) {
            at++;
            quoted();
        } else {
            at = start;
            finish(rest(new StringBuilder(), true), false);
        }
    }

    private void quoted() {
        StringBuilder text = new StringBuilder();
        while (at < input.length()) {
            char c = input.charAt(at);
            if (c == dialect.quote()) {
                at++;
                if (at < input.length() && input.charAt(at) == dialect.quote()) {
                    text.append(input.charAt(at++));
                } else {
                    afterQuote(text);
                    return;
                }
            } else if (isEscape(c) && escapes()) {
                text.append(input.charAt(at + 1));
                at += 2;
            } else if (isEscape(c) && dialect.strict()) {
                refusal = Reason.DANGLING_ESCAPE;
                return;
            } else if (!dialect.multiline() && lineEndsWithFeed()) {
                break;
            } else {
                text.append(c);
                at++;
            }
        }
        if (dialect.strict()) {
            refusal = Reason.UNCLOSED_QUOTE;
        } else {
            finish(text.toString(), true);
        }
    }

    private boolean lineEndsWithFeed() {
        return input.startsWith("\n", at) || input.startsWith("\r\n", at);
    }

    private void afterQuote(StringBuilder text) {
        int close = at;
        if (dialect.trim()) {
            skipBlanks();
        }
        if (at == input.length() || input.charAt(at) == dialect.delimiter() || lineEnd() > 0) {
            finish(text.toString(), true);
        } else if (dialect.strict()) {
            refusal = Reason.TEXT_AFTER_QUOTE;
        } else {
            at = close;
            finish(rest(text, false), true);
        }
    }

    /** Text up to the delimiter or the end of the row. */
    private String rest(StringBuilder text, boolean trimsStart) {
        int least = text.length();
        if (trimsStart && dialect.trim()) {
            skipBlanks();
        }
        while (at < input.length() && input.charAt(at) != dialect.delimiter() && lineEnd() == 0) {
            char c = input.charAt(at);
            if (isEscape(c) && escapes()) {
                text.append(input.charAt(at + 1));
                at += 2;
                least = text.length();
                continue;
            }
            if (isEscape(c) && dialect.strict()) {
                refusal = Reason.DANGLING_ESCAPE;
                return "";
            }
            if (isEscape(c)) {
                least = text.length() + 1;
            }
            if (trimsStart && c == dialect.quote() && dialect.quote() != CsvDialect.NONE && dialect.strict()) {
                refusal = Reason.STRAY_QUOTE;
                return "";
            }
            text.append(c);
            at++;
        }
        while (dialect.trim() && text.length() > least && isBlank(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    private void finish(String text, boolean quoted) {
        row.add(new Field(text, quoted));
        if (at < input.length() && input.charAt(at) == dialect.delimiter()) {
            at++;
        } else {
            at += lineEnd();
            rowEnded = true;
        }
    }

    private boolean isEscape(char c) {
        return c == dialect.escape() && dialect.escape() != CsvDialect.NONE;
    }

    private boolean escapes() {
        return at + 1 < input.length() && (dialect.multiline() || input.charAt(at + 1) != '\n');
    }

    private boolean isBlank(char c) {
        return (c == ' ' || c == '\t') && c != dialect.delimiter();
    }

    private void skipBlanks() {
        while (at < input.length() && isBlank(input.charAt(at))) {
            at++;
        }
    }

    /** How long the line end is that stands here. */
    private int lineEnd() {
        if (input.startsWith("\r\n", at)) {
            return 2;
        }
        return input.startsWith("\n", at) || input.substring(at).equals("\r") ? 1 : 0;
    }
}
