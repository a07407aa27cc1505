// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static java.util.Objects.requireNonNullElse;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Problems;
import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.deliver.BufferOptions;
import io.millrace.sink.firehose.deliver.DeliverySettings;
import io.millrace.sink.firehose.deliver.PrefixTime;
import io.millrace.sink.firehose.deliver.Recipe;
import io.millrace.sink.firehose.format.Compression;
import io.millrace.sink.firehose.format.Delimiter;
import io.millrace.sink.firehose.format.RecordFormat;
import io.millrace.sink.firehose.format.Tombstones;
import io.millrace.sink.firehose.key.CustomTimeZone;
import io.millrace.sink.firehose.key.FileExtension;
import io.millrace.sink.firehose.key.InvalidPrefix;
import io.millrace.sink.firehose.key.KeyRoom;
import io.millrace.sink.firehose.key.KeySettings;
import io.millrace.sink.firehose.key.ObjectKeys;
import io.millrace.sink.firehose.key.PrefixTemplate;
import io.millrace.sink.firehose.store.S3Settings;
import io.millrace.sink.firehose.store.StoreOptions;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The options of the sink, declared once, and their meaning for one connector. */
final class FirehoseS3SinkConfig {
    static final Option<String> PREFIX = Option.text("prefix")
            .defaultingTo("")
            .group("Object keys")
            .importance(Importance.HIGH)
            .doc(
                    "What the keys of data objects start with. May contain `!{timestamp:pattern}` with a java.time pattern,"
                            + " `!{firehose:random-string}`, `!{kafka:topic}`, `!{kafka:partition}` and `!{kafka:offset}` (of the"
                            + " object's first record, before any transform). Without any expression the path `yyyy/MM/dd/HH/` is appended, without a"
                            + " slash in between, as Firehose does. End it with a slash to make a folder. Do not start it with a"
                            + " slash nor write two in a row: Amazon S3 stores such keys, some other stores refuse"
                            + " them.");
    static final Option<String> ERROR_OUTPUT_PREFIX = Option.text("error.output.prefix")
            .defaultingTo("")
            .group("Object keys")
            .importance(Importance.HIGH)
            .doc("What the keys of error objects start with. The same expressions, and `!{firehose:error-output-type}`,"
                    + " which must be there if any expression is. Must be given if `prefix` has an expression. Empty means"
                    + " `!{firehose:error-output-type}/`, after the prefix and before the default time path if `prefix` is"
                    + " given.");
    static final Option<PrefixTime> PREFIX_TIME = Option.choice("prefix.time", PrefixTime.values(), PrefixTime::word)
            .defaultingTo("record")
            .group("Object keys")
            .doc("Which time selects the prefix. `record`: each record's own timestamp, so that a late record joins the"
                    + " folder that it belongs to (the time of arrival where a record has none). `arrival`: the time at"
                    + " which an object's first record arrived, as Firehose does.");
    static final Option<ZoneId> CUSTOM_TIME_ZONE = Option.text("custom.time.zone")
            .as(CustomTimeZone::parse)
            .check("a time zone region such as Europe/Madrid", zone -> Optional.empty())
            .defaultingTo("UTC")
            .group("Object keys")
            .doc("The time zone of all times in keys.");
    static final Option<String> FILE_EXTENSION = Option.text("file.extension")
            .as(FileExtension::checked)
            .check("empty, or a dot and lower-case letters, digits or ! - _ . * ' ( )", text -> Optional.empty())
            .defaultingTo("")
            .group("Object keys")
            .doc("The end of the keys of data objects, such as .json. Replaces the one of the compression; empty keeps"
                    + " that. Error objects have none.");

