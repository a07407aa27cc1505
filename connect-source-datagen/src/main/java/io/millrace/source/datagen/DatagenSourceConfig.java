// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import io.millrace.common.options.Escapes;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Problems;
import io.millrace.common.options.Spelling;
import io.millrace.source.datagen.clock.RecordClock;
import io.millrace.source.datagen.clock.SimulatedClock;
import io.millrace.source.datagen.clock.WallClock;
import io.millrace.source.datagen.lane.LaneOffsets;
import io.millrace.source.datagen.lane.Lanes;
import io.millrace.source.datagen.lane.NextIndices;
import io.millrace.source.datagen.preview.FirstRecords;
import io.millrace.source.datagen.record.Batches;
import io.millrace.source.datagen.record.DefaultSeed;
import io.millrace.source.datagen.record.RecordStream;
import io.millrace.source.datagen.record.ValueFormat;
import io.millrace.source.datagen.schedule.Backlog;
import io.millrace.source.datagen.schedule.ConstantSchedule;
import io.millrace.source.datagen.schedule.Schedule;
import io.millrace.source.datagen.schedule.UnlimitedSchedule;
import io.millrace.source.datagen.template.Escape;
import io.millrace.source.datagen.template.InvalidTemplate;
import io.millrace.source.datagen.template.Newlines;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.common.config.ConfigException;

/** The options of the connector, and what they make. Immutable. */
final class DatagenSourceConfig {
    enum RateMode {
        CONSTANT,
        UNLIMITED
    }

    enum ClockMode {
        WALL,
        SIMULATED
    }

    private static final String RECORDS = "Records";
    private static final String RATE = "Rate";
    private static final String REPEATABILITY = "Repeatability";
    private static final String TIME = "Time";

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Instant FIRST_INSTANT = Instant.EPOCH;
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    /** What topics keep by default; older records may be gone before anybody reads them. */
    private static final Duration USUAL_RETENTION = Duration.ofDays(7);

    /** There is one stream per connector so far; its number separates its draws from those of later ones. */
    private static final long STREAM_ID = 0;

    static final Option<String> TOPIC = Option.text("topic")
            .required()
            .check(
                    "a topic name of letters, digits, '.', '_' and '-', at most 249 long",
                    name -> TOPIC_NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..")
                            ? Optional.empty()
                            : Optional.of("is not a topic name: use letters, digits, '.', '_' and '-'"))
            .group(RECORDS)
            .importance(HIGH)
            .doc("""
                    The topic that the records go to. Where brokers create no topics, let Connect do it with \
                    topic.creation.default.partitions and topic.creation.default.replication.factor.""");

    static final Option<String> TEMPLATE = Option.verbatim("template")
            .required()
            .group(RECORDS)
            .importance(HIGH)
            .doc("""
                    The text of a record. Each hole {{module.function}} or {{module.function(arguments)}} is \
                    replaced by a generated value; everything else stays as it is. Templates of the Kinesis Data \
                    Generator work unchanged. Mistakes are told with line, column and the nearest names before \
                    anything starts.""");

    static final Option<Newlines> TEMPLATE_NEWLINES = choice("template.newlines", Newlines.values())
            .defaultingTo("strip")
            .group(RECORDS)
            .importance(LOW)
            .doc("""
                    What becomes of the template's line breaks: strip removes them all and trims both ends, so that \
                    a JSON template over many lines makes one-line records; keep leaves them. The default is what \
                    the Kinesis Data Generator does.""");

    static final Option<Escape> TEMPLATE_ESCAPE = choice("template.escape", Escape.values())
            .defaultingTo("auto")
            .group(RECORDS)
            .importance(LOW)
            .doc("""
                    How generated values are escaped: json as inside a JSON string, csv as a CSV field, none not at \
                    all, and auto as json where a hole stands inside a JSON string of a template that is JSON, else \
                    not at all. auto by default, so that a name with a quote in it does not break a record.""");

