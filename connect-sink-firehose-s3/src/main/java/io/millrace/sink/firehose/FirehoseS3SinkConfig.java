// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static java.util.Objects.requireNonNullElse;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Problems;
import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.claim.ClaimSettings;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.claim.GuaranteeOptions;
import io.millrace.sink.firehose.deliver.Backup;
import io.millrace.sink.firehose.deliver.BackupMode;
import io.millrace.sink.firehose.deliver.BackupOptions;
import io.millrace.sink.firehose.deliver.BufferOptions;
import io.millrace.sink.firehose.deliver.DeliverySettings;
import io.millrace.sink.firehose.deliver.Recipe;
import io.millrace.sink.firehose.format.FormatOptions;
import io.millrace.sink.firehose.format.RowOptions;
import io.millrace.sink.firehose.format.Tombstones;
import io.millrace.sink.firehose.format.compress.Encoding;
import io.millrace.sink.firehose.key.InvalidPrefix;
import io.millrace.sink.firehose.key.KeyOptions;
import io.millrace.sink.firehose.key.KeyRoom;
import io.millrace.sink.firehose.key.KeySettings;
import io.millrace.sink.firehose.key.Naming;
import io.millrace.sink.firehose.key.ObjectKeys;
import io.millrace.sink.firehose.key.PrefixTemplate;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.store.S3Settings;
import io.millrace.sink.firehose.store.StoreOptions;
import io.millrace.sink.firehose.translation.Expansion;
import io.millrace.sink.firehose.translation.TranslationOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.kafka.common.config.Config;

/** The options of the sink, declared once, and their meaning for one connector. */
final class FirehoseS3SinkConfig {
    static final Options OPTIONS = Options.of(List.of(
            StoreOptions.ALL,
            GuaranteeOptions.ALL,
            KeyOptions.ALL,
            BufferOptions.ALL,
            FormatOptions.ALL,
            RowOptions.ALL,
            BackupOptions.ALL,
            TranslationOptions.ALL));

    /** What changes the objects, and so the version in their names. */
    private static final List<Option<?>> VERSIONED = versioned();

    private static final Duration SHORTEST_FOLD = Duration.ofSeconds(1);
    private static final int MOST_JOURNAL_REQUESTS = 16;
    private static final String RECORD_SHAPE = "record.shape";
    private static final List<String> SHAPERS =
            List.of("transforms", "predicates", "key.converter", "value.converter", "header.converter");

    static final String CONNECTOR_NAME = "name";
    static final String TASK_INDEX = "millrace.task.index";

    private final Expansion expansion;
    private final Map<String, String> properties;
    private final OptionValues values;

    private FirehoseS3SinkConfig(Expansion expansion) {
        this.expansion = expansion;
        this.properties = Map.copyOf(expansion.properties());
        this.values = OPTIONS.read(properties);
    }

    private static List<Option<?>> versioned() {
        List<Option<?>> all = new ArrayList<>(KeyOptions.ALL);
        all.add(BufferOptions.BUFFER_SIZE);
        all.add(BufferOptions.BUFFER_COUNT);
        all.add(BufferOptions.BUFFER_INTERVAL);
        all.add(BufferOptions.BUFFER_JITTER);
        all.addAll(FormatOptions.ALL);
        all.addAll(RowOptions.ALL);
        return all;
    }

    /** Reads a configuration that has been validated. */
    static FirehoseS3SinkConfig of(Map<String, String> properties) {
        return new FirehoseS3SinkConfig(Expansion.of(properties));
    }

    static Config validate(Map<String, String> given) {
        Map<String, String> properties = Expansion.of(given).properties();
        return OPTIONS.validate(properties, (values, problems) -> {
            checkPrefixes(values, problems);
            checkRoom(values, properties, problems);
            FormatOptions.check(values, problems);
            StoreOptions.check(values, problems);
            BackupOptions.check(values, problems);
            RowOptions.check(values, problems);
            DeterministicRules.check(values, properties, problems);
            GuaranteeOptions.check(values, problems, connectorName(properties), dataFolders(values, problems));
        });
    }

