// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static io.millrace.sink.firehose.SinkHarness.record;
import static io.millrace.sink.firehose.SinkHarness.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sink.firehose.format.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a file is sealed, and what is in it. */
class SealingTest {
    private static final int MIB = 1024 * 1024;

    @Test
    void sealsAFileThatHasEnoughBytesWithTheRecordThatReachedThem() {
        try (SinkHarness sink = new SinkHarness("buffer.size.mib", "1").assign(ORDERS)) {
            sink.put(records(ORDERS, 0, 1023, 1024));
            sink.call();
            assertThat(sink.store.attempts()).isZero();
            sink.put(records(ORDERS, 1023, 2, 1024));
            sink.awaitObjects(1);
            sink.awaitCommit(ORDERS, 1024);
            assertThat(sink.store.objects().get(0).content()).hasSize(MIB);
        }
    }

    @Test
    void countsTheDelimiterAndTheBytesBeforeCompression() {
        try (SinkHarness sink = new SinkHarness(
                        "buffer.size.mib", "1", "compression", "GZIP", "record.delimiter", "\\n")
                .assign(ORDERS)) {
            sink.put(records(ORDERS, 0, 1024, 1023));
            sink.awaitCommit(ORDERS, 1024);
            assertThat(sink.store.objects()).hasSize(1);
        }
    }

    @Test
    void sealsAFileThatHasEnoughRecords() {
        try (SinkHarness sink = new SinkHarness("buffer.count.records", "3").assign(ORDERS)) {
            sink.put(records(ORDERS, 0, 2, 1));
            sink.call();
            assertThat(sink.store.attempts()).isZero();
            sink.put(records(ORDERS, 2, 6, 1));
            sink.awaitCommit(ORDERS, 6);
            assertThat(sink.texts()).containsExactlyInAnyOrder("xxx", "xxx");
        }
    }

    @Test
    void countsTheRecordsOfEachFileForItself() {
        TopicPartition other = new TopicPartition("orders", 1);
        try (SinkHarness sink = new SinkHarness("buffer.count.records", "2").assign(ORDERS, other)) {
            sink.put(record(ORDERS, 0, "a"), record(other, 0, "b"));
            sink.call();
            assertThat(sink.store.attempts()).isZero();
            sink.put(record(other, 1, "c"));
            sink.awaitCommit(other, 2);
            assertThat(sink.texts()).containsExactly("bc");
        }
    }

