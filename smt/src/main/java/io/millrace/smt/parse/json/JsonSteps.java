// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.engine.StepKind;
import io.millrace.smt.parse.Input;
import io.millrace.smt.parse.Parsed;
import io.millrace.smt.parse.Parser;
import io.millrace.smt.parse.Place;
import io.millrace.smt.parse.Spare;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/** The step that parses JSON. */
public final class JsonSteps {
    /** What is made. */
    private enum Mode {
        STRUCT("struct"),
        MAP("map");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final String GROUP = "JSON";

    private static final Option<Mode> MODE = Option.choice("mode", Mode.values(), Mode::word)
            .defaultingTo("struct")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc("What is made of a record with a schema: 'struct' infers one from each text, 'map' makes maps without "
                    + "schema, for which only the whole value has room. Records without a schema get maps in either mode. "
                    + "Inferred fields are optional; whole numbers are int64, others float64; null and empty arrays are "
                    + "taken for texts; elements of an array get what they have in common: the wider number, all fields of "
                    + "its structures (1,000 at most, when they differ), and the text of each element where they differ otherwise. "
                    + "Equal shapes share one schema.");

    private static final Option<BigNumbers> BIG_NUMBERS = Option.choice(
                    "big.numbers", BigNumbers.values(), BigNumbers::word)
            .defaultingTo("decimal")
            .group(GROUP)
            .doc(
                    "What becomes of a number that neither int64 nor float64 holds exactly: 'decimal' keeps it, with the scale "
                            + "that it is written with, 'double' takes the nearest one, 'string' keeps the text. Decimal is the "
                            + "default, because it loses nothing; converters of records without schema may not know it.");

    private static final Option<DuplicateKeys> DUPLICATE_KEYS = Option.choice(
                    "duplicate.keys", DuplicateKeys.values(), DuplicateKeys::word)
            .defaultingTo("fail")
            .group(GROUP)
            .doc(
                    "What an object means that has a name twice, which RFC 8259 leaves open: 'fail' refuses it, 'last' and "
                            + "'first' take that value. Failing is the default, because programs disagree on what such a text says.");

    private static final Option<Integer> MAX_DEPTH = Option.between(1, 500, Option.count("max.depth"))
            .defaultingTo(100)
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "How deep arrays and objects may be nested. The default is more than anybody writes, and little enough "
                            + "for everything further down that walks through the value.");

    /** Parses JSON. */
    public static final StepKind PARSE_JSON = Place.kind(
            "ParseJson",
            "Parses JSON texts into structures, with exact numbers and a schema that is inferred per shape.",
            List.of(MODE, BIG_NUMBERS, DUPLICATE_KEYS, MAX_DEPTH),
            JsonSteps::parser);

    private JsonSteps() {}

    private static Parser parser(OptionValues values) {
        int maxDepth = values.get(MAX_DEPTH);
        BigNumbers bigNumbers = values.get(BIG_NUMBERS);
        DuplicateKeys duplicateKeys = values.get(DUPLICATE_KEYS);
        boolean structs = values.get(MODE) == Mode.STRUCT;
        Inference inference = new Inference();
        Spare<JsonReader> readers = new Spare<>(() -> new JsonReader(maxDepth, bigNumbers, duplicateKeys));
        return input -> {
            Object value = read(readers, input);
            return structs && input.isTyped() ? inference.typed(value) : new Parsed(null, value);
        };
    }

    private static @Nullable Object read(Spare<JsonReader> readers, Input input) {
        JsonReader reader = readers.take();
        Object value = reader.read(input.bytes(), input.from(), input.to());
        readers.give(reader);
        return value;
    }
}