    private static void checkPrefixes(OptionValues values, Problems problems) {
        if (!problems.valid(KeyOptions.PREFIX, KeyOptions.ERROR_OUTPUT_PREFIX, KeyOptions.CUSTOM_TIME_ZONE)) {
            return;
        }
        ZoneId zone = values.get(KeyOptions.CUSTOM_TIME_ZONE);
        if (problems.valid(BackupOptions.BACKUP_PREFIX)) {
            complainOn(
                    BackupOptions.BACKUP_PREFIX,
                    problems,
                    () -> PrefixTemplate.prefix(values.get(BackupOptions.BACKUP_PREFIX), zone));
        }
        String prefix = values.get(KeyOptions.PREFIX);
        String errorPrefix = values.get(KeyOptions.ERROR_OUTPUT_PREFIX);
        complainOn(KeyOptions.PREFIX, problems, () -> PrefixTemplate.prefix(prefix, zone));
        complainOn(KeyOptions.ERROR_OUTPUT_PREFIX, problems, () -> {
            if (errorPrefix.isEmpty()) {
                PrefixTemplate.defaultErrorOutputPrefix(prefix, zone);
            } else {
                PrefixTemplate.errorOutputPrefix(errorPrefix, zone);
            }
        });
    }

    private static void checkRoom(OptionValues values, Map<String, String> properties, Problems problems) {
        if (!problems.valid(
                KeyOptions.PREFIX,
                KeyOptions.ERROR_OUTPUT_PREFIX,
                KeyOptions.CUSTOM_TIME_ZONE,
                KeyOptions.FILE_EXTENSION,
                FormatOptions.COMPRESSION)) {
            return;
        }
        KeySettings keys = keys(values, properties);
        Optional<String> tooLong = KeyRoom.prefixComplaint(keys);
        tooLong.ifPresent(complaint -> problems.add(KeyOptions.PREFIX, KeyOptions.PREFIX + ": " + complaint));
        // What is wrong with the prefix is wrong with the error prefix that is made from it.
        if (tooLong.isEmpty() || !values.get(KeyOptions.ERROR_OUTPUT_PREFIX).isEmpty()) {
            KeyRoom.errorPrefixComplaint(keys)
                    .ifPresent(complaint -> problems.add(
                            KeyOptions.ERROR_OUTPUT_PREFIX, KeyOptions.ERROR_OUTPUT_PREFIX + ": " + complaint));
        }
    }

