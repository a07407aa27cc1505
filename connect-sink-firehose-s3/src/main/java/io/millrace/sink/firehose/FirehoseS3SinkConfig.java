// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Problems;
import io.millrace.sink.firehose.deliver.PrefixTime;
import io.millrace.sink.firehose.format.Compression;
import io.millrace.sink.firehose.format.Delimiter;
import io.millrace.sink.firehose.format.Tombstones;
import io.millrace.sink.firehose.key.CustomTimeZone;
import io.millrace.sink.firehose.key.FileExtension;
import io.millrace.sink.firehose.key.InvalidPrefix;
import io.millrace.sink.firehose.key.KeySettings;
import io.millrace.sink.firehose.key.PrefixTemplate;
import io.millrace.sink.firehose.store.BucketName;
import io.millrace.sink.firehose.store.S3Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/** The options of the sink, declared once, and their meaning for one connector. */
final class FirehoseS3SinkConfig {
    private static final long MIB = 1024 * 1024;
    private static final long AUTO_MEMORY_MOST = 256 * MIB;

    static final Option<String> S3_BUCKET = Option.text("s3.bucket")
            .required()
            .group("Store")
            .importance(Importance.HIGH)
            .check("an S3 bucket name", BucketName::complaint)
            .doc("The bucket that the objects go to.");
    static final Option<String> S3_REGION = Option.text("s3.region")
            .check("not empty", FirehoseS3SinkConfig::emptiness)
            .group("Store")
            .importance(Importance.HIGH)
            .doc("The region of the bucket, such as eu-central-1. Without it the AWS SDK's default chain finds one"
                    + " (environment, profile, instance metadata); with `s3.endpoint` it is us-east-1 then.");
    static final Option<URI> S3_ENDPOINT = Option.text("s3.endpoint")
            .as(FirehoseS3SinkConfig::endpoint)
            .check("an http or https address", uri -> Optional.empty())
            .group("Store")
            .doc(
                    "The address of a store that speaks the S3 protocol, such as https://minio.example:9000. Without it the"
                            + " records go to Amazon S3 itself.");
    static final Option<Boolean> S3_PATH_STYLE = Option.flag("s3.path.style.enabled", false)
            .group("Store")
            .doc("Puts the bucket into the path of the address rather than into the host name. Most stores other than"
                    + " Amazon's need it.");
    static final Option<String> S3_ACCESS_KEY_ID = Option.text("s3.access.key.id")
            .check("not empty", FirehoseS3SinkConfig::emptiness)
            .group("Store")
            .doc("The public half of the access key. Give both halves or none; without them the AWS SDK's default chain"
                    + " finds credentials (environment, web identity, profile, container, instance metadata).");
    static final Option<Password> S3_SECRET_ACCESS_KEY = Option.secret("s3.secret.access.key")
            .group("Store")
            .doc(
                    "The secret half of the access key. Never shown; a config provider keeps it out of the configuration.");
    static final Option<S3Settings.Checksums> S3_CHECKSUM = Option.choice(
                    "s3.checksum", S3Settings.Checksums.values(), S3Settings.Checksums::word)
            .defaultingTo("when_supported")
            .group("Store")
            .importance(Importance.LOW)
            .doc("Whether every upload carries a CRC that the store verifies. Older stores reject uploads with trailing"
                    + " checksums: `when_required` is for them.");

    static final Option<String> PREFIX = Option.text("prefix")
            .defaultingTo("")
            .group("Object keys")
            .importance(Importance.HIGH)
            .doc(
                    "What the keys of data objects start with. May contain `!{timestamp:pattern}` with a java.time pattern,"
                            + " `!{firehose:random-string}`, `!{kafka:topic}`, `!{kafka:partition}` and `!{kafka:offset}` (of the"
                            + " object's first record). Without any expression the path `yyyy/MM/dd/HH/` is appended, without a"
                            + " slash in between, as Firehose does. End it with a slash to make a folder.");
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

