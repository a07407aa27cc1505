// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A prefix, parsed once: literal text and {@code !{namespace:value}} expressions. Immutable.
 *
 * <p>The two characters <code>!{</code> always start an expression, which ends at the next closing brace; everything else
 * is literal, quotes included. All time expressions of one evaluation see the same instant.
 */
public final class PrefixTemplate {
    /** Firehose's limit for an evaluated prefix, in characters. */
    static final int MAX_LENGTH = 512;

    /** The numbers of this instant have one digit each where a pattern allows it, and the month is May. */
    static final ObjectOrigin SAMPLE = new ObjectOrigin(Instant.parse("2001-05-06T07:08:09Z"), "t", 0, 0);

    /** Clients and servers normalise such segments, each in its own way. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.\\.?/");

    private static final String DEFAULT_PATH = "!{timestamp:yyyy/MM/dd/HH/}";
    private static final String DEFAULT_ERROR_PATH = "!{firehose:error-output-type}/";

    private final String text;
    private final List<Part> parts;
    private final ZoneId zone;
    private final Granularity granularity;
    private final List<String> warnings;

    PrefixTemplate(String text, List<Part> parts, ZoneId zone) {
        this.text = text;
        this.parts = List.copyOf(parts);
        this.zone = zone;
        this.granularity = finest(parts);
        this.warnings =
                Stream.concat(PatternAdvice.on(parts).stream(), slashAdvice()).toList();
    }

    /**
     * Parses the prefix of data objects. A prefix without any expression, an empty one too, gets the time path
     * {@code yyyy/MM/dd/HH/} appended, without a slash in between.
     *
     * @param text what the user wrote; absent and empty mean the same
     * @param zone the zone of its time expressions; whether the text is valid does not depend on it
     * @return the template
     * @throws InvalidPrefix when it has an expression that is none, or one that belongs to error objects
     */
    public static PrefixTemplate prefix(@Nullable String text, ZoneId zone) {
        PrefixTemplate written = PrefixParser.parse(orEmpty(text), zone, PrefixParser.Place.DATA);
        return written.hasExpressions()
                ? written
                : PrefixParser.parse(written.text + DEFAULT_PATH, zone, PrefixParser.Place.DATA);
    }

    /**
     * Parses the prefix of error objects, which never gets a time path appended.
     *
     * @param text what the user wrote, not empty
     * @param zone the zone of its time expressions
     * @return the template
     * @throws InvalidPrefix when it has an expression that is none, or expressions but no
     *     {@code !{firehose:error-output-type}}
     */
    public static PrefixTemplate errorOutputPrefix(String text, ZoneId zone) {
        return PrefixParser.parse(text, zone, PrefixParser.Place.ERROR);
    }

    /**
     * The prefix of error objects when the user gave none: {@code <error type>/} without a prefix,
     * {@code <prefix><error type>/yyyy/MM/dd/HH/} with one. The guide of Firehose contradicts itself here, this is our
     * reading.
     *
     * @param prefix the prefix of data objects as the user wrote it
     * @param zone the zone of the time path
     * @return the template
     * @throws InvalidPrefix when the prefix has expressions: then the error output prefix must be given
     */
    public static PrefixTemplate defaultErrorOutputPrefix(@Nullable String prefix, ZoneId zone) {
        String written = orEmpty(prefix);
        if (written.contains(PrefixParser.OPEN)) {
            throw new InvalidPrefix(
                    0,
                    "missing, but must be given because the prefix has expressions; for example " + DEFAULT_ERROR_PATH);
        }
        String text = written.isEmpty() ? DEFAULT_ERROR_PATH : written + DEFAULT_ERROR_PATH + DEFAULT_PATH;
        return errorOutputPrefix(text, zone);
    }

    static PrefixTemplate errorOutputPrefix(@Nullable String text, @Nullable String prefix, ZoneId zone) {
        return text == null || text.isEmpty() ? defaultErrorOutputPrefix(prefix, zone) : errorOutputPrefix(text, zone);
    }

    /**
     * What a careful reader would ask about: patterns that are valid but rarely meant, such as {@code YYYY}.
     *
     * @return sentences for the log and the preview, often none
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The text that this template was parsed from, with the default time path if it got one.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /** Some stores normalise the path that was signed; then no request ever has the right signature. */
    private Stream<String> slashAdvice() {
        String sample = sample();
        return sample.startsWith("/") || sample.contains("//")
                ? Stream.of("a slash at the start and two in a row make folders without a name; Amazon S3 stores such"
                        + " keys, some other stores refuse every one of them with SignatureDoesNotMatch")
                : Stream.empty();
    }

    boolean hasExpressions() {
        return parts.stream().anyMatch(part -> !(part instanceof Part.Literal));
    }

    /** The text for one object. */
    String evaluate(ObjectOrigin origin, @Nullable ErrorOutputType type, RandomGenerator random) {
        Evaluation evaluation = new Evaluation(origin.instant().atZone(zone), origin, type, random);
        StringBuilder key = new StringBuilder();
        parts.forEach(part -> part.appendTo(key, evaluation));
        return key.toString();
    }

    /** The text that tells apart the files of one Kafka partition: only time expressions are evaluated. */
    String identityAt(long epochMillis) {
        ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(zone);
        StringBuilder identity = new StringBuilder();
        parts.forEach(part -> part.appendIdentity(identity, time));
        return identity.toString();
    }

    /** The slot of an instant with its identity text. */
    TimeSlot slotAt(long epochMillis) {
        return TimeSlot.around(epochMillis, granularity, zone, identityAt(epochMillis));
    }

    /**
     * Finds what can be found before the first record. What depends on topic, offset or a long month may still be too long
     * later, see {@link UnusableKey}.
     */
    void checkSample() {
        String sample = sample();
        if (sample.length() > MAX_LENGTH) {
            throw new InvalidPrefix(
                    0,
                    "evaluates to at least " + sample.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        if (DOT_SEGMENT.matcher(sample).find()) {
            throw new InvalidPrefix(
                    Math.max(0, text.indexOf('.')), "'.' and '..' between slashes are not safe in an object key");
        }
    }

    /** The prefix of some object, hardly longer than the shortest one possible. */
    String sample() {
        return evaluate(SAMPLE, ErrorOutputType.PROCESSING_FAILED, () -> 0);
    }

    private static Granularity finest(List<Part> parts) {
        return parts.stream()
                .filter(Part.Time.class::isInstance)
                .map(part -> ((Part.Time) part).pattern().granularity())
                .min(Comparator.naturalOrder())
                .orElse(Granularity.FOREVER);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