    private static List<String> dataFolders(OptionValues values, Problems problems) {
        return Stream.of(KeyOptions.PREFIX, KeyOptions.ERROR_OUTPUT_PREFIX, BackupOptions.BACKUP_PREFIX)
                .filter(problems::valid)
                .map(values::get)
                .map(prefix -> prefix.contains("!{") ? prefix.substring(0, prefix.indexOf("!{")) : prefix)
                .toList();
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

                An object holds records of one Kafka partition and one evaluated prefix. Every record is in exactly one
                visible object, whatever crashes, freezes or moves (`delivery.guarantee`); while the store is away, requests
                are repeated for as long as it takes and the task pauses when its buffers are full.
                """);
    }

    S3Settings store() {
        return StoreOptions.read(values, values.get(BufferOptions.UPLOAD_MAX_IN_FLIGHT));
    }

    KeySettings keys() {
        return keys(values, properties);
    }

    private static KeySettings keys(OptionValues values, Map<String, String> properties) {
        String extension = values.get(KeyOptions.FILE_EXTENSION);
        return new KeySettings(
                values.get(KeyOptions.PREFIX),
                values.get(KeyOptions.ERROR_OUTPUT_PREFIX),
                values.get(KeyOptions.CUSTOM_TIME_ZONE),
                connectorName(properties),
                version(properties),
                extension.isEmpty() ? values.get(FormatOptions.COMPRESSION).extension() : extension,
                naming(values, Naming.PLACE));
    }

    private static Naming naming(OptionValues values, Naming deterministic) {
        return values.find(GuaranteeOptions.DELIVERY_GUARANTEE).equals(Optional.of(Guarantee.DETERMINISTIC))
                ? deterministic
                : Naming.UNIQUE;
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
        return values.get(KeyOptions.PREFIX_TIME);
    }

    Optional<Encoding> encoding() {
        return FormatOptions.encoding(values);
    }

    Optional<String> contentEncoding() {
        return values.get(FormatOptions.CONTENT_ENCODING)
                ? values.get(FormatOptions.COMPRESSION).contentEncoding()
                : Optional.empty();
    }

    byte[] delimiter() {
        return RowOptions.delimiter(values);
    }

    Tombstones tombstones() {
        return values.get(FormatOptions.TOMBSTONES);
    }

    DeliverySettings delivery(Backoff backoff) {
        return BufferOptions.read(values, backoff, connectorName(), claims(backoff));
    }

    /** Whether each record is delivered exactly once, by the journals. */
    boolean isExactlyOnce() {
        return values.get(GuaranteeOptions.DELIVERY_GUARANTEE) == Guarantee.EXACTLY_ONCE;
    }

    /** Where the journals are. */
    String journalPrefix() {
        return GuaranteeOptions.journalPrefix(values, connectorName());
    }

    /** Whose journals they are. */
    String journalOwner() {
        return GuaranteeOptions.owner(values, connectorName());
    }

    private ClaimSettings claims(Backoff backoff) {
        Duration interval = values.get(BufferOptions.BUFFER_INTERVAL);
        return new ClaimSettings(
                GuaranteeOptions.journalPrefix(values, connectorName()),
                journalOwner(),
                identityOptions(),
                interval.compareTo(SHORTEST_FOLD) < 0 ? SHORTEST_FOLD : interval,
                Math.min(MOST_JOURNAL_REQUESTS, values.get(BufferOptions.UPLOAD_MAX_IN_FLIGHT)),
                backoff,
                "firehose-s3-" + connectorName() + "-" + taskIndex());
    }

    /** What identities and bytes depend on: a record that is read again has the same ones while these are the same. */
    private Map<String, String> identityOptions() {
        Map<String, String> all = new TreeMap<>();
        Stream.of(KeyOptions.ALL, FormatOptions.ALL, RowOptions.ALL, BackupOptions.ALL)
                .flatMap(List::stream)
                .map(Option::name)
                .filter(properties::containsKey)
                .forEach(name -> all.put(name, properties.get(name)));
        all.put(RECORD_SHAPE, recordShape());
        return all;
    }

    /** A fingerprint of what makes records of bytes before they get here. */
    private String recordShape() {
        CRC32 fingerprint = new CRC32();
        new TreeMap<>(properties).forEach((name, value) -> {
            if (SHAPERS.stream().anyMatch(name::startsWith)) {
                fingerprint.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        return Long.toString(fingerprint.getValue());
    }

    /** What a former configuration made of records, from what a journal tells of it. */
    Recipe formerRecipe(Map<String, String> formerOptions) {
        Map<String, String> former = new HashMap<>(formerOptions);
        former.remove(RECORD_SHAPE);
        former.put(CONNECTOR_NAME, connectorName());
        former.put(StoreOptions.S3_BUCKET.name(), values.get(StoreOptions.S3_BUCKET));
        return of(former).recipe();
    }

    /** What records become; a new one for each delivery, because naming objects is not safe for all threads. */
    Recipe recipe() {
        return new Recipe(
                ObjectKeys.of(keys()), RowOptions.read(values), prefixTime(), encoding(), contentEncoding(), backup());
    }

    private Optional<Backup> backup() {
        BackupMode mode = values.get(BackupOptions.BACKUP_MODE);
        return mode == BackupMode.NONE
                ? Optional.empty()
                : Optional.of(new Backup(mode, ObjectKeys.of(backupKeys(values, properties)), delimiter()));
    }

    private static KeySettings backupKeys(OptionValues values, Map<String, String> properties) {
        return new KeySettings(
                values.get(BackupOptions.BACKUP_PREFIX),
                PrefixTemplate.defaultErrorOutputPrefix(null, values.get(KeyOptions.CUSTOM_TIME_ZONE))
                        .text(),
                values.get(KeyOptions.CUSTOM_TIME_ZONE),
                connectorName(properties),
                version(properties),
                "",
                naming(values, Naming.BACKUP_PLACE));
    }

    /** The bucket of the source backup, if it has one of its own. */
    Optional<S3Settings> backupStore() {
        String bucket = values.get(BackupOptions.BACKUP_BUCKET);
        boolean own = values.get(BackupOptions.BACKUP_MODE) != BackupMode.NONE
                && !bucket.isEmpty()
                && !bucket.equals(values.get(StoreOptions.S3_BUCKET));
        return own ? Optional.of(store().withBucket(bucket)) : Optional.empty();
    }

    /** What the connector does: the user's options and those that a configuration of Firehose stands for. */
    Map<String, String> effective() {
        Map<String, String> effective = new HashMap<>(properties);
        effective.remove(TranslationOptions.FIREHOSE_CONFIGURATION.name());
        return effective;
    }

    /** What a configuration of Firehose meant; nothing without one. */
    Expansion expansion() {
        return expansion;
    }

    /** What is worth a line in the log before the first record. */
    List<String> warnings() {
        return BufferOptions.warnings(values);
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
