// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.csv.CsvSteps;
import io.millrace.smt.parse.grok.GrokSteps;
import io.millrace.smt.parse.json.JsonSteps;
import io.millrace.smt.parse.log.LogSteps;
import io.millrace.smt.parse.packed.PackedSteps;
import java.util.List;

/** The steps that parse. */
public final class ParseSteps {
    /** Every kind of this room and of those below. */
    public static final List<StepKind> ALL = List.of(
            JsonSteps.PARSE_JSON,
            CsvSteps.PARSE_CSV,
            LogSteps.PARSE_LOG,
            GrokSteps.GROK,
            PackedSteps.DECOMPRESS,
            PackedSteps.CLOUD_WATCH_LOGS);

    private ParseSteps() {}
}