    static final Option<Compression> COMPRESSION = Option.text("compression")
            .as(Compression::named)
            .check("one of UNCOMPRESSED, GZIP", compression -> Optional.empty())
            .defaultingTo("UNCOMPRESSED")
            .group("Objects")
            .importance(Importance.HIGH)
            .doc("How data objects are compressed; spelt as Firehose does. Error objects are never compressed.");
    static final Option<Boolean> CONTENT_ENCODING = Option.flag("content.encoding.enabled", true)
            .group("Objects")
            .doc(
                    "Whether a compressed object carries its compression as Content-Encoding, as Firehose's do. HTTP clients"
                            + " then decompress it unasked, which surprises some readers.");
    static final Option<byte[]> RECORD_DELIMITER = Option.verbatim("record.delimiter")
            .as(Delimiter::parse)
            .defaultingTo("")
            .group("Objects")
            .doc(
                    "What follows every record. Firehose adds nothing unless told to, so the default is empty; `\\n` makes one"
                            + " line per record. Also understands `\\r`, `\\t` and `\\\\`.");
    static final Option<Tombstones> TOMBSTONES = Option.choice("tombstones", Tombstones.values(), Tombstones::word)
            .defaultingTo("error")
            .group("Objects")
            .doc(
                    "What a record without a value becomes. `error`: an entry in an error object. `skip`: nothing. `empty`: an"
                            + " empty record, followed by the delimiter.");

    static final Options OPTIONS = Options.of(
            StoreOptions.S3_BUCKET,
            StoreOptions.S3_REGION,
            StoreOptions.S3_ENDPOINT,
            StoreOptions.S3_PATH_STYLE,
            StoreOptions.S3_ACCESS_KEY_ID,
            StoreOptions.S3_SECRET_ACCESS_KEY,
            StoreOptions.S3_CHECKSUM,
            PREFIX,
            ERROR_OUTPUT_PREFIX,
            PREFIX_TIME,
            CUSTOM_TIME_ZONE,
            FILE_EXTENSION,
            BufferOptions.BUFFER_SIZE,
            BufferOptions.BUFFER_INTERVAL,
            BufferOptions.BUFFER_MEMORY,
            BufferOptions.UPLOAD_MAX_IN_FLIGHT,
            COMPRESSION,
            CONTENT_ENCODING,
            RECORD_DELIMITER,
            TOMBSTONES);

    /** What changes the objects, and so the version in their names. */
    private static final List<Option<?>> VERSIONED = List.of(
            PREFIX,
            ERROR_OUTPUT_PREFIX,
            PREFIX_TIME,
            CUSTOM_TIME_ZONE,
            FILE_EXTENSION,
            BufferOptions.BUFFER_SIZE,
            BufferOptions.BUFFER_INTERVAL,
            COMPRESSION,
            CONTENT_ENCODING,
            RECORD_DELIMITER,
            TOMBSTONES);

    static final String CONNECTOR_NAME = "name";
    static final String TASK_INDEX = "millrace.task.index";

    private final Map<String, String> properties;
    private final OptionValues values;

    private FirehoseS3SinkConfig(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
        this.values = OPTIONS.read(properties);
    }

    /** Reads a configuration that has been validated. */
    static FirehoseS3SinkConfig of(Map<String, String> properties) {
        return new FirehoseS3SinkConfig(properties);
    }

    static Config validate(Map<String, String> properties) {
        return OPTIONS.validate(properties, (values, problems) -> {
            checkPrefixes(values, problems);
            checkRoom(values, properties, problems);
            StoreOptions.check(values, problems);
        });
    }

    private static void checkPrefixes(OptionValues values, Problems problems) {
        if (!problems.valid(PREFIX, ERROR_OUTPUT_PREFIX, CUSTOM_TIME_ZONE)) {
            return;
        }
        ZoneId zone = values.get(CUSTOM_TIME_ZONE);
        String prefix = values.get(PREFIX);
        String errorPrefix = values.get(ERROR_OUTPUT_PREFIX);
        complainOn(PREFIX, problems, () -> PrefixTemplate.prefix(prefix, zone));
        complainOn(ERROR_OUTPUT_PREFIX, problems, () -> {
            if (errorPrefix.isEmpty()) {
                PrefixTemplate.defaultErrorOutputPrefix(prefix, zone);
            } else {
                PrefixTemplate.errorOutputPrefix(errorPrefix, zone);
            }
        });
    }

