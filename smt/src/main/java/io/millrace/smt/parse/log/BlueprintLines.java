// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.parsing.log.BlueprintCsv;
import io.millrace.parsing.log.BlueprintJson;
import io.millrace.parsing.log.CsvForm;
import io.millrace.parsing.log.LogBytes;
import io.millrace.parsing.log.LogGrammar;
import io.millrace.parsing.log.LogSpans;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Spare;
import org.jspecify.annotations.Nullable;

/** Parses lines as the Firehose blueprints do and writes their very bytes. Safe for all threads. */
final class BlueprintLines implements Parser {
    private static final int USUAL_LENGTH = 512;

    /** What is for one thread. */
    private record Scan(LogSpans spans, LogBytes out) {}

    private final LogGrammar grammar;
    private final @Nullable BlueprintJson json;
    private final BlueprintCsv csv;
    private final Spare<Scan> spare;

    BlueprintLines(LogGrammar grammar, boolean isJson) {
        this.grammar = grammar;
        this.json = isJson ? new BlueprintJson(grammar) : null;
        this.csv = new BlueprintCsv(grammar, CsvForm.BLUEPRINT);
        this.spare = new Spare<>(() -> new Scan(grammar.newSpans(), new LogBytes(USUAL_LENGTH)));
    }

    @Override
    public Parsed parse(Input input) {
        Scan scan = spare.take();
        byte[] bytes = input.bytes();
        if (!grammar.scan(bytes, input.fromText(), Lines.end(bytes, input.fromText(), input.to()), scan.spans())) {
            throw Lines.refusal(grammar, scan.spans(), input.fromText());
        }
        LogBytes out = scan.out();
        out.clear();
        if (json != null) {
            json.write(bytes, scan.spans(), out);
        } else if (!csv.write(bytes, scan.spans(), out)) {
            throw new BadValue("the time has no offset, without which this blueprint refuses the line");
        }
        Parsed made = input.like(out.array(), out.length());
        spare.give(scan);
        return made;
    }
}