    static final Option<Integer> BUFFER_SIZE = Option.between(1, 128, Option.count("buffer.size.mib"))
            .defaultingTo(5)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc(
                    "An object is delivered when its records have this many MiB before compression. The record that reaches"
                            + " it still belongs to the object. 5 is Firehose's default.");
    static final Option<Duration> BUFFER_INTERVAL = Option.between(
                    Duration.ZERO, Duration.ofMinutes(15), Option.seconds("buffer.interval.seconds"))
            .defaultingTo(300L)
            .group("Buffering")
            .importance(Importance.HIGH)
            .doc("An object is delivered this long after its first record arrived, whether or not more records come. 0"
                    + " delivers at the end of every batch that Kafka Connect hands over, which makes many small objects."
                    + " 300 is Firehose's default.");
    static final Option<Long> BUFFER_MEMORY = Option.between(0L, 65_536L, Option.wholeNumber("buffer.memory.mib"))
            .defaultingTo(0L)
            .group("Buffering")
            .doc(
                    "How much memory the buffers of one task may hold, in MiB, for all objects together. At 90 % the largest"
                            + " ones are delivered early and the task pauses, below 60 % it goes on; one batch of Kafka's consumer"
                            + " may come on top. 0 is the smaller of 256 MiB and a quarter of the heap.");
    static final Option<Integer> UPLOAD_MAX_IN_FLIGHT = Option.between(1, 256, Option.count("upload.max.in.flight"))
            .defaultingTo(16)
            .group("Buffering")
            .doc(
                    "How many objects one task uploads at once. Each takes a thread and a connection, and only while there is"
                            + " something to upload.");

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
    static final Option<byte[]> RECORD_DELIMITER = Option.text("record.delimiter")
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
            S3_BUCKET,
            S3_REGION,
            S3_ENDPOINT,
            S3_PATH_STYLE,
            S3_ACCESS_KEY_ID,
            S3_SECRET_ACCESS_KEY,
            S3_CHECKSUM,
            PREFIX,
            ERROR_OUTPUT_PREFIX,
            PREFIX_TIME,
            CUSTOM_TIME_ZONE,
            FILE_EXTENSION,
            BUFFER_SIZE,
            BUFFER_INTERVAL,
            BUFFER_MEMORY,
            UPLOAD_MAX_IN_FLIGHT,
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
            BUFFER_SIZE,
            BUFFER_INTERVAL,
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
            checkCredentials(values, problems);
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

    private static void complainOn(Option<?> option, Problems problems, Runnable parse) {
        try {
            parse.run();
        } catch (InvalidPrefix e) {
            problems.add(option, option.name() + " " + e.getMessage());
        }
    }

    private static void checkCredentials(OptionValues values, Problems problems) {
        if (!problems.valid(S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY)) {
            return;
        }
        boolean id = values.find(S3_ACCESS_KEY_ID).isPresent();
        boolean secret = values.find(S3_SECRET_ACCESS_KEY).isPresent();
        if (id && !secret) {
            problems.add(S3_SECRET_ACCESS_KEY, "must be given because " + S3_ACCESS_KEY_ID + " is");
        }
        if (secret && !id) {
            problems.add(S3_ACCESS_KEY_ID, "must be given because " + S3_SECRET_ACCESS_KEY + " is");
        }
    }

    private static Optional<String> emptiness(String text) {
        return text.isBlank() ? Optional.of("must not be empty; leave the option out instead") : Optional.empty();
    }

    private static URI endpoint(String text) {
        URI uri = URI.create(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("must be an http or https address such as https://minio.example:9000");
        }
        return uri;
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
        Optional<URI> endpoint = values.find(S3_ENDPOINT);
        return new S3Settings(
                values.get(S3_BUCKET),
                values.find(S3_REGION).or(() -> endpoint.map(own -> "us-east-1")),
                endpoint,
                values.get(S3_PATH_STYLE),
                values.find(S3_ACCESS_KEY_ID)
                        .map(id -> new S3Settings.Credentials(
                                id, values.get(S3_SECRET_ACCESS_KEY).value())),
                values.get(S3_CHECKSUM),
                values.get(UPLOAD_MAX_IN_FLIGHT));
    }

    KeySettings keys() {
        String extension = values.get(FILE_EXTENSION);
        return new KeySettings(
                values.get(PREFIX),
                values.get(ERROR_OUTPUT_PREFIX),
                values.get(CUSTOM_TIME_ZONE),
                connectorName(),
                version(),
                extension.isEmpty() ? compression().extension() : extension);
    }

    /** Decimal like Firehose's, but a fingerprint rather than a counter: a task knows no history. */
    String version() {
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

    /** From the text as the user wrote it: the framework trims texts, and would leave nothing of a newline. */
    byte[] delimiter() {
        return Delimiter.parse(properties.getOrDefault(RECORD_DELIMITER.name(), ""));
    }

    Tombstones tombstones() {
        return values.get(TOMBSTONES);
    }

    long sizeLimit() {
        return values.get(BUFFER_SIZE) * MIB;
    }

    Duration interval() {
        return values.get(BUFFER_INTERVAL);
    }

    long memory(long heap) {
        long given = values.get(BUFFER_MEMORY);
        return given == 0 ? Math.min(AUTO_MEMORY_MOST, heap / 4) : given * MIB;
    }

    int maxInFlight() {
        return values.get(UPLOAD_MAX_IN_FLIGHT);
    }

    String connectorName() {
        return properties.getOrDefault(CONNECTOR_NAME, "firehose-s3");
    }

    int taskIndex() {
        return Integer.parseInt(properties.getOrDefault(TASK_INDEX, "0"));
    }

    boolean readsCommittedOnly() {
        return "read_committed".equals(properties.get("consumer.override.isolation.level"));
    }
}
