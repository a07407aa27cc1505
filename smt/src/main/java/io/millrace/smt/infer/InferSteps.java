// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.engine.Step;
import io.millrace.smt.engine.StepKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** The steps that find out types. */
public final class InferSteps {
    private static final String SCHEMA = "Schema";
    private static final String LIMITS = "Limits";
    private static final int KIB = 1024;

    private static final Option<Type.Members> FILE = Option.text("schema.file")
            .as(path -> SchemaFile.read(Path.of(path)))
            .group(SCHEMA)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "What is known before the first record, so that a restart and every task begin with the same schema: a JSON "
                            + "file on the worker, an example of a record in which each value is the name of its type, such as "
                            + "{\"id\": \"int64\", \"user\": {\"name\": \"string\"}, \"tags\": [\"string\"], \"counts\": {\"*\": \"int64\"}}. "
                            + "Types are those of schema.hints, and json for values of several kinds. Unlike a hint, what it says can "
                            + "still widen. Nothing by default.");

    private static final Option<Type.Members> HINTS = Option.text("schema.hints")
            .as(Hints::parse)
            .defaultingTo("")
            .group(SCHEMA)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Types that are fixed whatever the records hold: entries <path>:<type>, joined by commas, such as user.id:string, "
                            + "amount:decimal(18,2), items[].price:double, labels.*:string. Types are boolean, int32, int64, float, "
                            + "double, decimal(precision,scale), string, bytes, date and timestamp. Values are cast to them; one that "
                            + "cannot be cast without loss fails the record. The fields are in the schema from the start. None by "
                            + "default.");

    private static final Option<Choice> CHOICE = Option.text("choice")
            .as(Choice::parse)
            .defaultingTo("string")
            .group(SCHEMA)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "What becomes of a place whose values no type holds together, such as numbers and texts: 'string' makes all of "
                            + "them texts, JSON for what is none; 'project:<type>' keeps the values of one type and makes null of the "
                            + "others; 'error' fails the record that brings the second kind. A text is the default, because it holds "
                            + "everything.");

    private static final Option<String> OVERFLOW = Option.text("overflow.field")
            .defaultingTo("_rest")
            .check("a name", name -> name.isBlank() ? Optional.of("must not be blank") : Optional.empty())
            .group(SCHEMA)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "The field for what has no field of its own, because of a limit: a text with a JSON object of paths and values. "
                            + "It is in the schema from the first time that it is needed. A name that starts with an underscore is the "
                            + "default, because few records have such names.");

    private static final Option<String> NAME = Option.text("schema.name")
            .group(SCHEMA)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "The schema's name; ${topic} in it becomes the topic. Structures within get the names of their fields behind it, "
                            + "joined by dots, because Avro wants a name of its own for each. Without a name by default, which leaves naming "
                            + "to the converter.");

    private static final Option<Names.Style> NAMES = Option.choice("names", Names.Style.values(), Names.Style::word)
            .defaultingTo(Names.Style.AS_IS.word())
            .group(SCHEMA)
            .importance(ConfigDef.Importance.MEDIUM)
            .doc(
                    "How fields are named: 'as.is' as in the records, 'lower' in lower case, 'identifier' with an underscore in place "
                            + "of everything but letters, digits and underscores of ASCII, which Avro, Protobuf and SQL take. Two names that "
                            + "Glue, Hive or Avro would take for the same get different fields in any case: the later one has a suffix that "
                            + "comes from its own spelling. As they are is the default, because nothing is renamed that was not asked for.");

    private static final Option<Moments> MOMENTS = Option.choice("detect.timestamps", Moments.values(), Moments::word)
            .defaultingTo(Moments.OFF.word())
            .group(SCHEMA)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "'on' makes dates and timestamps of texts in ISO 8601, such as 2026-11-20 and 2026-11-20T17:23:00.250Z, the latter "
                            + "with a zone and no more than milliseconds. Off by default, because a single other text at the same place "
                            + "turns the field back into texts, which few readers of the data survive; a hint or TimestampConvert is "
                            + "definite.");

    private static final Option<Integer> COLUMNS = limit(
            "max.columns",
            1000,
            "How many fields a topic's schema has at most, at all depths. Of the names beyond it, none is learned any more: their "
                    + "values go to overflow.field, and a warning is logged once. Types of known fields still widen. 1000 is the "
                    + "default, because catalogs and readers have trouble with more.");

    private static final Option<Integer> STATE = limit(
            "state.max.kib",
            256,
            "How many KiB of memory the names and types of a topic may take, about. Beyond it holds the same as for max.columns. "
                    + "256 is the default, which is enough for 1000 names of 50 characters.");

    private static final Option<Integer> DEPTH = Option.between(1, 100, Option.count("max.depth"))
            .defaultingTo(16)
            .group(LIMITS)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "How many levels of structures, lists and maps are told apart, the record itself being the first; what is deeper "
                            + "becomes a text with JSON. 16 is the default, because table formats and readers rarely go deeper.");

    private static final Option<Integer> NAME_LENGTH = limit(
            "max.name.length",
            255,
            "How many characters a field's name has at most; longer ones go to overflow.field. 255 is the default, because the Glue "
                    + "catalog and the Hive metastore take no more.");

    private static final Option<Integer> KEYS = limit(
            "map.key.threshold",
            200,
            "A structure within a record that has had more names than this is a map whose keys are data, such as one with an "
                    + "identifier for each name. 200 is the default, because hardly anyone writes structures of that many fields.");

    /** Gives records without a schema one. */
    public static final StepKind INFER_SCHEMA = StepKind.of(
            "InferSchema",
            "Gives values without a schema one that is worked out from the values themselves, per topic, and only ever widens: "
                    + "what it has published before fits into what it publishes later, except where values of two kinds meet at one "
                    + "place, which `choice` decides. All fields are optional and stand in the order of their names. A record that "
                    + "brings nothing new gets the very same schema object as the one before. What was learned is kept in memory: "
                    + "after a restart it is learned anew, from `schema.file` on. Nulls, empty lists and empty maps tell no type, and "
                    + "a field that has had nothing else is not published. The schema has no version, so that tasks which have seen "
                    + "the same publish the same. Values with a schema go on untouched. See docs/schema-inference.md.",
            List.of(FILE, HINTS, CHOICE, OVERFLOW, NAME, NAMES, MOMENTS, COLUMNS, STATE, DEPTH, NAME_LENGTH, KEYS),
            InferSteps::inferSchema);

    /** Brings values that come in several types to one. */
    public static final StepKind RESOLVE_CHOICE = ResolveChoiceStep.KIND;

    /** Every kind of this room. */
    public static final List<StepKind> ALL = List.of(INFER_SCHEMA, RESOLVE_CHOICE);

    private InferSteps() {}

    private static Option<Integer> limit(String name, int byDefault, String doc) {
        return Option.between(1, 100_000, Option.count(name))
                .defaultingTo(byDefault)
                .group(LIMITS)
                .importance(ConfigDef.Importance.LOW)
                .doc(doc);
    }

    private static Step inferSchema(OptionValues values) {
        // What somebody has written down is no map, however many names it has.
        Lattice written = new Lattice(Integer.MAX_VALUE);
        Type seed = written.join(values.find(FILE).orElse(Type.Members.NONE), values.get(HINTS));
        Settings settings = new Settings(
                new Lattice(values.get(KEYS)),
                new Names(values.get(NAMES), values.get(NAME_LENGTH), values.get(OVERFLOW)),
                new Limits(values.get(COLUMNS), values.get(STATE) * KIB, values.get(DEPTH)),
                values.get(MOMENTS),
                values.get(CHOICE),
                (Type.Members) seed);
        return new InferSchemaStep(settings, values.find(NAME).orElse(null));
    }
}
