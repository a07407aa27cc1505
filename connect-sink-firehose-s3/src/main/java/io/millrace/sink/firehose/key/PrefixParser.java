// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.common.options.Spelling;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the text of one prefix from left to right. */
final class PrefixParser {
    static final String OPEN = "!{";

    private static final String TIMESTAMP = "timestamp";
    /** Known to Firehose, and to us as soon as dynamic partitioning exists. */
    private static final Set<String> PARTITION_KEYS = Set.of("partitionKeyFromQuery", "partitionKeyFromLambda");

    /** Which of the two prefixes is being read. */
    enum Place {
        DATA,
        ERROR;

        boolean allows(NamedValue value) {
            return this == ERROR || value != NamedValue.ERROR_OUTPUT_TYPE;
        }

        String allowed() {
            return Stream.concat(
                            Stream.of("timestamp:<java.time pattern>"),
                            Arrays.stream(NamedValue.values())
                                    .filter(this::allows)
                                    .map(NamedValue::expression))
                    .collect(Collectors.joining(", "));
        }
    }

    private final String text;
    private final ZoneId zone;
    private final Place place;
    private final List<Part> parts = new ArrayList<>();

    private PrefixParser(String text, ZoneId zone, Place place) {
        this.text = text;
        this.zone = zone;
        this.place = place;
    }

    static PrefixTemplate parse(String text, ZoneId zone, Place place) {
        return new PrefixParser(text, zone, place).parse();
    }

    private PrefixTemplate parse() {
        checkCharacters();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            literal(at, open);
            int close = closeOf(open);
            parts.add(expression(open + OPEN.length(), text.substring(open + OPEN.length(), close)));
            at = close + 1;
        }
        literal(at, text.length());
        checkErrorOutputType();
        PrefixTemplate template = new PrefixTemplate(text, parts, zone);
        template.checkSample();
        return template;
    }

    /** What S3 cannot store, or what a listing cannot show. */
    private void checkCharacters() {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (Character.isISOControl(c)) {
                throw new InvalidPrefix(i, "a control character cannot be part of a key");
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw new InvalidPrefix(i, "half of a surrogate pair is not a character");
            }
            i += Character.charCount(c) - 1;
        }
    }

    private void literal(int from, int to) {
        if (to > from) {
            parts.add(new Part.Literal(text.substring(from, to)));
        }
    }

    private int closeOf(int open) {
        int close = text.indexOf('}', open);
        int nested = text.indexOf(OPEN, open + OPEN.length());
        if (nested >= 0 && (close < 0 || nested < close)) {
            throw new InvalidPrefix(
                    nested, "an expression cannot stand inside another one; close the first one with } before");
        }
        if (close < 0) {
            throw new InvalidPrefix(open, "this expression is not closed; add } at its end");
        }
        return close;
    }

    private Part expression(int start, String body) {
        int colon = body.indexOf(':');
        String namespace = colon < 0 ? body : body.substring(0, colon);
        checkNamespace(start, namespace);
        if (colon < 0) {
            throw new InvalidPrefix(
                    start, "'" + namespace + "' needs a colon and a value; allowed here: " + place.allowed());
        }
        String value = body.substring(colon + 1);
        int valueStart = start + colon + 1;
        return namespace.equals(TIMESTAMP) ? time(valueStart, value) : named(valueStart, namespace, value);
    }

    private void checkNamespace(int start, String namespace) {
        if (PARTITION_KEYS.contains(namespace)) {
            String why = place == Place.ERROR
                    ? "cannot be part of the error output prefix"
                    : "needs dynamic partitioning, which is not available yet";
            throw new InvalidPrefix(start, "'" + namespace + "' " + why + "; allowed here: " + place.allowed());
        }
        if (!namespace.equals(TIMESTAMP) && NamedValue.words(namespace).isEmpty()) {
            throw unknown(start, "namespace", namespace, namespaces());
        }
    }

    private Part time(int start, String pattern) {
        try {
            return new Part.Time(TimePattern.of(pattern));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidPrefix(
                    start,
                    "'" + pattern + "' is no java.time pattern: " + e.getMessage()
                            + "; for example yyyy/MM/dd/HH, literal text in single quotes");
        }
    }

    private Part named(int start, String namespace, String word) {
        NamedValue value = NamedValue.find(namespace, word)
                .orElseThrow(() -> unknown(start, namespace + " value", word, NamedValue.words(namespace)));
        if (!place.allows(value)) {
            throw new InvalidPrefix(
                    start,
                    "'" + value.expression() + "' belongs to the error output prefix only; allowed here: "
                            + place.allowed());
        }
        return new Part.Named(value);
    }

    private static List<String> namespaces() {
        return Stream.concat(
                        Stream.concat(Stream.of(TIMESTAMP), PARTITION_KEYS.stream()),
                        Arrays.stream(NamedValue.values()).map(NamedValue::namespace))
                .distinct()
                .toList();
    }

    private InvalidPrefix unknown(int start, String kind, String name, List<String> candidates) {
        List<String> near = Spelling.nearest(name, candidates, 1);
        String hint = near.isEmpty() ? "" : " (did you mean '" + near.get(0) + "'?)";
        return new InvalidPrefix(
                start, "unknown " + kind + " '" + name + "'" + hint + "; allowed here: " + place.allowed());
    }

    private void checkErrorOutputType() {
        boolean any = parts.stream().anyMatch(part -> !(part instanceof Part.Literal));
        boolean present = parts.contains(new Part.Named(NamedValue.ERROR_OUTPUT_TYPE));
        if (place == Place.ERROR && any && !present) {
            throw new InvalidPrefix(
                    text.indexOf(OPEN),
                    "an error output prefix with expressions must contain !{firehose:error-output-type}");
        }
    }
}
