// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.Family;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.language.Language;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The steps that ask an expression, as a configuration names them. */
public final class ExpressionSteps {
    private static final Option<String> EXPRESSION = Option.verbatim("expression")
            .group("Expression")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The expression. It sees the value as JSON, bytes as base64 and logical types as the JSON format of the sink "
                            + "writes them, and the variables $topic, $key, $headers, $timestamp, $partition and $offset.");

    private static final Option<String> EXPRESSION_FILE = Option.text("expression.file")
            .group("Expression")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "A file on every worker that holds the expression, in place of 'expression'; read once, when the connector "
                            + "starts.");

    /** What is said of a single expression: its text or file, its language, and how it is evaluated. */
    public static final List<Option<?>> OF_QUESTION = options(EXPRESSION, EXPRESSION_FILE);

    private static final Family SET = new Family(
            "set.",
            "path",
            "Fields",
            "An expression whose answer becomes the field at this path; structures on the way are made. All expressions see the "
                    + "value as it was before the step.");

    private static final Family TYPE = new Family(
            "type.",
            "path",
            "Fields",
            "The type of the field that set.<path> makes on records with a schema: string, int64, float64, boolean or json "
                    + "(a text that holds JSON). Without it the type follows the answer, which gives another schema when an "
                    + "answer has another type; null is an optional string then, and objects and arrays are json.");

    private static final Option<MapOutput> OUTPUT = Option.choice("output", MapOutput.values(), MapOutput::word)
            .defaultingTo(MapOutput.MAP.word())
            .group("Expression")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc("What the answer becomes: 'map' is a value without a schema, which JsonConverter writes as it is and "
                    + "InferSchema can give a schema; 'json' is a text that holds JSON.");

    private static final Family KEYS = new Family(
            "keys.",
            "name",
            "Partition keys",
            "An expression whose answer becomes the header firehose.pk.<name>: a text, a number or a boolean. Null is an error, "
                    + "because a prefix cannot be made of nothing.");

    private static final Option<String> QUERY = Option.verbatim("query")
            .group("Partition keys")
            .importance(ConfigDef.Importance.HIGH)
            .doc("One jq query that answers an object of all keys, such as {customer: .customer_id, day: (.time | "
                    + "strftime(\"%d\"))}: Firehose's MetadataExtractionQuery, as it is.");

    /** Keeps records. */
    public static final StepKind FILTER = StepKind.of(
            "Filter",
            "Keeps the records for which an expression is true, and drops the others. False are, in JSLT, false, null, 0, "
                    + "an empty text, object or array; in jq, false and null, and no answer at all, so that select(...) works. "
                    + "A field that is missing is null.",
            OF_QUESTION,
            values -> new Filter(question(values)));

    /** Chooses the topic. */
    public static final StepKind ROUTE = StepKind.of(
            "Route",
            "Sends each record to the topic that an expression answers; null leaves it where it is. Behind a source the topic is "
                    + "where the record is written; in front of the S3 sink it is what the prefix calls the topic.",
            OF_QUESTION,
            values -> new Route(question(values)));

    /** Makes fields. */
    public static final StepKind SET_FIELDS = StepKind.of(
                    "SetFields",
                    "Sets fields to what expressions answer.",
                    options(),
                    values -> SetFields.of(
                            values.family(SET), values.family(TYPE), values.get(ExpressionOptions.LANGUAGE), values))
            .with(SET, TYPE);

    /** Makes a new value. */
    public static final StepKind MAP_JSLT = mapping("MapJslt", Language.JSLT);

    /** Makes a new value. */
    public static final StepKind MAP_JQ = mapping("MapJq", Language.JQ);

    /** Makes headers for the sink's prefix. */
    public static final StepKind PARTITION_KEYS = StepKind.of(
                    "PartitionKeys",
                    "Works out partition keys and adds them as headers firehose.pk.<name>, which leaves the value alone: what "
                            + "Firehose's dynamic partitioning does with inline parsing.",
                    options(QUERY),
                    values -> PartitionKeys.of(
                            values.find(QUERY), values.family(KEYS), values.get(ExpressionOptions.LANGUAGE), values))
            .with(KEYS);

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(FILTER, ROUTE, SET_FIELDS, MAP_JSLT, MAP_JQ, PARTITION_KEYS);

    private ExpressionSteps() {}

    private static StepKind mapping(String name, Language language) {
        return StepKind.of(
                name,
                "Replaces the value by what " + (language == Language.JQ ? "a jq" : "a JSLT") + " expression answers.",
                List.of(EXPRESSION, EXPRESSION_FILE, OUTPUT, ExpressionOptions.KEEP_EMPTY, ExpressionOptions.TIMEOUT),
                values -> mapping(values, language));
    }

    private static Step mapping(OptionValues values, Language language) {
        Question question = Question.of("expression", text(values), language, values);
        MapOutput output = values.get(OUTPUT);
        return (Step.OfRecord) draft -> {
            JsonNode answer = question.answer(draft);
            output.onto(draft, answer);
            return true;
        };
    }

    private static List<Option<?>> options(Option<?>... own) {
        List<Option<?>> options = new ArrayList<>(List.of(own));
        options.addAll(ExpressionOptions.SHARED);
        return options;
    }

    /**
     * Compiles the expression of a configuration.
     *
     * @param values of {@link #OF_QUESTION}
     * @return the expression
     * @throws ConfigException when there is none, or it is none of its language
     */
    public static Question question(OptionValues values) {
        return Question.of("expression", text(values), values.get(ExpressionOptions.LANGUAGE), values);
    }

    private static String text(OptionValues values) {
        Optional<String> text = values.find(EXPRESSION);
        Optional<String> file = values.find(EXPRESSION_FILE);
        if (Stream.of(text, file).flatMap(Optional::stream).count() != 1) {
            throw new ConfigException("give either 'expression' or 'expression.file'");
        }
        return text.orElseGet(() -> read(file.orElseThrow()));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | RuntimeException e) {
            throw new ConfigException("expression.file: " + file + " cannot be read on this worker ("
                    + e.getClass().getSimpleName() + ")");
        }
    }
}