    static final Option<Boolean> TEMPLATE_LENIENT = Option.flag("template.lenient.enabled", false)
            .group(RECORDS)
            .importance(LOW)
            .doc("""
                    Renders calls that the Kinesis Data Generator answers with NaN or undefined as it does. Off by \
                    default: such a call is a mistake and is told as one.""");

    static final Option<ValueFormat> VALUE_FORMAT = choice("value.format", ValueFormat.values())
            .defaultingTo("string")
            .group(RECORDS)
            .doc("""
                    What a record's value is: string goes with StringConverter and JsonConverter, bytes with \
                    ByteArrayConverter and is the fastest. The default works with the converters of a plain worker.""");

    static final Option<String> RECORD_SUFFIX = Option.verbatim("record.suffix")
            .defaultingTo("")
            .as(Escapes::unescape)
            .group(RECORDS)
            .importance(LOW)
            .doc("""
                    Text after each record, neither stripped nor searched for holes. \\n, \\r, \\t and \\\\ stand \
                    for line feed, carriage return, tab and backslash. Empty by default: Kafka keeps records apart \
                    by itself.""");

    static final Option<Integer> BATCH_MAX_RECORDS = Option.between(
                    1, 100_000, Option.count("batch.max.records").defaultingTo(2000))
            .group(RECORDS)
            .importance(LOW)
            .doc("""
                    How many records the task hands to the worker at once, at most. With exactly-once support a \
                    batch is a transaction, and larger ones are faster: 325,000 records per second were measured with \
                    20,000, and 177,000 to 270,000 with 2,000. The default keeps the transactions short and falls due \
                    within 2 ms at a million records per second.""");

    static final Option<RateMode> RATE_MODE = choice("rate.mode", RateMode.values())
            .defaultingTo("constant")
            .group(RATE)
            .importance(HIGH)
            .doc("""
                    How fast records come: constant keeps rate.records.per.second, unlimited goes as fast as Kafka \
                    takes them. Constant by default, as an unlimited stream fills disks.""");

    static final Option<Double> RECORDS_PER_SECOND = positive(
                    Option.decimal("rate.records.per.second").defaultingTo(10.0))
            .group(RATE)
            .importance(HIGH)
            .doc("""
                    Records per second of all tasks together, fractions included: 0.1 is one record in ten seconds. \
                    The first record comes one interval after the start. Tasks that start together take turns, so that \
                    their records are evenly spaced; a task that is restarted alone loses its turn until all are \
                    restarted. The default can be watched by eye and harms nobody.""");

    static final Option<Backlog> RATE_BACKLOG = choice("rate.backlog", Backlog.values())
            .defaultingTo("drop")
            .group(RATE)
            .doc("""
                    What happens to records that fell due while the task stood still for more than a second \
                    (paused, Kafka slow): drop gives them up and goes on at the rate, catchup emits them at a \
                    raised rate. Records are given up in time only: the indices go on without a gap. The time \
                    between a stop and a start never counts. The default keeps the rate that was asked for.""");

    static final Option<Double> RATE_CATCHUP_FACTOR = Option.between(
                    1.01, 1000.0, Option.decimal("rate.catchup.factor").defaultingTo(1.5))
            .group(RATE)
            .importance(LOW)
            .doc("""
                    With rate.backlog=catchup, how many times the rate is allowed until the backlog is gone. The \
                    default makes up a minute in two without flooding what comes after.""");

    static final Option<Long> MAX_RECORDS = Option.between(1L, LaneOffsets.END_INDEX, Option.wholeNumber("max.records"))
            .group(RATE)
            .doc("""
                    How many records are generated, by all tasks together and over all restarts: those with the \
                    indices 0 to max.records - 1. Then the tasks stay idle, with their metric Completed at 1. \
                    Absent means endless, as of a stream.""");

    static final Option<Duration> DURATION = Option.between(
                    Duration.ofSeconds(1), Duration.ofSeconds(1_000_000_000), Option.seconds("duration.seconds"))
            .group(RATE)
            .importance(LOW)
            .doc("""
                    How long records are generated, in seconds from each start of a task; a restart begins anew. \
                    Then the tasks stay idle, with their metric Completed at 1. Each of several tasks looks at its own \
                    clock and ends wherever it is, so the last indices may have gaps. For an exact number of records \
                    without gaps use max.records. Absent means endless.""");

