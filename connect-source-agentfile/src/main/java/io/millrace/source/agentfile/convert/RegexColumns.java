// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSVTOJSON as the agent does it: the delimiter is a regular expression, quotes mean nothing, empty columns at the end are null,
 * what is left over is left out.
 */
final class RegexColumns implements Step {
    private final Pattern delimiter;
    private final int columns;
    private final JsonShape shape;

    RegexColumns(Pattern delimiter, List<String> names, JsonShape.Form form) {
        this.delimiter = delimiter;
        this.columns = names.size();
        this.shape = new JsonShape(names, form, true);
    }

    @Override
    public Verdict convert(byte[] bytes, int from, int to, Converted out) {
        int end = to > from && bytes[to - 1] == '\n' ? to - 1 : to;
        String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        String[] values = delimiter.split(line, 0);
        JsonBytes json = out.out();
        for (int i = 0; i < columns; i++) {
            if (i < values.length) {
                shape.text(i, values[i], json);
            } else {
                shape.none(i, json);
            }
        }
        shape.after(json);
        return Verdict.CONVERTED;
    }
}