    private static void checkRoom(OptionValues values, Map<String, String> properties, Problems problems) {
        if (!problems.valid(PREFIX, ERROR_OUTPUT_PREFIX, CUSTOM_TIME_ZONE, FILE_EXTENSION, COMPRESSION)) {
            return;
        }
        KeySettings keys = keys(values, properties);
        Optional<String> tooLong = KeyRoom.prefixComplaint(keys);
        tooLong.ifPresent(complaint -> problems.add(PREFIX, PREFIX + ": " + complaint));
        // What is wrong with the prefix is wrong with the error prefix that is made from it.
        if (tooLong.isEmpty() || !values.get(ERROR_OUTPUT_PREFIX).isEmpty()) {
            KeyRoom.errorPrefixComplaint(keys)
                    .ifPresent(complaint -> problems.add(ERROR_OUTPUT_PREFIX, ERROR_OUTPUT_PREFIX + ": " + complaint));
        }
    }

    private static void complainOn(Option<?> option, Problems problems, Runnable parse) {
        try {
            parse.run();
        } catch (InvalidPrefix e) {
            problems.add(option, option.name() + " " + e.getMessage());
        }
    }

    static String reference() {
        return OPTIONS.reference("Firehose-style S3 sink", """
                `io.millrace.sink.firehose.FirehoseS3SinkConnector` gathers the records of Kafka topics and delivers them to
                S3 in objects, by size or age, whichever comes first: what Amazon Data Firehose does, for any Kafka.

                An object holds records of one Kafka partition and one evaluated prefix. Offsets are committed for what the
                store has acknowledged and nothing beyond, so every record arrives at least once; while the store is away,
                uploads are repeated for as long as it takes and the task pauses when its buffers are full.
                """);
    }

    S3Settings store() {
        return StoreOptions.read(values, values.get(BufferOptions.UPLOAD_MAX_IN_FLIGHT));
    }

    KeySettings keys() {
        return keys(values, properties);
    }

    private static KeySettings keys(OptionValues values, Map<String, String> properties) {
        String extension = values.get(FILE_EXTENSION);
        return new KeySettings(
                values.get(PREFIX),
                values.get(ERROR_OUTPUT_PREFIX),
                values.get(CUSTOM_TIME_ZONE),
                connectorName(properties),
                version(properties),
                extension.isEmpty() ? values.get(COMPRESSION).extension() : extension);
    }

    /** Decimal like Firehose's, but a fingerprint rather than a counter: a task knows no history. */
    String version() {
        return version(properties);
    }

    private static String version(Map<String, String> properties) {
        CRC32 fingerprint = new CRC32();
        for (Option<?> option : VERSIONED) {
            String line = option.name() + "=" + properties.getOrDefault(option.name(), "") + "\n";
            fingerprint.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toString(fingerprint.getValue());
    }

    PrefixTime prefixTime() {
        return values.get(PREFIX_TIME);
    }

    Compression compression() {
        return values.get(COMPRESSION);
    }

    Optional<String> contentEncoding() {
        return values.get(CONTENT_ENCODING) ? compression().contentEncoding() : Optional.empty();
    }

    byte[] delimiter() {
        return values.get(RECORD_DELIMITER);
    }

    Tombstones tombstones() {
        return values.get(TOMBSTONES);
    }

    DeliverySettings delivery(Backoff backoff) {
        return BufferOptions.read(values, backoff, "firehose-s3-" + connectorName() + "-" + taskIndex());
    }

    /** What records become; a new one for each delivery, because naming objects is not safe for all threads. */
    Recipe recipe() {
        return new Recipe(
                ObjectKeys.of(keys()),
                new RecordFormat(delimiter(), tombstones()),
                prefixTime(),
                compression(),
                contentEncoding());
    }

    /** How much memory the buffers of a task may hold, in a JVM with so much heap. */
    long memory(long heap) {
        return BufferOptions.memory(values, heap);
    }

    String connectorName() {
        return connectorName(properties);
    }

    private static String connectorName(Map<String, String> properties) {
        return requireNonNullElse(properties.get(CONNECTOR_NAME), "firehose-s3");
    }

    int taskIndex() {
        return Integer.parseInt(properties.getOrDefault(TASK_INDEX, "0"));
    }

    boolean readsCommittedOnly() {
        return "read_committed".equals(properties.get("consumer.override.isolation.level"));
    }
}