    static final Option<Long> SEED =
            Option.wholeNumber("seed").group(REPEATABILITY).doc("""
                    What the generated values depend on, together with a record's index: equal seeds give equal \
                    data, for any number of tasks and after any restart. Absent, it is a fixed hash of the \
                    connector's name and the topic, which is logged: no state is needed, and two connectors differ.""");

    static final Option<Integer> LANES = Option.between(
                    1, LaneOffsets.MOST_LANES, Option.count("lanes").defaultingTo(64))
            .group(REPEATABILITY)
            .importance(LOW)
            .doc("""
                    Into how many lanes the indices are dealt: lane k has the indices i with i mod lanes = k and \
                    one source offset of its own. It bounds the number of tasks and is fixed for the life of the \
                    connector's name; a start with another number is an error. The default is more than the tasks \
                    that one topic needs.""");

    static final Option<ClockMode> CLOCK_MODE = choice("clock.mode", ClockMode.values())
            .defaultingTo("wall")
            .group(TIME)
            .doc("""
                    What time the records show, in their content and as their timestamp. wall is the worker's time \
                    of day, read once per batch. simulated is a function of the index: record i shows clock.start + \
                    i / rate.records.per.second * clock.rate seconds, rounded down to a millisecond, so the data \
                    are the same byte for byte whenever and however fast they are generated, also with \
                    rate.mode=unlimited. Topics drop records by their timestamps: for a simulated past set \
                    topic.creation.default.retention.ms=-1; a simulated future of more than an hour is refused by \
                    brokers since 4.0 and fails the task. wall by default, as most users want events of now.""");

    static final Option<Instant> CLOCK_START = Option.text("clock.start")
            .as(DatagenSourceConfig::instant)
            .check(
                    "an instant such as 2026-01-31T00:00:00Z, from " + FIRST_INSTANT + " to " + LAST_INSTANT,
                    at -> at.isBefore(FIRST_INSTANT) || at.isAfter(LAST_INSTANT)
                            ? Optional.of("must lie between " + FIRST_INSTANT + " and " + LAST_INSTANT)
                            : Optional.empty())
            .group(TIME)
            .doc("""
                    The time of record 0 with clock.mode=simulated, which requires it: every task and every restart \
                    must agree on it, so it cannot default to now.""");

    static final Option<Double> CLOCK_RATE = positive(
                    Option.decimal("clock.rate").defaultingTo(1.0))
            .group(TIME)
            .importance(LOW)
            .doc("""
                    With clock.mode=simulated, how many seconds the records' time moves while the schedule moves \
                    one: with 60 and rate.records.per.second=10 neighbouring records are 6 seconds apart. The \
                    default shows time as fast as it passes.""");

    static final Option<ZoneId> ZONE = Option.text("zone")
            .defaultingTo("UTC")
            .as(DatagenSourceConfig::zoneId)
            .check("an IANA time zone or an offset such as +02:00", zone -> Optional.empty())
            .group(TIME)
            .doc("""
                    The time zone in which templates show dates. UTC by default, so that all workers agree whatever \
                    their own zones are.""");

    static final Options OPTIONS = Options.of(
            TOPIC,
            TEMPLATE,
            TEMPLATE_NEWLINES,
            TEMPLATE_ESCAPE,
            TEMPLATE_LENIENT,
            VALUE_FORMAT,
            RECORD_SUFFIX,
            BATCH_MAX_RECORDS,
            RATE_MODE,
            RECORDS_PER_SECOND,
            RATE_BACKLOG,
            RATE_CATCHUP_FACTOR,
            MAX_RECORDS,
            DURATION,
            SEED,
            LANES,
            CLOCK_MODE,
            CLOCK_START,
            CLOCK_RATE,
            ZONE);

