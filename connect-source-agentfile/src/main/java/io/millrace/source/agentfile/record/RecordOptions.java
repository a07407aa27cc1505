// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Problems;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.convert.OnParseError;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.event.Oversize;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The options of a flow that say what its records are. */
public final class RecordOptions {
    private static final String GROUP = "Records";
    private static final String BATCHES = "Batches of a flow";

    /** {@code topic}. */
    public static final Option<TopicTemplate> TOPIC = Option.text("topic")
            .as(TopicTemplate::parse)
            .check("a topic's name, which may have holes", topic -> Optional.empty())
            .required()
            .importance(HIGH)
            .group(GROUP)
            .doc("""
                    The topic of the flow's records. It may have holes: `${flow}` is the flow's name, `${file.name}` the \
                    file's name, `${file.stem}` that up to its first dot, `${file.directory}` the name of the directory that \
                    it lies in; characters that no topic may have become underscores there. In a configuration that goes \
                    through a config provider a hole is written with two dollar signs.""");

    /** {@code error.topic}. */
    public static final Option<TopicTemplate> ERROR_TOPIC = Option.text("error.topic")
            .as(TopicTemplate::parse)
            .check("a topic's name, which may have the holes of `topic`", topic -> Optional.empty())
            .group(GROUP)
            .doc("""
                    Where events go that cannot be delivered as configured, if on.parse.error=topic, record.overlong=route \
                    or undecodable=topic says so: their bytes as they are in the file, with the headers `millrace.error` \
                    (why), `millrace.flow`, `millrace.path`, `millrace.offset` and `millrace.line`. They are part of the same \
                    transaction and have the same offsets as all others.""");

    /** {@code value.format}. */
    public static final Option<ValueFormat> VALUE_FORMAT = Option.choice(
                    "value.format", ValueFormat.values(), ValueFormat::word)
            .defaultingTo("bytes")
            .group(GROUP)
            .doc("""
                    What values are for the converter: `bytes` for ByteArrayConverter, `string` for StringConverter. bytes by \
                    default: nothing is decoded, and what is no text survives.""");

    /** {@code key.format}. */
    public static final Option<ValueFormat> KEY_FORMAT = Option.choice(
                    "key.format", ValueFormat.values(), ValueFormat::word)
            .defaultingTo("string")
            .group(GROUP)
            .importance(LOW)
            .doc("What keys are for the converter: `bytes` for ByteArrayConverter, `string`, the default, for"
                    + " StringConverter.");

    /** {@code partitionKeyOption}. */
    public static final Option<KeyChoice> KEY = Option.choice("partitionKeyOption", KeyChoice.values(), KeyChoice::word)
            .group(GROUP)
            .doc("""
                    What the key of a record is, which decides about its partition. `RANDOM`: a random number from 0 to \
                    1000000, as in the Kinesis Agent. `DETERMINISTIC`: MD5 of the value, in hexadecimal digits. `none`: no \
                    key, so that the producer fills batches. `file`: the path, so that a file's records stay in order. \
                    `group`: what key.pattern finds in the event. `field`: the member key.field of the JSON object that the \
                    event was converted to. Absent, none with compat=extended, RANDOM with compat=strict.""");

    /** {@code key.pattern}. */
    public static final Option<Pattern> KEY_PATTERN = Option.verbatim("key.pattern")
            .as(RecordOptions::pattern)
            .check("a Java regular expression", pattern -> Optional.empty())
            .group(GROUP)
            .doc("""
                    For partitionKeyOption=group: a Java regular expression that is looked for in each event as it is in the \
                    file; its first group is the key, or the whole match if it has no group. Events in which it is not found \
                    have no key.""");

    /** {@code key.field}. */
    public static final Option<String> KEY_FIELD = Option.text("key.field")
            .check("not empty", name -> name.isEmpty() ? Optional.of("is empty") : Optional.empty())
            .group(GROUP)
            .doc("""
                    For partitionKeyOption=field: the member of the converted JSON object whose value is the key; records \
                    without it, or with null, have no key.""");

