// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.header.Header;

/** Predicates on what a record has besides its fields. */
public final class RecordPredicates {
    private static final Option<String> HEADER = Option.text("header")
            .required()
            .group("Header")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "Name of the header, in its exact case. A record may have several of one name: the condition holds if it holds for "
                            + "any of them.");

    private static final Option<Literals> VALUES = Option.text("values")
            .as(Literals::parseLeniently)
            .required()
            .group("Header")
            .importance(ConfigDef.Importance.HIGH)
            .doc(
                    "The values, joined by commas, one of which the header must equal. What type a header has is up to the connector's "
                            + "header.converter, which by default guesses it from the text; therefore 1 without quotes equals the number 1 "
                            + "(and 1.0) as well as the text 1, and true the boolean and the text. Quoted as in JSON it is a text only, and may "
                            + "hold commas.");

    private static final Option<String> TOPICS = Option.text("topics")
            .group("Topic")
            .importance(ConfigDef.Importance.HIGH)
            .doc("Topics, joined by commas; * stands for any characters, ? for one.");

    private static final Option<String> PATTERN = Option.text("pattern")
            .group("Topic")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc("A regular expression that the whole name of the topic must fit, beside 'topics' or in place of it.")
            .check("a regular expression", RegexOptions::complaint);

    private static final Option<NullPart> PART = Option.choice("part", NullPart.values(), NullPart::word)
            .defaultingTo(NullPart.VALUE.word())
            .group("Tombstone")
            .importance(ConfigDef.Importance.LOW)
            .doc(
                    "What must be null: the 'value', which is the default and what Kafka calls a tombstone, the 'key', 'both', or "
                            + "'value-only', which is the value of a record that has a key: only such a record deletes something in a "
                            + "compacted topic.");

    /** Headers with certain values. */
    public static final PredicateKind HEADER_EQUALS = new PredicateKind(
            "HeaderEquals",
            "Holds if a header has one of the given values. A header that is null or not there equals nothing.",
            List.of(HEADER, VALUES),
            (part, values) -> header(values.get(HEADER), values.get(VALUES)::contain));

    /** Headers that fit a pattern. */
    public static final PredicateKind HEADER_MATCHES = new PredicateKind(
            "HeaderMatches",
            "Holds if a header fits a regular expression. A header that is null or not there fits nothing.",
            List.of(HEADER, RegexOptions.PATTERN, RegexOptions.MATCH, RegexOptions.ENGINE),
            (part, values) -> {
                TextPattern pattern = RegexOptions.pattern(values);
                return header(values.get(HEADER), (schema, value) -> {
                    String text = Scalars.text(schema, value);
                    return text != null && pattern.fits(text);
                });
            });

    /** Certain topics. */
    public static final PredicateKind TOPIC_MATCHES = new PredicateKind(
            "TopicMatches",
            "Holds if the record's topic is one of several, given by name, by wildcards or by a regular expression. In a chain it is "
                    + "the topic that earlier transforms have set.",
            List.of(TOPICS, PATTERN, RegexOptions.ENGINE),
            (part, values) -> TopicCondition.of(patterns(values)));

    /** Records without a value. */
    public static final PredicateKind IS_TOMBSTONE = new PredicateKind(
            "IsTombstone",
            "Holds if the record has no value, no key, or neither.",
            List.of(PART),
            (part, values) -> values.get(PART)::isNull);

    private RecordPredicates() {}

    private static Condition header(String name, Places.Test test) {
        return record -> {
            for (Header header : record.headers()) {
                Object value = header.key().equals(name) ? header.value() : null;
                if (value != null && test.passes(header.schema(), value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static List<TextPattern> patterns(OptionValues values) {
        Optional<TextPattern> globs =
                values.find(TOPICS).map(Globs::regex).map(regex -> RegexEngine.RE2J.compile(regex, true));
        Optional<TextPattern> pattern =
                values.find(PATTERN).map(text -> RegexOptions.compile(PATTERN, text, values, true));
        List<TextPattern> all =
                Stream.of(globs, pattern).flatMap(Optional::stream).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("give 'topics', 'pattern' or both");
        }
        return all;
    }
}