    /** The reference page, made from the options. */
    static String reference() {
        return OPTIONS.reference("Options of the template data generator", """
                `io.millrace.source.datagen.DatagenSourceConnector` turns a text template with holes into Kafka records at a
                rate. The same options generate the same records for any number of tasks and after any restart; the tasks'
                source offsets are `{"lane": k}` -> `{"lanes": 64, "next": n, "v": 1}`, where n is the lane's first index that
                is not yet emitted, and can be changed over Connect REST with `{"next": n}` alone, n from 0 to 10^18, where
                every stream ends.""");
    }

    private final Map<String, String> properties;
    private final OptionValues values;

    private DatagenSourceConfig(Map<String, String> properties) {
        this.properties = new HashMap<>(properties);
        this.values = OPTIONS.read(properties);
    }

    /** Reads properties that have been validated. */
    static DatagenSourceConfig of(Map<String, String> properties) {
        return new DatagenSourceConfig(properties);
    }

    /** Reads one option of properties that may be wrong otherwise: their offsets can be altered all the same. */
    static int lanesOf(Map<String, String> properties) {
        return Options.of(LANES).read(properties).get(LANES);
    }

    /** The rules over more than one option; {@code properties} also has the framework's. */
    static void check(Map<String, String> properties, OptionValues values, Problems problems) {
        if (problems.valid(TEMPLATE, TEMPLATE_NEWLINES, TEMPLATE_ESCAPE, TEMPLATE_LENIENT, ZONE)) {
            try {
                if (Template.compile(values.get(TEMPLATE), templateOptions(values))
                        .isEmpty()) {
                    problems.add(
                            TEMPLATE, "the template is empty; write the text of a record, such as {{random.uuid}}");
                }
            } catch (InvalidTemplate e) {
                problems.add(TEMPLATE, String.valueOf(e.getMessage()));
            }
        }
        if (problems.valid(CLOCK_MODE, CLOCK_START)
                && values.get(CLOCK_MODE) == ClockMode.SIMULATED
                && values.find(CLOCK_START).isEmpty()) {
            problems.add(CLOCK_START, "clock.mode=simulated needs a start, such as 2026-01-31T00:00:00Z");
        }
        if (problems.valid(VALUE_FORMAT)) {
            converterMismatch(properties, values.get(VALUE_FORMAT)).ifPresent(c -> problems.add(VALUE_FORMAT, c));
        }
    }

    /** Two pairs never work: one writes an object's address, the other fails the task at the first record. */
    private static Optional<String> converterMismatch(Map<String, String> properties, ValueFormat format) {
        String converter = Objects.requireNonNullElse(properties.get("value.converter"), "");
        if (properties.containsKey("transforms")) {
            return Optional.empty();
        }
        if (format == ValueFormat.BYTES && converter.endsWith(".StringConverter")) {
            return Optional.of("value.format=bytes needs ByteArrayConverter as value.converter, not StringConverter");
        }
        if (format == ValueFormat.STRING && converter.endsWith(".ByteArrayConverter")) {
            return Optional.of("value.converter ByteArrayConverter needs value.format=bytes, not string");
        }
        return Optional.empty();
    }

    String connector() {
        return Objects.requireNonNullElse(properties.get("name"), "");
    }

    String topic() {
        return values.get(TOPIC);
    }

    Template template() {
        try {
            return Template.compile(values.get(TEMPLATE), templateOptions(values));
        } catch (InvalidTemplate e) {
            throw new ConfigException("Invalid option 'template': " + e.getMessage());
        }
    }

    private static TemplateOptions templateOptions(OptionValues values) {
        return new TemplateOptions(
                values.get(TEMPLATE_NEWLINES),
                values.get(TEMPLATE_ESCAPE),
                values.get(TEMPLATE_LENIENT),
                values.get(ZONE));
    }

    ValueFormat valueFormat() {
        return values.get(VALUE_FORMAT);
    }

    String recordSuffix() {
        return values.get(RECORD_SUFFIX);
    }

    int batchMaxRecords() {
        return values.get(BATCH_MAX_RECORDS);
    }

    /** The first index that is not generated. */
    long endIndex() {
        return values.find(MAX_RECORDS).orElse(LaneOffsets.END_INDEX);
    }

