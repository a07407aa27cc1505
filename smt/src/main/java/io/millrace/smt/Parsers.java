// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.csv.CsvSteps;
import io.millrace.smt.parse.grok.GrokSteps;
import io.millrace.smt.parse.json.JsonSteps;
import io.millrace.smt.parse.log.LogSteps;
import io.millrace.smt.parse.packed.PackedSteps;
import java.util.List;

/** The steps that parse, each kind from the room of its format. */
final class Parsers {
    static final List<StepKind> ALL = List.of(
            JsonSteps.PARSE_JSON,
            CsvSteps.PARSE_CSV,
            LogSteps.PARSE_LOG,
            GrokSteps.GROK,
            PackedSteps.DECOMPRESS,
            PackedSteps.CLOUD_WATCH_LOGS);

    private Parsers() {}
}
