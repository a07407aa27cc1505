// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.smt.engine.CommonOptions;
import io.millrace.smt.engine.Part;
import io.millrace.smt.path.FieldPath;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Predicates on the fields of a record's key or value. */
public final class FieldPredicates {
    /** How many of several paths must lead somewhere. */
    private enum Require {
        ALL("all"),
        ANY("any");

        private final String word;

        Require(String word) {
            this.word = word;
        }

        private String word() {
            return word;
        }
    }

    private static final String GROUP = "Fields";

    private static final Option<List<FieldPath>> FIELDS = CommonOptions.paths("fields")
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Paths of the fields, joined by commas. A path with [] or * exists if any element or field that it names does.");

    private static final Option<Require> REQUIRE = Option.choice("require", Require.values(), Require::word)
            .defaultingTo(Require.ALL.word)
            .group(GROUP)
            .importance(ConfigDef.Importance.LOW)
            .doc("Whether 'all' of the fields must exist, which is the default, or 'any' of them.");

    private static final Option<FieldPath> FIELD = Option.text("field")
            .as(FieldPath::parse)
            .defaultingTo("")
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Path of the field. With [] for every element of an array, or * for every field of a structure, the condition holds "
                            + "if it holds for any of them. Left out it is the whole value (or key, for $Key), which fits keys and lines that "
                            + "are plain texts.");

    private static final Option<Literals> VALUES = Option.text("values")
            .as(Literals::parse)
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The values, joined by commas, one of which the field must equal. Values equal each other within their family only: "
                            + "1, 1.0 and 1e0 without quotes are one number and equal every field of that value, whatever its "
                            + "numeric type, true and false equal booleans, and everything else is a text. Quoted as in JSON it is always a "
                            + "text: \"1\" equals the text 1 and no number, and \"a, b\" is one value. Bytes are compared as UTF-8, Connect's "
                            + "dates and times as ISO 8601 in UTC, such as 2024-02-29 or 2024-02-29T12:00:00.000Z; structures, arrays and "
                            + "maps equal nothing.");

    private static final Option<Long> BYTES = Option.atLeast(0L, Option.wholeNumber("bytes"))
            .required()
            .group(GROUP)
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The condition holds for more bytes than this. Bytes count as they are, texts by their UTF-8 without quotes, "
                            + "everything else by the JSON that the S3 sink writes of it; a converter may write more or less.");

    /** Fields that are there. */
    public static final PredicateKind EXISTS = new PredicateKind(
            "FieldExists",
            "Holds if fields are there and not null.",
            List.of(FIELDS, REQUIRE),
            FieldPredicates::exists);

    /** Fields with certain values. */
    public static final PredicateKind EQUALS = new PredicateKind(
            "FieldEquals",
            "Holds if a field has one of the given values. A missing field and null equal nothing.",
            List.of(FIELD, VALUES),
            (part, values) -> each(part, values.get(FIELD), values.get(VALUES)::contain));

    /** Fields that fit a pattern. */
    public static final PredicateKind MATCHES = new PredicateKind(
            "FieldMatches",
            "Holds if a field fits a regular expression. A missing field and null fit nothing.",
            List.of(FIELD, RegexOptions.PATTERN, RegexOptions.MATCH, RegexOptions.ENGINE),
            (part, values) -> {
                TextPattern pattern = RegexOptions.pattern(values);
                return each(part, values.get(FIELD), (schema, value) -> {
                    String text = Scalars.text(schema, value);
                    return text != null && pattern.fits(text);
                });
            });

    /** Large fields. */
    public static final PredicateKind LARGER = new PredicateKind(
            "LargerThan",
            "Holds if the value, or one of its fields, has more bytes than a limit. A missing field and null have none.",
            List.of(FIELD, BYTES),
            (part, values) -> {
                Sizes sizes = new Sizes();
                long limit = values.get(BYTES);
                return each(part, values.get(FIELD), (schema, value) -> sizes.of(schema, value) > limit);
            });

    private FieldPredicates() {}

    private static Condition each(Part part, FieldPath path, Places.Test test) {
        Places places = new Places(path, test);
        return record -> places.any(part.schema(record), part.value(record));
    }

    private static Condition exists(Part part, OptionValues values) {
        List<Condition> each = values.get(FIELDS).stream()
                .map(path -> each(part, path, (schema, value) -> true))
                .toList();
        return values.get(REQUIRE) == Require.ALL
                ? record -> each.stream().allMatch(condition -> condition.holds(record))
                : record -> each.stream().anyMatch(condition -> condition.holds(record));
    }
}