    long seed() {
        return values.find(SEED).orElseGet(() -> DefaultSeed.of(connector(), topic()));
    }

    int lanes() {
        return values.get(LANES);
    }

    /** The time of record 0, when it is simulated. */
    Optional<Instant> simulatedStart() {
        if (values.get(CLOCK_MODE) == ClockMode.WALL) {
            return Optional.empty();
        }
        Optional<Instant> start = values.find(CLOCK_START);
        if (start.isEmpty()) {
            throw new ConfigException("Option 'clock.start' is required with clock.mode=simulated");
        }
        return start;
    }

    /** The schedule of a task that has a share of the rate, in turn with the others. */
    Schedule schedule(Lanes lanes) {
        long durationNanos = values.find(DURATION).map(Duration::toNanos).orElse(Long.MAX_VALUE);
        if (values.get(RATE_MODE) == RateMode.UNLIMITED) {
            return new UnlimitedSchedule(durationNanos);
        }
        return new ConstantSchedule(
                values.get(RECORDS_PER_SECOND) * lanes.share(),
                lanes.phase(),
                values.get(RATE_BACKLOG),
                values.get(RATE_CATCHUP_FACTOR),
                durationNanos);
    }

    /** The records of a task, or of a preview. */
    Batches batches(NextIndices indices, LongSupplier wallMillis) {
        Template template = template();
        boolean ascii =
                template.isAscii() && StandardCharsets.US_ASCII.newEncoder().canEncode(recordSuffix());
        return new Batches(
                stream(template, wallMillis),
                indices,
                lanes(),
                new Batches.Shape(topic(), valueFormat(), ascii),
                endIndex());
    }

    /** The records that a connector without stored offsets begins with. */
    FirstRecords firstRecords(LongSupplier wallMillis) {
        long[] firstOfEachLane = LongStream.range(0, lanes()).toArray();
        return new FirstRecords(
                batches(new NextIndices(firstOfEachLane, lanes()), wallMillis),
                seed(),
                values.find(SEED).isPresent(),
                simulatedStart().isPresent());
    }

    /** What is allowed, and may not be what the user wants. */
    List<String> warnings(LongSupplier wallMillis) {
        List<String> warnings = new ArrayList<>(template().warnings());
        long usuallyKeptSince = wallMillis.getAsLong() - USUAL_RETENTION.toMillis();
        boolean keptForEver = "-1".equals(properties.get("topic.creation.default.retention.ms"));
        simulatedStart()
                .filter(start -> start.toEpochMilli() < usuallyKeptSince && !keptForEver)
                .ifPresent(start -> warnings.add("Records are as old as clock.start=" + start
                        + ": a topic that keeps records for days drops them at once, unless its retention.ms is -1"));
        return warnings;
    }

    /** The stream as a function of the index. */
    RecordStream stream(Template template, LongSupplier wallMillis) {
        return new RecordStream(
                template.renderer(seed(), STREAM_ID, lanes()),
                clock(wallMillis),
                recordSuffix().getBytes(StandardCharsets.UTF_8));
    }

    private RecordClock clock(LongSupplier wallMillis) {
        Optional<Instant> start = simulatedStart();
        if (start.isPresent()) {
            return new SimulatedClock(start.get(), values.get(RECORDS_PER_SECOND), values.get(CLOCK_RATE));
        }
        return new WallClock(wallMillis);
    }

    private static Option<Double> positive(Option<Double> option) {
        String words = "above 0, at most 1000000000";
        return option.check(
                words, value -> value > 0 && value <= 1e9 ? Optional.empty() : Optional.of("must be " + words));
    }

    private static <E extends Enum<E>> Option<E> choice(String name, E[] values) {
        return Option.choice(name, values, value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static ZoneId zoneId(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty; use a time zone such as Europe/Berlin or +02:00");
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            List<String> near = Spelling.nearest(text, ZoneId.getAvailableZoneIds(), 1);
            String hint = near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
            throw new IllegalArgumentException("is no time zone such as Europe/Berlin or +02:00" + hint, e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is no instant such as 2026-01-31T00:00:00Z", e);
        }
    }
}