    /** {@code headers}. */
    public static final Option<Set<HeaderField>> HEADERS = Option.text("headers")
            .defaultingTo("")
            .as(RecordOptions::headers)
            .check("some of flow, path, host, offset, line, lines, separated by commas", headers -> Optional.empty())
            .group(GROUP)
            .doc("""
                    What headers tell: `flow` its name, `path` where the file lay when it was read, `host` the machine, \
                    `offset` the bytes before the record in the file (a number, of the decompressed content), `line` the \
                    number of its first line, counted from 1 where reading began at the file's beginning, `lines` how many \
                    lines it has. A header is called `millrace.` and the word. None by default: headers cost. Two are always \
                    there when they tell something: `millrace.piece` on records that are less than a whole event \
                    (truncated, part, last_part, unterminated), `millrace.error` on events that are not as configured.""");

    /** {@code timestamp}. */
    public static final Option<TimestampChoice> TIMESTAMP = Option.choice(
                    "timestamp", TimestampChoice.values(), TimestampChoice::word)
            .defaultingTo("none")
            .group(GROUP)
            .importance(LOW)
            .doc("""
                    The time of a record: `none` leaves it to the producer, which puts the time of sending; `read` is when \
                    the event was read; `modified` when its file was changed last, which brings old files into their own \
                    time but lets topics with a short retention drop them. none by default.""");

    /** {@code aggregatedRecordSizeBytes}. */
    public static final Option<Integer> AGGREGATED_BYTES = Option.between(
                    0, 1 << 20, Option.count("aggregatedRecordSizeBytes").defaultingTo(0))
            .group(GROUP)
            .doc("""
                    How many bytes of events are put into one record, one after the other with a line feed between them: \
                    as many as fit and are there, at least one; nothing is waited for. 0, the default, makes each event a \
                    record. It multiplies throughput: Connect handles records, not bytes. Events are converted before they \
                    are aggregated, so that each line of a record is one converted event; the header `millrace.lines` is \
                    possible. More than the Kinesis Agent's 1024000 is allowed; record.max.bytes bounds it.""");

    /** {@code undecodable}. */
    public static final Option<OnUndecodable> UNDECODABLE = Option.choice(
                    "undecodable", OnUndecodable.values(), OnUndecodable::word)
            .defaultingTo("deliver")
            .group(GROUP)
            .doc("""
                    What becomes of an event with bytes that are no characters of its encoding. `deliver`: it is delivered as \
                    it is where the encoding is UTF-8, the value bytes and no step makes JSON of it; elsewhere U+FFFD stands \
                    in their place, and it is counted. `drop`: it is dropped and counted. `fail`: the task stops at it. \
                    `topic`: its bytes go to error.topic. deliver by default, since logs have single such bytes.""");

    /** {@code maxBufferSizeRecords}. */
    public static final Option<Integer> BATCH_RECORDS = Option.between(1, 500, Option.count("maxBufferSizeRecords"))
            .group(BATCHES)
            .importance(LOW)
            .doc("""
                    How many records of this flow are handed over at once, as in the Kinesis Agent. Absent, the \
                    connector's own bounds hold, which are larger: Kafka's producer makes its own batches.""");

    /** {@code maxBufferSizeBytes}. */
    public static final Option<Integer> BATCH_BYTES = Option.between(
                    1, 5 * 1024 * 1024, Option.count("maxBufferSizeBytes"))
            .group(BATCHES)
            .importance(LOW)
            .doc("How many bytes of this flow are handed over at once, as in the Kinesis Agent; at least one record is."
                    + " Absent, the connector's own bounds hold.");