    @Test
    void shortensTheIntervalByNoMoreThanItsShare() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60", "buffer.interval.jitter.percent", "50")
                .assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(Duration.ofSeconds(29));
            assertThat(sink.store.attempts()).isZero();
            sink.pass(Duration.ofSeconds(31));
            sink.awaitCommit(ORDERS, 1);
        }
    }

    @Test
    void sealsWhenTheIntervalAfterTheFirstRecordIsOver() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.pass(Duration.ofSeconds(100));
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(Duration.ofSeconds(30));
            sink.put(record(ORDERS, 1, "b"));
            sink.pass(Duration.ofMillis(29_999));
            assertThat(sink.store.attempts()).isZero();
            sink.pass(Duration.ofMillis(1));
            sink.awaitCommit(ORDERS, 2);
            assertThat(sink.texts()).containsExactly("ab");
        }
    }

    @Test
    void startsAFreshIntervalForTheNextFile() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitObjects(1);
            sink.pass(Duration.ofSeconds(50));
            sink.put(record(ORDERS, 1, "b"));
            sink.pass(Duration.ofSeconds(59));
            assertThat(sink.store.attempts()).isEqualTo(1);
            sink.pass(Duration.ofSeconds(1));
            sink.awaitCommit(ORDERS, 2);
            assertThat(sink.texts()).containsExactly("a", "b");
        }
    }

    @Test
    void deliversAfterTheIntervalWithoutBeingCalled() {
        try (SinkHarness sink =
                SinkHarness.onRealTime("buffer.interval.seconds", "1").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.awaitObjects(1);
            // The timer waits for nothing in particular now; the next file must wake it.
            sink.put(record(ORDERS, 1, "b"));
            sink.awaitObjects(2);
            assertThat(sink.texts()).containsExactly("a", "b");
        }
    }

    @Test
    void deliversEveryBatchWithAnIntervalOfZero() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "0").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"), record(ORDERS, 1, "b"));
            sink.awaitCommit(ORDERS, 2);
            sink.put(record(ORDERS, 2, "c"));
            sink.awaitCommit(ORDERS, 3);
            assertThat(sink.texts()).containsExactly("ab", "c");
        }
    }

    @Test
    void makesNoObjectWithoutARecord() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "1", "tombstones", "empty").assign(ORDERS)) {
            sink.call();
            sink.pass(Duration.ofSeconds(5));
            sink.put(record(ORDERS, 0, null, TEN));
            sink.pass(Duration.ofSeconds(5));
            assertThat(sink.commit(ORDERS)).isEqualTo(1);
            assertThat(sink.store.attempts()).isZero();
        }
    }

    @Test
    void keepsTheNewHourOpenWhenALateRecordArrives() {
        Instant nine = TEN.minus(Duration.ofHours(1));
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a".getBytes(StandardCharsets.UTF_8), TEN));
            sink.pass(Duration.ofSeconds(10));
            sink.put(
                    record(ORDERS, 1, "late".getBytes(StandardCharsets.UTF_8), nine),
                    record(ORDERS, 2, "b".getBytes(StandardCharsets.UTF_8), TEN));
            sink.pass(Duration.ofSeconds(50));
            sink.awaitObjects(1);
            assertThat(sink.texts()).containsExactly("ab");
            sink.awaitCommit(ORDERS, 1);
            sink.pass(Duration.ofSeconds(10));
            sink.awaitCommit(ORDERS, 3);
            assertThat(sink.texts()).containsExactly("ab", "late");
            assertThat(sink.keys().get(0)).startsWith("2026/11/20/10/");
            assertThat(sink.keys().get(1)).startsWith("2026/11/20/09/");
        }
    }

    @Test
    void ignoresRecordTimesWhenThePrefixGoesByArrival() {
        Instant lastYear = Instant.parse("2025-01-01T00:00:00Z");
        try (SinkHarness sink =
                new SinkHarness("prefix.time", "arrival", "buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(
                    record(ORDERS, 0, "a".getBytes(StandardCharsets.UTF_8), lastYear),
                    record(ORDERS, 1, "b".getBytes(StandardCharsets.UTF_8), TEN));
            sink.pass(Duration.ofSeconds(60));
            sink.awaitCommit(ORDERS, 2);
            assertThat(sink.texts()).containsExactly("ab");
            assertThat(sink.keys().get(0)).startsWith("2026/11/20/10/events-");
        }
    }

    @Test
    void takesTheTimeOfArrivalForARecordWithoutTimestamp() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "0").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a".getBytes(StandardCharsets.UTF_8), null));
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.keys().get(0)).startsWith("2026/11/20/10/");
        }
    }

    @Test
    void namesObjectsLikeFirehose() {
        try (SinkHarness sink = new SinkHarness(
                        "buffer.interval.seconds",
                        "0",
                        "prefix",
                        "data/!{timestamp:yyyy/MM}/",
                        "error.output.prefix",
                        "bad/!{firehose:error-output-type}/",
                        "compression",
                        "GZIP")
                .assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.keys().get(0)).matches("data/2026/11/events-\\d+-2026-11-20-10-00-00-[0-9a-f-]{36}\\.gz");
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void labelsEveryCompressionAsItIs(Compression compression) {
        try (SinkHarness sink =
                new SinkHarness("buffer.size.mib", "3", "compression", compression.word()).assign(ORDERS)) {
            sink.put(records(ORDERS, 0, 3 * 1024, 1024));
            sink.awaitCommit(ORDERS, 3 * 1024);
            FakeObjectStore.Stored stored = sink.store.objects().get(0);
            assertThat(stored.key()).endsWith(compression.extension());
            assertThat(stored.encoding()).isEqualTo(compression.contentEncoding());
            boolean plain = compression == Compression.UNCOMPRESSED;
            assertThat(stored.content().length).isBetween(plain ? 3 * MIB : 1, plain ? 3 * MIB : MIB / 5);
        }
    }

    @Test
    void compressesDataAndSaysSo() throws IOException {
        try (SinkHarness sink = new SinkHarness(
                        "buffer.interval.seconds", "0", "compression", "GZIP", "record.delimiter", "\\n")
                .assign(ORDERS)) {
            sink.put(records(ORDERS, 0, 2_000, 99));
            sink.awaitCommit(ORDERS, 2_000);
            FakeObjectStore.Stored stored = sink.store.objects().get(0);
            assertThat(stored.encoding()).hasValue("gzip");
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(stored.content())).readAllBytes();
            assertThat(plain).hasSize(200_000);
            assertThat(new String(plain, StandardCharsets.UTF_8).lines())
                    .hasSize(2_000)
                    .allMatch("x".repeat(99)::equals);
        }
    }

    @Test
    void keepsTheContentEncodingToItselfWhenToldTo() {
        try (SinkHarness sink = new SinkHarness(
                        "buffer.interval.seconds", "0", "compression", "GZIP", "content.encoding.enabled", "false")
                .assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.store.objects().get(0).encoding()).isEmpty();
            assertThat(sink.keys().get(0)).endsWith(".gz");
        }
    }

    @Test
    void keepsTheRecordsOfTwoPartitionsApart() {
        List<TopicPartition> partitions = List.of(
                new TopicPartition("orders", 0), new TopicPartition("orders", 1), new TopicPartition("others", 0));
        try (SinkHarness sink =
                new SinkHarness("buffer.interval.seconds", "60").assign(partitions.toArray(TopicPartition[]::new))) {
            for (int offset = 0; offset < 3; offset++) {
                for (TopicPartition partition : partitions) {
                    sink.put(record(partition, offset, partition.topic().charAt(1) + "" + partition.partition()));
                }
            }
            sink.pass(Duration.ofSeconds(60));
            sink.awaitObjects(3);
            assertThat(sink.texts()).containsExactlyInAnyOrder("r0r0r0", "r1r1r1", "t0t0t0");
        }
    }
}
