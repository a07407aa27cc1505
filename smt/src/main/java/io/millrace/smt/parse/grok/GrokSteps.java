// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** The step that parses by grok expressions. */
public final class GrokSteps {
    private static final String GROUP = "Grok";

    private static final Option<List<String>> PATTERNS = Option.verbatim("patterns")
            .as(text -> Arrays.stream(text.split("\\R", -1))
                    .filter(line -> !line.isBlank())
                    .toList())
            .check("one per line", all -> all.isEmpty() ? Optional.of("has no pattern") : Optional.empty())
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Grok expressions, one per line; the first one that matches any part of the text counts, and ^ and $ tie it to "
                            + "the ends. %{NAME} is a pattern, %{NAME:field} puts what it matched into a field, %{NAME:field:type} "
                            + "with a type: string, boolean, byte, short, int, long, float or double. A field [a][b] is field b of "
                            + "structure a; UNWANTED is no field; (?<field>regex) is one as well. All fields of all expressions are there "
                            + "always, null where nothing was captured, so that there is one schema; of a field captured twice, "
                            + "the first one counts.");

    private static final Option<PatternLibrary> DEFINITIONS = Option.verbatim("pattern.definitions")
            .as(text -> PatternLibrary.builtIn().with(text))
            .group(GROUP)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "Patterns of your own, one per line: a name, a blank and a regular expression, which may hold other patterns. "
                            + "They replace built-in ones of the same name.");

    /** Parses by grok expressions. */
    public static final StepKind GROK = Place.kind(
            "Grok",
            "Parses lines by grok expressions: named patterns, several alternatives, captures with types, and an end in time.",
            List.of(PATTERNS, DEFINITIONS, RegexEngine.ENGINE, RegexEngine.TIMEOUT),
            GrokSteps::parser);

    private GrokSteps() {}

    private static Parser parser(OptionValues values) {
        return new GrokParser(
                values.get(PATTERNS),
                values.find(DEFINITIONS).orElse(PatternLibrary.builtIn()),
                values.get(RegexEngine.ENGINE),
                values.get(RegexEngine.TIMEOUT));
    }
}
