// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.log;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.parsing.log.Dialect;
import io.millrace.parsing.log.LogFormat;
import io.millrace.parsing.log.LogGrammar;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Place;
import io.millrace.smt.parse.grok.RegexEngine;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The step that parses log lines. */
public final class LogSteps {
    private enum Output {
        STRUCT("struct"),
        JSON("json"),
        CSV("csv");

        private final String word;

        Output(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final String GROUP = "Log lines";
    private static final String CUSTOM = "CUSTOM";

    private static final Option<String> FORMAT = Option.text("format")
            .as(LogSteps::format)
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc("The format of the lines: COMMONAPACHELOG, COMBINEDAPACHELOG, APACHEERRORLOG, SYSLOG (RFC 3164), "
                    + "RFC3339SYSLOG, RFC5424, ALB, CLOUDFRONT, VPCFLOW, or CUSTOM with match.pattern. Those that the Kinesis "
                    + "Agent knows are called as in its LOGTOJSON. Headers and comments of CLOUDFRONT and VPCFLOW files drop "
                    + "the record.");

    private static final Option<Dialect> COMPAT = Option.choice("compat", Dialect.values(), Dialect::spelling)
            .defaultingTo("extended")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Whose idea of the format decides: 'extended' takes what servers write, host names, IPv6, escaped quotes and "
                            + "numbers included; 'kinesis-agent-strict' takes what LOGTOJSON of the Kinesis Agent takes, all fields being "
                            + "text; 'blueprint' takes what the Lambda blueprints of Firehose take, and with output json or csv "
                            + "writes the same bytes as they do, unquoted commas of their CSV included.");

    private static final Option<Output> OUTPUT = Option.choice("output", Output.values(), Output::word)
            .defaultingTo("struct")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "What is made: 'struct' a structure, or a map for records without a schema; 'json' and 'csv' (RFC 4180) a text, "
                            + "or bytes where bytes were parsed. Fields that a line lacks are null.");

    private static final Option<String> MATCH_PATTERN = Option.verbatim("match.pattern")
            .group(GROUP)
            .doc("For format=CUSTOM: a regular expression that has to match the whole line; each group is a field.");

    private static final Option<List<String>> NAMES = Option.text("custom.field.names")
            .as(LogSteps::names)
            .group(GROUP)
            .doc(
                    "Names of the fields in their order, joined by commas: one per group of match.pattern; one per field of a fixed "
                            + "format, whose names they replace; for CLOUDFRONT and VPCFLOW the fields that the writer was told to write, "
                            + "as the vendor spells them.");

    private static final Option<Times> TIMESTAMPS = Option.choice("timestamps", Times.values(), Times::word)
            .defaultingTo("text")
            .group(GROUP)
            .doc(
                    "What becomes of fields that hold a time: 'text' leaves them as they are written, 'millis' makes "
                            + "milliseconds since the epoch, 'timestamp' makes Connect's Timestamp. Text is the default, because it "
                            + "keeps offset and precision. A year that SYSLOG lines lack is the one nearest to the record's timestamp.");

    private static final Option<ZoneId> ZONE = Option.text("zone")
            .as(LogSteps::zone)
            .defaultingTo("UTC")
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "The time zone of times that tell none, such as UTC or Europe/Vienna. UTC by default, as most servers are set.");

    /** Parses log lines. */
    public static final StepKind PARSE_LOG = Place.kind(
            "ParseLog",
            "Parses log lines of Apache, syslog, AWS or a format of your own, and writes what the Firehose blueprints write if told.",
            List.of(
                    FORMAT,
                    COMPAT,
                    OUTPUT,
                    MATCH_PATTERN,
                    NAMES,
                    TIMESTAMPS,
                    ZONE,
                    RegexEngine.ENGINE,
                    RegexEngine.TIMEOUT),
            LogSteps::parser);

    private LogSteps() {}

    private static String format(String word) {
        List<String> words = Stream.concat(Arrays.stream(LogFormat.values()).map(LogFormat::name), Stream.of(CUSTOM))
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", words));
        }
        return word;
    }

    private static List<String> names(String text) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("a name is missing or used twice");
        }
        return names;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such time zone");
        }
    }

    private static Parser parser(OptionValues values) {
        Output output = values.get(OUTPUT);
        String format = values.get(FORMAT);
        List<String> names = values.find(NAMES).orElse(null);
        if (format.equals(CUSTOM)) {
            return rendered(custom(values, names), output);
        }
        if (values.find(MATCH_PATTERN).isPresent()) {
            throw new ConfigException("match.pattern: only format=CUSTOM has one");
        }
        LogGrammar grammar = grammar(LogFormat.valueOf(format), values.get(COMPAT), names);
        if (values.get(COMPAT) == Dialect.BLUEPRINT && output != Output.STRUCT && names == null) {
            return new BlueprintLines(grammar, output == Output.JSON);
        }
        return rendered(
                new ScannedLines(grammar, named(grammar, names), values.get(TIMESTAMPS), values.get(ZONE)), output);
    }

    private static LineFields custom(OptionValues values, @Nullable List<String> names) {
        String pattern = values.find(MATCH_PATTERN)
                .orElseThrow(() -> new ConfigException("match.pattern: format=CUSTOM needs one"));
        if (names == null) {
            throw new ConfigException("custom.field.names: format=CUSTOM needs a name for each group of match.pattern");
        }
        return new MatchedLines(
                values.get(RegexEngine.ENGINE).compile(pattern, values.get(RegexEngine.TIMEOUT)), names);
    }

    private static LogGrammar grammar(LogFormat format, Dialect dialect, @Nullable List<String> names) {
        return names != null && format.hasFieldList() ? LogGrammar.of(format, names) : LogGrammar.of(format, dialect);
    }

    private static List<String> named(LogGrammar grammar, @Nullable List<String> names) {
        List<String> own = grammar.fields().stream().map(field -> field.name()).toList();
        if (names == null) {
            return own;
        }
        if (names.size() != own.size()) {
            throw new ConfigException("custom.field.names: the format has " + own.size() + " fields, which are "
                    + String.join(", ", own) + "; " + names.size() + " names are given");
        }
        return names;
    }

    private static Parser rendered(LineFields lines, Output output) {
        return output == Output.STRUCT ? lines : new RenderedLines(lines, output == Output.JSON);
    }
}