    /** {@code maxBufferAgeMillis}. */
    public static final Option<Duration> BATCH_AGE = Option.between(
                    Duration.ofSeconds(1), Duration.ofMinutes(15), Option.millis("maxBufferAgeMillis"))
            .group(BATCHES)
            .importance(LOW)
            .doc("""
                    How long the Kinesis Agent lets a record wait for others, at most. It is accepted, and kept by not waiting \
                    at all: what has been read is handed over at once. producer.override.linger.ms makes batches larger.""");

    /** All, in reading order. */
    public static final List<Option<?>> ALL = List.of(
            TOPIC,
            ERROR_TOPIC,
            VALUE_FORMAT,
            KEY,
            KEY_PATTERN,
            KEY_FIELD,
            KEY_FORMAT,
            HEADERS,
            TIMESTAMP,
            AGGREGATED_BYTES,
            UNDECODABLE,
            BATCH_RECORDS,
            BATCH_BYTES,
            BATCH_AGE);

    private RecordOptions() {}

    private static Pattern pattern(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is no regular expression: " + e.getDescription() + " at character " + e.getIndex(), e);
        }
    }

    private static Set<HeaderField> headers(String text) {
        Set<HeaderField> fields = EnumSet.noneOf(HeaderField.class);
        if (text.isBlank()) {
            return fields;
        }
        for (String word : text.split(",", -1)) {
            HeaderField field = Arrays.stream(HeaderField.values())
                    .filter(known -> known.word().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("has '" + word.strip()
                            + "'; it may have flow, path, host, offset, line and lines, separated by commas"));
            fields.add(field);
        }
        return fields;
    }

    /**
     * The rules over more than one option, also of events and conversion.
     *
     * @param flow the options of a flow
     * @param problems where what is wrong is put
     */
    public static void check(OptionValues flow, Problems problems) {
        EventOptions.check(flow, problems);
        ConvertOptions.check(flow, problems);
        if (problems.valid(KEY)) {
            KeyChoice key = flow.find(KEY).orElse(KeyChoice.NONE);
            require(key == KeyChoice.GROUP, KEY_PATTERN, KEY + "=group", flow, problems);
            require(key == KeyChoice.FIELD, KEY_FIELD, KEY + "=field", flow, problems);
        }
        if (problems.valid(ConvertOptions.ON_PARSE_ERROR, EventOptions.OVERLONG, UNDECODABLE, ERROR_TOPIC)
                && flow.find(ERROR_TOPIC).isEmpty()) {
            routing(flow)
                    .ifPresent(option -> problems.add(ERROR_TOPIC, "is needed because " + option + " sends there"));
        }
        if (problems.valid(AGGREGATED_BYTES, EventOptions.MAX_BYTES)
                && flow.get(AGGREGATED_BYTES) > flow.get(EventOptions.MAX_BYTES)) {
            problems.add(
                    AGGREGATED_BYTES, "must not be above " + EventOptions.MAX_BYTES + ", which bounds every record");
        }
    }

    private static void require(
            boolean isNeeded, Option<?> option, String reason, OptionValues flow, Problems problems) {
        if (!problems.valid(option)) {
            return;
        }
        if (isNeeded && flow.find(option).isEmpty()) {
            problems.add(option, "is needed because of " + reason);
        }
        if (!isNeeded && flow.find(option).isPresent()) {
            problems.add(option, "needs " + reason);
        }
    }

    private static Optional<String> routing(OptionValues flow) {
        if (flow.find(ConvertOptions.ON_PARSE_ERROR)
                .filter(OnParseError.TOPIC::equals)
                .isPresent()) {
            return Optional.of(ConvertOptions.ON_PARSE_ERROR + "=" + OnParseError.TOPIC.word());
        }
        if (flow.get(EventOptions.OVERLONG) == Oversize.ROUTE) {
            return Optional.of(EventOptions.OVERLONG + "=" + Oversize.ROUTE.word());
        }
        return flow.get(UNDECODABLE) == OnUndecodable.TOPIC
                ? Optional.of(UNDECODABLE + "=" + OnUndecodable.TOPIC.word().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
