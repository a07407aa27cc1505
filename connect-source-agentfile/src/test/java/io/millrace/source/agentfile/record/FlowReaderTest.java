// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.event.Within;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {
    private static final String CSV = "[{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\"]}]";
    private static final String PATTERN =
            "[{\"optionName\":\"LOGTOJSON\",\"matchPattern\":\"(\\\\w+) (\\\\d+)\",\"customFieldNames\":[\"k\",\"n\"]}]";

    @Test
    void eachLineIsARecordWhoseOffsetCoversIt() {
        Flow flow = Flow.of().read("one\ntwo\nthr");
        assertThat(flow.values()).containsExactly("one", "two");
        assertThat(flow.records.get(0).sourceOffset())
                .isEqualTo(Map.of("pos", 4L, "ln", 1L, "in", "NOTHING", "end", 4L, "last", false));
        assertThat(flow.records.get(1).sourceOffset())
                .isEqualTo(Map.of("pos", 8L, "ln", 2L, "in", "NOTHING", "end", 8L, "last", true));
        SourceRecord first = flow.records.get(0);
        assertThat(first.topic()).isEqualTo("logs");
        assertThat(first.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat(first.key()).isNull();
        assertThat(first.keySchema()).isNull();
        assertThat(first.timestamp()).isNull();
        assertThat(first.headers()).isEmpty();
        assertThat(first.kafkaPartition()).isNull();
    }

    @Test
    void recordsEqualNothingButThemselves() {
        Flow flow = Flow.of().read("a\na\n");
        assertThat(flow.records.get(0)).isNotEqualTo(flow.records.get(1)).isEqualTo(flow.records.get(0));
    }

    @Test
    void tellsHowFarItCame() {
        Flow flow = Flow.of();
        byte[] content = "one\ntwo\nthree\nfour".getBytes(StandardCharsets.UTF_8);
        assertThat(flow.read(content, 18, false, 2, 1000))
                .isEqualTo(new Progress(new Place(8, 2, Within.NOTHING), false, -1, 2, 206));
        assertThat(flow.read(content, 18, false, 10, 1))
                .isEqualTo(new Progress(new Place(14, 3, Within.NOTHING), false, -1, 1, 105));
        assertThat(flow.read(content, 18, false, 10, 1000))
                .isEqualTo(new Progress(new Place(14, 3, Within.NOTHING), true, -1, 0, 0));
        assertThat(flow.records.get(1).sourceOffset().get("last")).isEqualTo(true);
    }

    @Test
    void theUsersOwnBoundsHold() {
        Flow flow = Flow.of("maxBufferSizeRecords", "2").read("1\n2\n3\n");
        assertThat(flow.values()).containsExactly("1", "2");
        Flow bytes = Flow.of("maxBufferSizeBytes", "150").read("1\n2\n3\n");
        assertThat(bytes.values()).containsExactly("1", "2");
    }

    @Test
    void anEventOfSeveralLinesTellsWhenItIsComplete() {
        Flow flow = Flow.of("multiLineStartPattern", "s", "multiline.timeout.ms", "700");
        flow.quietMillis = 10;
        Progress progress = flow.read("s\n1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(progress).isEqualTo(new Progress(Place.START, true, 700, 0, 0));
        flow.quietMillis = 700;
        flow.read("s\n1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(flow.values()).containsExactly("s\n1");
    }

    @Test
    void whatIsLeftOutAfterTheLastRecordIsDoneWithAndCoveredByNoOffset() {
        Flow flow = Flow.of("fileFooterPattern", "END").read("a\nEND\nx\n");
        assertThat(flow.place).isEqualTo(new Place(8, 3, Within.ENDED));
        assertThat(flow.records.get(0).sourceOffset().get("pos")).isEqualTo(2L);
    }

    // Aggregation.

    @Test
    void asManyLinesAsFitAreOneRecord() {
        Flow flow = Flow.of("aggregatedRecordSizeBytes", "12", "headers", "lines,line,offset")
                .read("one\ntwo\nthree\na line that is longer\nb\nc");
        assertThat(flow.values()).containsExactly("one\ntwo", "three", "a line that is longer", "b");
        assertThat(Flow.headers(flow.records.get(1)))
                .containsOnly(entry("millrace.lines", 1), entry("millrace.line", 3L), entry("millrace.offset", 8L));
        assertThat(Flow.headers(flow.records.get(0)).get("millrace.lines")).isEqualTo(2);
        assertThat(flow.records.get(0).sourceOffset().get("pos")).isEqualTo(8L);
        assertThat(flow.reader.figures().events()).isEqualTo(5);
        assertThat(flow.reader.figures().records()).isEqualTo(4);
    }

    @Test
    void theAgentsAggregatesEndWithALineFeed() {
        assertThat(Flow.of("aggregatedRecordSizeBytes", "8", "compat", "strict")
                        .read("one\ntwo\nx\n")
                        .values())
                .containsExactly("one\ntwo\n", "x\n");
    }

    @Test
    void eventsAreConvertedBeforeTheyAreAggregated() {
        Flow flow = Flow.of("aggregatedRecordSizeBytes", "1000", "dataProcessingOptions", CSV)
                .read("1,2\n\"x\n3,4\n");
        assertThat(flow.values()).containsExactly("{\"a\":\"1\",\"b\":\"2\"}", "\"x", "{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(Flow.of("aggregatedRecordSizeBytes", "1000", "dataProcessingOptions", CSV)
                        .read("1,2\n3,4\n")
                        .values())
                .containsExactly("{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}");
        assertThat(Flow.of(
                                "aggregatedRecordSizeBytes",
                                "1000",
                                "dataProcessingOptions",
                                CSV,
                                "newline.kept.enabled",
                                "true")
                        .read("1,2\n3,4\n")
                        .values())
                .containsExactly("{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}\n");
    }

    @Test
    void linesOfDifferentKeysAreNotMixed() {
        Flow flow = Flow.of("aggregatedRecordSizeBytes", "1000", "partitionKeyOption", "group", "key.pattern", "^(\\w)")
                .read("a1\na2\nb1\n?\na3\n");
        assertThat(flow.values()).containsExactly("a1\na2", "b1", "?", "a3");
        assertThat(flow.keys()).containsExactly("a", "b", null, "a");
    }

    @Test
    void returnsAreLeftOutOfAggregatesAsWell() {
        assertThat(Flow.of("aggregatedRecordSizeBytes", "100")
                        .read("a\r\nb\r\n\r\nc\n")
                        .values())
                .containsExactly("a\nb\n\nc");
    }

    // Keys.

    @ParameterizedTest
    @CsvSource({
        "RANDOM, 250000.0",
        "DETERMINISTIC, 900150983cd24fb0d6963f7d28e17f72",
        "file, /var/log/httpd/access.log",
    })
    void hasKeys(String option, String key) {
        Flow flow = Flow.of("partitionKeyOption", option).read("abc\n");
        assertThat(flow.keys()).containsExactly(key);
        assertThat(flow.records.get(0).keySchema()).isEqualTo(Schema.STRING_SCHEMA);
    }

    @Test
    void theAgentsKeyIsOfTheRecordWithItsLineFeed() {
        assertThat(Flow.of("partitionKeyOption", "DETERMINISTIC", "compat", "strict")
                        .read("abc\n")
                        .keys())
                .containsExactly("0bee89b07a248e27c83fc3d5951213c1");
        assertThat(Flow.of("compat", "strict").read("abc\n").keys()).containsExactly("250000.0");
    }

    @Test
    void aMemberOfTheObjectIsTheKey() {
        Flow flow = Flow.of("partitionKeyOption", "field", "key.field", "n", "dataProcessingOptions", PATTERN)
                .read("a 12\nb\n");
        assertThat(flow.keys()).containsExactly("12", null);
        Flow plain = Flow.of("partitionKeyOption", "field", "key.field", "n", "key.format", "bytes")
                .read("{\"x\":{\"n\":1},\"n\":[1, 2]}\n{\"n\":null}\n{\"n\":\"\\u0041\"}\n[]\n");
        assertThat(plain.keys())
                .usingElementComparator((a, b) -> java.util.Arrays.equals((byte[]) a, (byte[]) b) ? 0 : 1)
                .containsExactly(bytes("[1, 2]"), null, bytes("A"), null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Headers, formats, time.

    @Test
    void headersTellWhereARecordIsFrom() {
        Flow flow = Flow.of("headers", "flow, path, host, offset, line").read("a\nb\n");
        assertThat(Flow.headers(flow.records.get(1)))
                .containsOnly(
                        entry("millrace.flow", "web"),
                        entry("millrace.path", "/var/log/httpd/access.log"),
                        entry("millrace.host", "node-7"),
                        entry("millrace.offset", 2L),
                        entry("millrace.line", 2L));
    }

    @Test
    void valuesMayBeTextsWithATime() {
        Flow flow = Flow.of("value.format", "string", "timestamp", "modified").read("\u00E9\n");
        assertThat(flow.records.get(0).value()).isEqualTo("\u00E9");
        assertThat(flow.records.get(0).valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(flow.records.get(0).timestamp()).isEqualTo(1_600_000_000_000L);
        assertThat(Flow.of("timestamp", "read").read("a\n").records.get(0).timestamp())
                .isEqualTo(1_700_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "logs.${flow}, /a/b/x.log, logs.web",
        "${file.directory}-${file.stem}, /a/b c/x.y.log.1, b_c-x",
        "${file.name}, /a/.hidden.log, .hidden.log",
        "${file.stem}, /a/.hidden.log, .hidden",
        "t${file.directory}, /x.log, t",
    })
    void topicsHaveHoles(String template, String path, String topic) {
        assertThat(Flow.at(path, "topic", template).read("a\n").topics()).containsExactly(topic);
    }

    // What is not as configured.

    @Test
    void whatDoesNotMatchIsDeliveredRawWithAReason() {
        Flow flow = Flow.of("dataProcessingOptions", PATTERN).read("a 1\nsecret\n");
        assertThat(flow.values()).containsExactly("{\"k\":\"a\",\"n\":\"1\"}", "secret");
        assertThat(Flow.headers(flow.records.get(1)))
                .containsOnly(entry("millrace.error", "matchPattern does not match at byte 0"));
        assertThat(flow.failures).hasSize(1);
        assertThat(flow.failures.get(0).toString())
                .isEqualTo("[/var/log/httpd/access.log:2 @4] matchPattern does not match at byte 0")
                .doesNotContain("secret");
        assertThat(flow.reader.figures().unmatched()).isOne();
        assertThat(flow.reader.figures().dropped()).isZero();
    }

    @Test
    void whatDoesNotMatchIsDroppedAndCounted() {
        Flow flow = Flow.of("dataProcessingOptions", PATTERN, "on.parse.error", "drop")
                .read("x\na 1\ny\n");
        assertThat(flow.values()).containsExactly("{\"k\":\"a\",\"n\":\"1\"}");
        assertThat(flow.reader.figures().dropped()).isEqualTo(2);
        assertThat(flow.place.position()).isEqualTo(8);
        assertThat(flow.records.get(0).sourceOffset().get("pos")).isEqualTo(6L);
    }

    @Test
    void whatDoesNotMatchGoesToTheErrorTopic() {
        Flow flow = Flow.of(
                        "dataProcessingOptions",
                        PATTERN,
                        "on.parse.error",
                        "topic",
                        "error.topic",
                        "bad.${flow}",
                        "value.format",
                        "string",
                        "partitionKeyOption",
                        "RANDOM")
                .read("a 1\nx\r\nb 2\n");
        assertThat(flow.topics()).containsExactly("logs", "bad.web", "logs");
        SourceRecord bad = flow.records.get(1);
        assertThat((byte[]) bad.value()).isEqualTo(bytes("x"));
        assertThat(bad.key()).isNull();
        assertThat(Flow.headers(bad))
                .containsOnly(
                        entry("millrace.error", "matchPattern does not match at byte 0"),
                        entry("millrace.flow", "web"),
                        entry("millrace.path", "/var/log/httpd/access.log"),
                        entry("millrace.offset", 4L),
                        entry("millrace.line", 2L));
        assertThat(bad.sourceOffset().get("pos")).isEqualTo(7L);
        assertThat(flow.reader.figures().routed()).isOne();
    }

    @Test
    void theTaskStopsAtTheEventAfterWhatIsBeforeIt() {
        Flow flow = Flow.of("dataProcessingOptions", PATTERN, "on.parse.error", "fail");
        byte[] content = bytes("a 1\nsecret\nb 2\n");
        Progress progress = flow.read(content);
        assertThat(progress.next().position()).isEqualTo(4);
        assertThat(progress.needsMore()).isFalse();
        assertThat(flow.values()).hasSize(1);
        assertThat(flow.records.get(0).sourceOffset().get("last")).isEqualTo(true);
        assertThatThrownBy(() -> flow.read(content))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("[/var/log/httpd/access.log:2 @4] matchPattern does not match")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> flow.read(content)).isInstanceOf(DataException.class);
        assertThat(flow.records).hasSize(1);
    }

    @Test
    void theAgentDropsWhatDoesNotMatch() {
        Flow flow = Flow.of(
                        "compat",
                        "strict",
                        "partitionKeyOption",
                        "none",
                        "dataProcessingOptions",
                        "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"SYSLOG\"}]")
                .read("Oct 11 22:14:15 host su[1]: hi\nnone\n");
        assertThat(flow.values())
                .containsExactly("{\"timestamp\":\"Oct 11 22:14:15\",\"hostname\":\"host\",\"program\":\"su\","
                        + "\"processid\":\"1\",\"message\":\"hi\"}\n");
        assertThat(flow.reader.figures().dropped()).isOne();
    }

    @Test
    void aConversionThatGrowsTooLongIsAFailure() {
        Flow flow = Flow.of("record.max.bytes", "64", "dataProcessingOptions", CSV)
                .read("\"" + "a".repeat(50) + "\",1\n\n");
        assertThat(flow.values()).containsExactly("\"" + "a".repeat(50) + "\",1", "{\"a\":\"\",\"b\":null}");
        assertThat(flow.failures.get(0).kind()).isEqualTo(Failure.Kind.FAILED);
    }

    @Test
    void bytesThatAreNoCharactersSurviveAsBytes() {
        byte[] content = {'a', (byte) 0xC3, '\n'};
        Flow flow = Flow.of();
        flow.read(content);
        assertThat((byte[]) flow.records.get(0).value()).isEqualTo(new byte[] {'a', (byte) 0xC3});
        Flow text = Flow.of("value.format", "string");
        text.read(content);
        assertThat(text.records.get(0).value()).isEqualTo("a\uFFFD");
        assertThat(text.reader.figures().undecodable()).isOne();
        assertThat(text.failures.get(0).kind()).isEqualTo(Failure.Kind.UNDECODABLE);
    }

    @Test
    void bytesThatAreNoCharactersGoWhereTheUserWants() {
        byte[] content = {'a', (byte) 0xC3, '\n', 'b', '\n'};
        Flow dropped = Flow.of("undecodable", "drop");
        dropped.read(content);
        assertThat(dropped.values()).containsExactly("b");
        Flow routed = Flow.of("undecodable", "topic", "error.topic", "bad");
        routed.read(content);
        assertThat(routed.topics()).containsExactly("bad", "logs");
        assertThat((byte[]) routed.records.get(0).value()).isEqualTo(new byte[] {'a', (byte) 0xC3});
        Flow failing = Flow.of("undecodable", "fail");
        assertThatThrownBy(() -> failing.read(content)).isInstanceOf(DataException.class);
        Flow converted = Flow.of("dataProcessingOptions", CSV);
        converted.read(content);
        assertThat(converted.values().get(0)).isEqualTo("{\"a\":\"a\uFFFD\",\"b\":null}");
        assertThat(converted.reader.figures().undecodable()).isOne();
    }

    @Test
    void partsOfAnOverlongEventAreMarkedAndNotConverted() {
        Flow flow = Flow.of("record.max.bytes", "64", "record.overlong", "split", "dataProcessingOptions", CSV)
                .read("a".repeat(100) + "\n1,2\n");
        assertThat(flow.values()).containsExactly("a".repeat(64), "a".repeat(36), "{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(flow.records.stream()
                        .map(r -> Flow.headers(r).get("millrace.piece"))
                        .toList())
                .containsExactly("part", "last_part", null);
        assertThat(flow.records.get(0).sourceOffset().get("in")).isEqualTo("SPLIT");
        assertThat(flow.failures).hasSize(1);
        assertThat(flow.reader.figures().reading().overlong()).isOne();
    }

    @Test
    void overlongEventsGoToTheErrorTopicOrStopTheTask() {
        Flow routed = Flow.of("record.max.bytes", "64", "record.overlong", "route", "error.topic", "bad")
                .read("a".repeat(100) + "\nb\n");
        assertThat(routed.topics()).containsExactly("bad", "bad", "logs");
        assertThat(String.join("", routed.values())).isEqualTo("a".repeat(100) + "b");
        Flow failing = Flow.of("record.max.bytes", "64", "record.overlong", "fail");
        assertThatThrownBy(() -> failing.read("a".repeat(100) + "\nb\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("longer than 64 bytes");
    }

    @Test
    void aLastLineWithoutAnEndIsMarked() {
        Flow flow = Flow.of();
        flow.read(bytes("a\nb"), 3, true, 10, 1000);
        assertThat(flow.values()).containsExactly("a", "b");
        assertThat(Flow.headers(flow.records.get(1))).containsOnly(entry("millrace.piece", "unterminated"));
        assertThat(Flow.headers(flow.records.get(0))).isEmpty();
        assertThat(List.of(flow.place.position())).containsExactly(3L);
    }
}
