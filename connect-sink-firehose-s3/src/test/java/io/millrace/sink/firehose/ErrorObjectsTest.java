// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static io.millrace.sink.firehose.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Records that cannot be delivered as configured: they go to error objects and the stream goes on. */
class ErrorObjectsTest {
    private static SinkHarness sink(String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "buffer.interval.seconds";
        all[1] = "60";
        return new SinkHarness(all).assign(ORDERS);
    }

    @Test
    void putsWhatCannotBeRenderedIntoAnErrorObjectAndGoesOn() {
        try (SinkHarness sink = sink("record.delimiter", "\n")) {
            sink.put(
                    record(ORDERS, 0, "a"),
                    record(ORDERS, 1, Map.of("k", "v"), TEN),
                    record(ORDERS, 2, "b"),
                    record(ORDERS, 3, List.of(1, 2), TEN));
            assertThat(sink.commit(ORDERS)).isZero();
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 4);
            assertThat(sink.texts()).hasSize(2).contains("a\nb\n");
            FakeObjectStore.Stored errors = errors(sink);
            assertThat(errors.key()).matches("processing-failed/events-\\d+-2026-11-20-10-00-00-[0-9a-f-]{36}");
            assertThat(errors.encoding()).isEmpty();
            assertThat(errors.text().lines()).hasSize(2);
            assertThat(errors.text().lines().findFirst().orElseThrow())
                    .startsWith("{\"rawData\":\"" + base64("{\"k\":\"v\"}") + "\",\"errorCode\":\"")
                    .contains("\"topic\":\"orders\",\"partition\":0,\"offset\":1,");
        }
    }

    @Test
    void holdsOffsetsBackForAnErrorRecordAsForAnyOther() {
        try (SinkHarness sink = sink()) {
            sink.store.hold(key -> key.startsWith("processing-failed/"));
            sink.put(record(ORDERS, 0, List.of(), TEN), record(ORDERS, 1, "a"));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitObjects(1);
            assertThat(sink.texts()).containsExactly("a");
            assertThat(sink.commit(ORDERS)).isZero();
            sink.store.releaseHeld();
            sink.awaitCommit(ORDERS, 2);
        }
    }

    @Test
    void neverCompressesErrorObjects() {
        try (SinkHarness sink = sink("compression", "GZIP")) {
            sink.put(record(ORDERS, 0, List.of(), TEN));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 1);
            assertThat(errors(sink).text()).startsWith("{\"rawData\":");
        }
    }

    @Test
    void treatsATombstoneAsAnErrorUnlessToldOtherwise() {
        try (SinkHarness sink = sink()) {
            sink.put(record(ORDERS, 0, null, TEN));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 1);
            assertThat(errors(sink).text()).contains("Record.Tombstone");
        }
    }

    @Test
    void skipsTombstonesAndCountsThemAsDelivered() {
        try (SinkHarness sink = sink("tombstones", "skip")) {
            sink.put(record(ORDERS, 0, null, TEN), record(ORDERS, 1, null, TEN));
            assertThat(sink.commit(ORDERS)).isEqualTo(2);
            sink.put(record(ORDERS, 2, "a"), record(ORDERS, 3, null, TEN));
            assertThat(sink.commit(ORDERS)).isEqualTo(2);
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 4);
            assertThat(sink.texts()).containsExactly("a");
        }
    }

    @Test
    void writesTombstonesAsEmptyRecordsWhenAsked() {
        try (SinkHarness sink = sink("tombstones", "empty", "record.delimiter", "\n")) {
            sink.put(record(ORDERS, 0, "a"), record(ORDERS, 1, null, TEN), record(ORDERS, 2, "b"));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 3);
            assertThat(sink.texts()).containsExactly("a\n\nb\n");
        }
    }

    @Test
    void putsARecordWhoseKeyWouldBeTooLongIntoAnErrorObject() {
        TopicPartition longNamed = new TopicPartition("t".repeat(240), 0);
        try (SinkHarness sink = sink(
                        "prefix",
                        "!{kafka:topic}/!{kafka:topic}/!{kafka:topic}/",
                        "error.output.prefix",
                        "!{firehose:error-output-type}/",
                        "record.delimiter",
                        "\n")
                .assign(longNamed)) {
            sink.put(record(longNamed, 0, "a"), record(ORDERS, 0, "b"), record(longNamed, 1, "c"));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(longNamed, 2);
            sink.awaitCommit(ORDERS, 1);
            assertThat(errors(sink).text().lines()).hasSize(2).allMatch(line -> line.contains("ObjectKey.TooLong"));
            assertThat(sink.keys()).anyMatch(key -> key.startsWith("orders/orders/orders/"));
        }
    }

    private static FakeObjectStore.Stored errors(SinkHarness sink) {
        return sink.store.objects().stream()
                .filter(stored -> stored.key().startsWith("processing-failed/"))
                .findFirst()
                .orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
