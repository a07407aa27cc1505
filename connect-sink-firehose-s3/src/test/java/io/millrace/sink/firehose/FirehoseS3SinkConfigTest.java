// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.common.options.Option;
import io.millrace.common.options.Options;
import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.deliver.DeliverySettings;
import io.millrace.sink.firehose.format.Compression;
import io.millrace.sink.firehose.format.Tombstones;
import io.millrace.sink.firehose.key.KeySettings;
import io.millrace.sink.firehose.key.PrefixTime;
import io.millrace.sink.firehose.store.StoreOptions;
import io.millrace.testkit.Checkout;
import io.millrace.testkit.ConfigContract;
import io.millrace.testkit.PluginContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirehoseS3SinkConfigTest implements ConfigContract, PluginContract {
    private static final long MIB = 1024 * 1024;
    private static final String NO_METADATA = "aws.disableEc2Metadata";
    private static final String PROFILES = "aws.configFile";

    private static final String FIREHOSE = """
            {"BucketARN": "arn:aws:s3:::orders-lake", "Prefix": "orders/", "BufferingHints": {"SizeInMBs": 64}}
            """;

    /** As if this were a machine whose metadata service could know a region. */
    @BeforeAll
    static void allowMetadata() {
        System.setProperty(NO_METADATA, "false");
    }

    @AfterAll
    static void leaveMetadataToTheMachine() {
        System.clearProperty(NO_METADATA);
    }

    @Override
    public Connector connector() {
        return new FirehoseS3SinkConnector();
    }

    @Override
    public Options options() {
        return FirehoseS3SinkConfig.OPTIONS;
    }

    @Override
    public Map<String, String> minimal() {
        return Map.of("s3.bucket", "millrace");
    }

    @Override
    public String reference() {
        return FirehoseS3SinkConfig.reference();
    }

    @Override
    public String referencePath() {
        return "docs/reference/connect-sink-firehose-s3.md";
    }

    @Test
    void hasFirehosesDefaults() {
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(minimal());
        assertThat(delivery(config).sizeLimit()).isEqualTo(5 * MIB);
        assertThat(delivery(config).recordLimit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(delivery(config).interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(delivery(config).jitterPercent()).isEqualTo(10);
        assertThat(config.encoding()).isEmpty();
        assertThat(config.contentEncoding()).isEmpty();
        assertThat(config.delimiter()).isEmpty();
        assertThat(config.tombstones()).isEqualTo(Tombstones.ERROR);
        assertThat(config.prefixTime()).isEqualTo(PrefixTime.RECORD);
        assertThat(delivery(config).maxInFlight()).isEqualTo(16);
        assertThat(config.store().bucket()).isEqualTo("millrace");
        assertThat(config.store().maxConnections()).isEqualTo(16);
        assertThat(config.keys())
                .isEqualTo(new KeySettings("", "", ZoneId.of("UTC"), "firehose-s3", config.version(), ""));
        assertThat(config.connectorName()).isEqualTo("firehose-s3");
        assertThat(config.taskIndex()).isZero();
        assertThat(config.readsCommittedOnly()).isFalse();
    }

    @Test
    void takesTheSmallerOf256MebibytesAndAQuarterOfTheHeap() {
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(minimal());
        assertThat(config.memory(400 * MIB)).isEqualTo(100 * MIB);
        assertThat(config.memory(8192 * MIB)).isEqualTo(256 * MIB);
        assertThat(with("buffer.memory.mib", "7").memory(8192 * MIB)).isEqualTo(7 * MIB);
    }

    @Test
    void mapsEveryOption() {
        Map<String, String> all = new HashMap<>();
        all.put("name", "events");
        all.put("millrace.task.index", "3");
        all.put("consumer.override.isolation.level", "read_committed");
        all.put("s3.bucket", "lake");
        all.put("prefix", "a/!{timestamp:yyyy}/");
        all.put("error.output.prefix", "e/!{firehose:error-output-type}/");
        all.put("prefix.time", "arrival");
        all.put("custom.time.zone", "Europe/Madrid");
        all.put("file.extension", ".json.gz");
        all.put("buffer.size.mib", "128");
        all.put("buffer.count.records", "1000");
        all.put("buffer.interval.seconds", "0");
        all.put("buffer.interval.jitter.percent", "50");
        all.put("delivery.guarantee", "at_least_once");
        all.put("journal.prefix", "books/");
        all.put("journal.owner", "cluster-a");
        all.put("journal.on.conflict", "consumer");
        all.put("journal.fencing", "multipart");
        all.put("buffer.memory.mib", "64");
        all.put("upload.max.in.flight", "5");
        all.put("compression", "GZIP");
        all.put("compression.level", "9");
        all.put("content.encoding.enabled", "true");
        all.put("record.delimiter", "\r\n");
        all.put("tombstones", "skip");
        all.put("upload.part.size.mib", "16");
        all.put("upload.sweep.age.hours", "48");
        all.put("backup.mode", "none");
        all.put("backup.prefix", "source/");
        all.put("backup.bucket", "lake-source");
        all.put("firehose.configuration", "{\"Prefix\": \"other/\"}");
        all.put("format", "csv");
        all.put("envelope.fields", "");
        all.put("format.decimals", "string");
        all.put("format.times", "epoch-millis");
        all.put("csv.columns", "a, b");
        all.put("csv.header.enabled", "true");
        all.put("csv.delimiter", ";");
        all.put("csv.quote.all.enabled", "true");
        assertThat(options().all())
                .filteredOn(option -> !StoreOptions.ALL.contains(option))
                .extracting(Option::name)
                .isSubsetOf(all.keySet());
        assertThat(errors(all)).isEmpty();

        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(all);
        assertThat(config.store().bucket()).isEqualTo("lake");
        assertThat(config.store().maxConnections()).isEqualTo(5);
        assertThat(config.keys())
                .isEqualTo(new KeySettings(
                        "a/!{timestamp:yyyy}/",
                        "e/!{firehose:error-output-type}/",
                        ZoneId.of("Europe/Madrid"),
                        "events",
                        config.version(),
                        ".json.gz"));
        assertThat(config.prefixTime()).isEqualTo(PrefixTime.ARRIVAL);
        assertThat(delivery(config).sizeLimit()).isEqualTo(128 * MIB);
        assertThat(delivery(config).recordLimit()).isEqualTo(1000);
        assertThat(delivery(config).interval()).isZero();
        assertThat(delivery(config).jitterPercent()).isEqualTo(50);
        assertThat(config.memory(0)).isEqualTo(64 * MIB);
        assertThat(delivery(config).maxInFlight()).isEqualTo(5);
        assertThat(config.encoding()).isPresent();
        assertThat(config.contentEncoding()).hasValue("gzip");
        assertThat(config.delimiter()).isEqualTo(new byte[] {'\r', '\n'});
        assertThat(config.tombstones()).isEqualTo(Tombstones.SKIP);
        assertThat(config.taskIndex()).isEqualTo(3);
        assertThat(config.readsCommittedOnly()).isTrue();
    }

    @Test
    void understandsADelimiterWrittenAsItselfOrAsAnEscape() {
        assertThat(with("record.delimiter", "\n").delimiter()).containsExactly('\n');
        assertThat(with("record.delimiter", "\\n").delimiter()).containsExactly('\n');
        assertThat(with("record.delimiter", " ").delimiter()).containsExactly(' ');
        assertThat(errors(plus("record.delimiter", "\\x"))).containsOnlyKeys("record.delimiter");
    }

    @Test
    void warnsOnlyBeyondFirehosesLimits() {
        Map<String, String> most = plus("buffer.size.mib", "128");
        most.put("buffer.interval.seconds", "900");
        assertThat(FirehoseS3SinkConfig.of(most).warnings()).isEmpty();
        Map<String, String> beyond = plus("buffer.size.mib", "129");
        beyond.put("buffer.interval.seconds", "901");
        assertThat(errors(beyond)).isEmpty();
        assertThat(FirehoseS3SinkConfig.of(beyond).warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning).contains("buffer.size.mib", "128"),
                        warning -> assertThat(warning).contains("buffer.interval.seconds", "900"));
    }

    @Test
    void namesTheVersionByWhatChangesTheObjects() {
        String version = FirehoseS3SinkConfig.of(minimal()).version();
        assertThat(version).matches("\\d{1,10}");
        assertThat(with("s3.secret.access.key", "x").version()).isEqualTo(version);
        assertThat(with("millrace.task.index", "2").version()).isEqualTo(version);
        assertThat(with("upload.max.in.flight", "2").version()).isEqualTo(version);
        assertThat(with("prefix", "a/").version()).isNotEqualTo(version);
        assertThat(with("buffer.size.mib", "6").version()).isNotEqualTo(version);
        assertThat(with("buffer.count.records", "6").version()).isNotEqualTo(version);
        assertThat(with("compression", "GZIP").version()).isNotEqualTo(version);
        assertThat(with("format", "json").version()).isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3.bucket | s3://millrace/x | bucket name alone",
                "s3.bucket | ab | 3 to 63",
                "s3.bucket | Millrace | lower-case",
                "s3.bucket | 10.0.0.1 | bucket name",
                "s3.endpoint | minio:9000 | http or https",
                "s3.endpoint | https:// | http or https",
                "s3.endpoint | '' | http or https",
                "s3.endpoint | http://localhost:99999 | port 99999",
                "s3.endpoint | http://localhost:0 | port 0",
                "s3.endpoint | http://localhost:9000?y=1 | query",
                "s3.endpoint | http://localhost:9000/#f | fragment",
                "s3.endpoint | http://u:pwd@localhost | s3.access.key.id",
                "s3.region | us east 1 | such as eu-central-1",
                "s3.region | / | such as eu-central-1",
                "s3.region | é | such as eu-central-1",
                "s3.region | '' | such as eu-central-1",
                "s3.bucket | arn:aws:s3:::x | access point",
                "s3.access.key.id | ' ' | must not be empty",
                "s3.secret.access.key | '' | must not be empty",
                "s3.secret.access.key | ' ' | must not be empty",
                "s3.checksum | always | when_supported",
                "prefix | a/!{timestamp:yyyy | prefix at character",
                "prefix | a/!{firehose:error-output-type}/ | prefix at character",
                "prefix | a/!{stamp:yyyy}/ | stamp",
                "error.output.prefix | e/!{timestamp:yyyy}/ | error-output-type",
                "prefix.time | event | record, arrival",
                "custom.time.zone | GMT+5 | Europe/Madrid",
                "file.extension | json | dot",
                "buffer.size.mib | 0 | 1 to 5120",
                "buffer.size.mib | 5121 | 1 to 5120",
                "buffer.count.records | -1 | 0 to 2147483647",
                "buffer.interval.seconds | 86401 | 0 s to 86400 s",
                "buffer.interval.seconds | -1 | 0 s to 86400 s",
                "buffer.interval.jitter.percent | -1 | 0 to 50",
                "buffer.interval.jitter.percent | 51 | 0 to 50",
                "buffer.memory.mib | -1 | 0 to",
                "upload.max.in.flight | 0 | 1 to 256",
                "compression | gzip | GZIP",
                "compression | SNAPPY | Snappy",
                "compression.level | high | number",
                "compression.level | 6 | left out because UNCOMPRESSED has no levels",
                "tombstones | drop | error, skip, empty",
                "journal.prefix | a/!{kafka:topic}/ | expressions",
                "journal.prefix | a/../b/ | folder called ..",
                "journal.prefix | /a/ | slash",
                "backup.mode | some | none, all, failed",
                "backup.prefix | a/!{timestamp:yyyy | prefix at character",
                "backup.bucket | Lake | lower-case",
                "firehose.configuration | {\"Prefix\": 1} | Prefix must be a string",
                "firehose.configuration | {\"Prefix\": | no JSON at line 1",
            })
    void refusesABadValueOnItsOption(String option, String value, String complaint) {
        Map<String, List<String>> errors = errors(plus(option, value));
        assertThat(errors).containsKey(option);
        assertThat(errors.get(option).toString()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buffer.interval.seconds | 300 | clock",
                "buffer.interval.jitter.percent | 0 | clock",
                "prefix | a/!{firehose:random-string}/ | random-string",
                "error.output.prefix | e/!{firehose:random-string}/!{firehose:error-output-type}/ | random-string",
                "backup.prefix | b/!{firehose:random-string}/ | random-string",
                "prefix.time | arrival | another time",
                "buffer.memory.mib | 25 | at least 26",
            })
    void refusesWhatCouldGiveTheSameRecordsOtherObjectsWhereTheyMustNot(String option, String value, String complaint) {
        Map<String, String> properties = plus(option, value);
        properties.putIfAbsent("error.output.prefix", "e/!{firehose:error-output-type}/");
        assertThat(errors(properties)).isEmpty();
        properties.put("delivery.guarantee", "deterministic");
        assertThat(errors(properties))
                .containsOnlyKeys(option)
                .extractingByKey(option)
                .asString()
                .contains(complaint);
    }

    @Test
    void wantsMemoryForTwoCutsWhereNothingMayBeDeliveredEarly() {
        Map<String, String> properties = plus("delivery.guarantee", "deterministic");
        assertThat(errors(properties)).isEmpty();
        properties.put("buffer.size.mib", "121");
        assertThat(errors(properties)).containsOnlyKeys("buffer.memory.mib");
        properties.put("buffer.memory.mib", "258");
        assertThat(errors(properties)).isEmpty();
        assertThatThrownBy(() -> with("delivery.guarantee", "deterministic").memory(100 * MIB))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("at least 26")
                .hasMessageContaining("it is 25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY", "zstd", "lz4"})
    void acceptsEveryCompressionAndEndsKeysByIt(String compression) {
        assertThat(errors(plus("compression", compression))).isEmpty();
        assertThat(with("compression", compression).keys().extension())
                .isEqualTo(Compression.named(compression).extension());
    }

    @Test
    void wantsALevelThatTheCompressionHas() {
        Map<String, String> level = plus("compression", "zstd");
        level.put("compression.level", "19");
        assertThat(errors(level)).isEmpty();
        level.put("compression", "GZIP");
        assertThat(errors(level))
                .containsOnlyKeys("compression.level")
                .extractingByKey("compression.level")
                .asString()
                .contains("1 to 9 for GZIP");
        level.put("compression.level", "9");
        assertThat(FirehoseS3SinkConfig.of(level).version())
                .isNotEqualTo(with("compression", "GZIP").version());
    }

    @Test
    void repeatsNoPasswordOfAnAddress() {
        for (String address : List.of("http://u:pwd@localhost", "ftp://u:pwd@localhost", "http://u:p wd@localhost")) {
            assertThat(errors(plus("s3.endpoint", address)))
                    .containsOnlyKeys("s3.endpoint")
                    .extractingByKey("s3.endpoint")
                    .asString()
                    .doesNotContain("wd@");
        }
    }

    @Test
    void readsTheSchemeOfAnAddressInAnyCase() {
        assertThat(errors(plus("s3.endpoint", "HTTP://Minio:9000"))).isEmpty();
    }

    @Test
    void wantsTheHostStyleForAnAccessPoint() {
        Map<String, String> accessPoint = plus("s3.bucket", "arn:aws:s3:eu-central-1:123456789012:accesspoint/orders");
        assertThat(errors(accessPoint)).isEmpty();
        accessPoint.put("s3.path.style.enabled", "true");
        assertThat(errors(accessPoint)).containsOnlyKeys("s3.path.style.enabled");
    }

    @Test
    void wantsAnErrorPrefixWhenThePrefixHasAnExpression() {
        assertThat(errors(plus("prefix", "a/!{timestamp:yyyy}/"))).containsOnlyKeys("error.output.prefix");
    }

    @Test
    void wantsRoomForTheConnectorsNameInAKey() {
        assertThat(errors(plus("name", "n".repeat(1_000))))
                .containsOnlyKeys("prefix")
                .extractingByKey("prefix")
                .asString()
                .contains("the connector's name", "1000 bytes");
        Map<String, String> shared = plus("name", "n".repeat(700));
        assertThat(errors(shared)).isEmpty();
        shared.put("prefix", "é".repeat(300) + "/");
        assertThat(errors(shared))
                .containsOnlyKeys("prefix")
                .extractingByKey("prefix")
                .asString()
                .contains("700 for the connector's name");
        Map<String, String> dynamic = plus("name", "n".repeat(100));
        dynamic.put("prefix", "é".repeat(480) + "/!{kafka:topic}/");
        dynamic.put("error.output.prefix", "!{firehose:error-output-type}/");
        assertThat(errors(dynamic)).containsOnlyKeys("prefix");
    }

    @Test
    void wantsRoomInTheKeysOfErrorObjectsToo() {
        Map<String, String> given = plus("name", "n".repeat(700));
        given.put("error.output.prefix", "é".repeat(300) + "/");
        assertThat(errors(given))
                .containsOnlyKeys("error.output.prefix")
                .extractingByKey("error.output.prefix")
                .asString()
                .contains("700 for the connector's name");
        // The default error prefix is longer than the prefix that it is made from.
        Map<String, String> derived = plus("name", "n".repeat(100));
        derived.put("prefix", "é".repeat(415) + "/");
        assertThat(errors(derived)).containsOnlyKeys("error.output.prefix");
    }

    @Test
    void wantsARegionOnlyWhereNoneCanBeFound() {
        assumeThat(System.getenv("AWS_REGION")).isNull();
        System.setProperty(NO_METADATA, "true");
        System.setProperty(PROFILES, "/nowhere");
        try {
            assertThat(errors(minimal())).containsOnlyKeys("s3.region");
            assertThat(errors(plus("s3.region", "eu-central-1"))).isEmpty();
            assertThat(errors(plus("s3.endpoint", "http://127.0.0.1:9000"))).isEmpty();
            System.setProperty(NO_METADATA, "false");
            assertThat(errors(minimal())).isEmpty();
        } finally {
            System.setProperty(NO_METADATA, "false");
            System.clearProperty(PROFILES);
        }
    }

    @Test
    void wantsBothHalvesOfAnAccessKeyOrNone() {
        assertThat(errors(plus("s3.access.key.id", "id"))).containsOnlyKeys("s3.secret.access.key");
        assertThat(errors(plus("s3.secret.access.key", "shh")))
                .containsOnlyKeys("s3.access.key.id")
                .extractingByKey("s3.access.key.id")
                .asString()
                .doesNotContain("shh");
    }

    @Test
    void keepsTheJournalsApartFromTheData() {
        Map<String, String> below = plus("prefix", "logs/app/");
        below.put("journal.prefix", "logs/app/journals/");
        assertThat(errors(below)).containsOnlyKeys("journal.prefix");
        below.put("journal.prefix", "logs/");
        assertThat(errors(below)).containsOnlyKeys("journal.prefix");
        below.put("journal.prefix", "journals/");
        assertThat(errors(below)).isEmpty();
        below.put("journal.prefix", "backup/journals/");
        assertThat(errors(below)).containsOnlyKeys("journal.prefix");
    }

    @Test
    void keepsTheBackupApartFromTheData() {
        Map<String, String> same = plus("backup.mode", "all");
        same.put("prefix", "backup/");
        assertThat(errors(same)).containsKey("backup.prefix");
        same.put("backup.bucket", "millrace");
        assertThat(errors(same)).containsKey("backup.prefix");
        same.put("backup.bucket", "elsewhere");
        assertThat(errors(same)).doesNotContainKey("backup.prefix");
        same.remove("backup.bucket");
        same.put("backup.mode", "none");
        assertThat(errors(same)).isEmpty();
    }

    @Test
    void takesAConfigurationOfFirehoseForTheOptionsThatItMeans() {
        Map<String, String> given = Map.of("name", "events", "firehose.configuration", FIREHOSE);
        assertThat(errors(given)).isEmpty();
        assertThat(values(given)).containsEntry("s3.bucket", "orders-lake").containsEntry("buffer.size.mib", 64);
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(given);
        assertThat(config.store().bucket()).isEqualTo("orders-lake");
        assertThat(config.keys().prefix()).isEqualTo("orders/");
        assertThat(config.prefixTime()).isEqualTo(PrefixTime.ARRIVAL);
        assertThat(delivery(config).sizeLimit()).isEqualTo(64 * MIB);
        assertThat(config.expansion().notes()).isEmpty();
        // A configuration is told from another by what it means, not by how it says it.
        Map<String, String> written = new HashMap<>(config.expansion().added());
        assertThat(FirehoseS3SinkConfig.of(written).version()).isEqualTo(config.version());
    }

    @Test
    void letsItsOwnOptionsWinOverThoseOfFirehose() {
        Map<String, String> given = new HashMap<>(Map.of("firehose.configuration", FIREHOSE));
        given.put("s3.bucket", "orders-lake");
        given.put("prefix", "mine/");
        given.put("prefix.time", "record");
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(given);
        assertThat(config.keys().prefix()).isEqualTo("mine/");
        assertThat(config.prefixTime()).isEqualTo(PrefixTime.RECORD);
        assertThat(delivery(config).sizeLimit()).isEqualTo(64 * MIB);
        assertThat(config.expansion().notes())
                .hasToString("[Prefix gives way to the connector's own prefix=mine/,"
                        + " Prefix gives way to the connector's own prefix.time=record]");
        assertThat(config.expansion().added()).containsOnlyKeys("buffer.size.mib");
    }

    @Test
    void findsTheErrorsOfOptionsThatFirehosesConfigurationMeans() {
        String dynamic = FIREHOSE.replace("orders/", "!{partitionKeyFromQuery:customer}/");
        assertThat(errors(Map.of("firehose.configuration", dynamic))).containsKey("prefix");
        assertThat(errors(Map.of("firehose.configuration", FIREHOSE.replace("64", "0"))))
                .containsOnlyKeys("buffer.size.mib");
        assertThat(errors(Map.of("s3.bucket", "millrace", "firehose.configuration", FIREHOSE + "}")))
                .containsOnlyKeys("firehose.configuration");
    }

    @Test
    void givesTasksWhatFirehosesConfigurationMeans() {
        Connector connector = connector();
        connector.start(Map.of("name", "events", "firehose.configuration", FIREHOSE));
        assertThat(connector.taskConfigs(1))
                .containsExactly(Map.of(
                        "name", "events",
                        "millrace.task.index", "0",
                        "s3.bucket", "orders-lake",
                        "prefix", "orders/",
                        "prefix.time", "arrival",
                        "buffer.size.mib", "64"));
    }

    @Test
    void wantsABucket() {
        assertThat(errors(Map.of())).containsOnlyKeys("s3.bucket");
    }

    @Test
    void givesEachTaskTheConfigurationAndItsNumber() {
        Connector connector = connector();
        connector.start(plus("name", "events"));
        assertThat(connector.taskConfigs(2))
                .containsExactly(
                        Map.of("s3.bucket", "millrace", "name", "events", "millrace.task.index", "0"),
                        Map.of("s3.bucket", "millrace", "name", "events", "millrace.task.index", "1"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsTheExample(Path example) throws IOException {
        assertThat(errors(config(example))).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("config-examples/firehose-s3"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsOnlyWhatWasCommittedAndRebalancesGentlyInEveryExample(Path example) throws IOException {
        assertThat(config(example))
                .containsEntry("consumer.override.isolation.level", "read_committed")
                .containsEntry(
                        "consumer.override.partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }

    private Map<String, Object> values(Map<String, String> properties) {
        Map<String, Object> values = new HashMap<>();
        connector().validate(properties).configValues().forEach(value -> values.put(value.name(), value.value()));
        return values;
    }

    private static DeliverySettings delivery(FirehoseS3SinkConfig config) {
        return config.delivery(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    private static Map<String, String> config(Path example) throws IOException {
        Map<String, String> config = new HashMap<>();
        new ObjectMapper()
                .readTree(example.toFile())
                .required("config")
                .properties()
                .forEach(field -> config.put(field.getKey(), field.getValue().asText()));
        return config;
    }

    private Map<String, String> plus(String option, String value) {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put(option, value);
        return properties;
    }

    private FirehoseS3SinkConfig with(String option, String value) {
        return FirehoseS3SinkConfig.of(plus(option, value));
    }
}
