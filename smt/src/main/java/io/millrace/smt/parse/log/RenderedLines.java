// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.rendering.CsvDialect;
import io.millrace.rendering.CsvRenderer;
import io.millrace.rendering.Forms;
import io.millrace.rendering.JsonRenderer;
import io.millrace.rendering.RowBytes;
import io.millrace.rendering.Unrenderable;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses lines and writes their fields as JSON or CSV. Safe for all threads. */
final class RenderedLines implements Parser {
    private static final int USUAL_LENGTH = 512;

    private final LineFields lines;
    private final @Nullable JsonRenderer json;
    private final CsvRenderer csv;

    RenderedLines(LineFields lines, boolean isJson) {
        this.lines = lines;
        this.json = isJson ? new JsonRenderer(Forms.STANDARD) : null;
        this.csv = new CsvRenderer(CsvDialect.STANDARD, lines.names(), Forms.STANDARD);
    }

    @Override
    public Parsed parse(Input input) {
        Map<String, @Nullable Object> fields = lines.fields(input);
        if (fields == null) {
            return Parsed.DROPPED;
        }
        RowBytes row = new RowBytes(USUAL_LENGTH);
        try {
            if (json == null) {
                csv.row(fields, row);
            } else {
                json.value(null, fields, row);
            }
        } catch (Unrenderable e) {
            throw new BadValue("a field cannot be written as text");
        }
        return input.like(row.array(), row.length());
    }
}
