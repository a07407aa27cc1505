// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.parsing.csv.CsvDialect;
import io.millrace.parsing.csv.CsvRow;
import io.millrace.parsing.csv.CsvScanner;
import io.millrace.parsing.csv.MalformedCsv;
import java.util.List;

/** CSVTOJSON by RFC 4180: quotes hold delimiters and line feeds, an empty column is an empty text, a missing one is null. */
final class QuotedColumns implements Step {
    private final CsvScanner scanner;
    private final CsvRow row = new CsvRow();
    private final int columns;
    private final JsonShape shape;
    private byte[] plain = new byte[64];

    QuotedColumns(char delimiter, List<String> names, JsonShape.Form form) {
        this.scanner =
                new CsvScanner(CsvDialect.RFC4180.withDelimiter(delimiter).withEmptyLines(CsvDialect.EmptyLines.ROW));
        this.columns = names.size();
        this.shape = new JsonShape(names, form, false);
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        scanner.scan(bytes, from, to);
        try {
            boolean hasRow = scanner.next(row);
            if (hasRow && scanner.position() < to) {
                return out.refuse(Verdict.UNMATCHED, "more than one row", scanner.position() - from);
            }
            write(hasRow, out);
            return Verdict.CONVERTED;
        } catch (MalformedCsv e) {
            return out.refuse(Verdict.UNMATCHED, String.valueOf(e.getMessage()), e.position());
        }
    }

    private void write(boolean hasRow, Converted out) {
        JsonBytes json = out.out();
        for (int i = 0; i < columns; i++) {
            if (!hasRow && i == 0) {
                // An empty line has one column, which is empty.
                shape.text(i, "", json);
            } else if (!hasRow || i >= row.size()) {
                shape.none(i, json);
            } else if (!value(i, json)) {
                out.replaced();
            }
        }
        shape.after(json);
    }

    private boolean value(int column, JsonBytes json) {
        int from = row.start(column);
        int to = row.end(column);
        if (!row.isEscaped(column)) {
            return shape.text(column, row.bytes(), from, to, json);
        }
        if (plain.length < to - from) {
            plain = new byte[2 * (to - from)];
        }
        return shape.text(column, plain, 0, row.copy(column, plain, 0), json);
    }
}
