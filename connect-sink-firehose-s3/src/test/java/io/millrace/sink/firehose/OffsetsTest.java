// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static io.millrace.sink.firehose.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Which offsets Kafka is given, through failures and rebalances. */
class OffsetsTest {
    private static final TopicPartition ONE = new TopicPartition("orders", 1);
    private static final TopicPartition TWO = new TopicPartition("orders", 2);
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private static SinkHarness sink(String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "buffer.interval.seconds";
        all[1] = "60";
        return new SinkHarness(all).assign(ORDERS, ONE, TWO);
    }

    @Test
    void keepsOffsetsBackUntilTheObjectIsStored() {
        try (SinkHarness sink = sink()) {
            sink.store.hold(key -> true);
            sink.put(record(ORDERS, 10, "a"), record(ORDERS, 11, "b"));
            assertThat(sink.commit(ORDERS)).isEqualTo(10);
            sink.pass(INTERVAL);
            await().until(() -> sink.store.attempts() == 1);
            assertThat(sink.commit(ORDERS)).isEqualTo(10);
            sink.store.releaseHeld();
            sink.awaitCommit(ORDERS, 12);
        }
    }

    @Test
    void commitsUpToTheFirstUndeliveredFileWhenTheLaterOneIsStoredFirst() {
        try (SinkHarness sink = sink()) {
            sink.store.hold(key -> key.startsWith("2026/11/20/10/"));
            sink.put(
                    record(ORDERS, 5, "ten".getBytes(StandardCharsets.UTF_8), TEN),
                    record(ORDERS, 6, "eleven".getBytes(StandardCharsets.UTF_8), TEN.plus(Duration.ofHours(1))),
                    record(ORDERS, 7, "ten".getBytes(StandardCharsets.UTF_8), TEN));
            sink.pass(INTERVAL);
            sink.awaitObjects(1);
            assertThat(sink.texts()).containsExactly("eleven");
            assertThat(sink.commit(ORDERS)).isEqualTo(5);
            sink.put(record(ORDERS, 8, "ten"));
            sink.store.releaseHeld();
            sink.awaitCommit(ORDERS, 8);
        }
    }

    @Test
    void passesTheGivenOffsetOnWhenNothingWaits() {
        try (SinkHarness sink = sink()) {
            // Records that a transform dropped, or of an aborted transaction, never reach the task.
            assertThat(sink.task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(4_711))))
                    .isEqualTo(Map.of(ORDERS, new OffsetAndMetadata(4_711)));
        }
    }

    @Test
    void answersForTheGivenPartitionsOnly() {
        try (SinkHarness sink = sink()) {
            sink.put(record(ORDERS, 0, "a"), record(ONE, 3, "b"));
            assertThat(sink.task.preCommit(Map.of(ONE, new OffsetAndMetadata(4))))
                    .isEqualTo(Map.of(ONE, new OffsetAndMetadata(3)));
        }
    }

    @Test
    void copesWithHolesInTheOffsets() {
        try (SinkHarness sink = sink()) {
            sink.put(record(ORDERS, 10, "a"), record(ORDERS, 20, "b"), record(ORDERS, 1_000, "c"));
            sink.pass(INTERVAL);
            sink.awaitCommit(ORDERS, 1_001);
            sink.put(record(ORDERS, 5_000, "d"));
            assertThat(sink.commit(ORDERS)).isEqualTo(5_000);
        }
    }

    @Test
    void commitsWhatWasConsumedEvenIfATransformRenamedTheRecords() {
        try (SinkHarness sink = sink()) {
            SinkRecord consumed = record(ONE, 7, "a");
            SinkRecord renamed =
                    consumed.newRecord("renamed", 99, null, null, null, consumed.value(), TEN.toEpochMilli());
            sink.put(renamed);
            assertThat(sink.commit(ONE)).isEqualTo(7);
            sink.pass(INTERVAL);
            sink.awaitCommit(ONE, 8);
        }
    }

    @Test
    void triesUntilTheStoreIsBackAndThenCommits() {
        try (SinkHarness sink = sink()) {
            sink.store.setDown(true);
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(INTERVAL);
            await().until(() -> sink.store.attempts() > 5);
            assertThat(sink.commit(ORDERS)).isZero();
            sink.store.setDown(false);
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.texts()).containsExactly("a");
            // The same key each time: an attempt whose answer was lost is repeated, not doubled.
            assertThat(sink.store.attemptedKeys()).containsOnly(sink.keys().get(0));
        }
    }

    @Test
    void takesAnInterruptForNeitherAStopNorAnAcknowledgement() {
        try (SinkHarness sink = sink()) {
            sink.store.interruptNext();
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(INTERVAL);
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.texts()).containsExactly("a");
        }
    }

    @Test
    void failsTheTaskOnABugAndCommitsNothingOfTheFile() {
        try (SinkHarness sink = sink()) {
            sink.store.setBroken();
            sink.put(record(ORDERS, 0, "a"));
            // The timer may be faster than the next call.
            sink.time.advance(INTERVAL);
            await().untilAsserted(() -> assertThatThrownBy(sink::call)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("bug")
                    .hasRootCauseMessage("a bug"));
            assertThatThrownBy(() -> sink.commit(ORDERS)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void closesOneOfThreePartitionsAndKeepsTheOthers() {
        try (SinkHarness sink = sink()) {
            sink.put(record(ORDERS, 0, "a"), record(ONE, 0, "b"), record(TWO, 0, "c"));
            assertThat(sink.revoke(ONE)).isEqualTo(Map.of(ONE, 0L));
            sink.put(record(ORDERS, 1, "a"), record(TWO, 1, "c"));
            sink.pass(INTERVAL);
            sink.awaitCommit(ORDERS, 2);
            sink.awaitCommit(TWO, 2);
            assertThat(sink.texts()).containsExactlyInAnyOrder("aa", "cc");
        }
    }

    @Test
    void startsAnewWhenAPartitionComesBack() {
        try (SinkHarness sink = sink()) {
            sink.put(record(ONE, 0, "a"), record(ONE, 1, "b"));
            sink.revoke(ONE);
            sink.assign(ONE);
            sink.put(record(ONE, 0, "a"), record(ONE, 1, "b"));
            assertThat(sink.commit(ONE)).isZero();
            sink.pass(INTERVAL);
            sink.awaitCommit(ONE, 2);
            assertThat(sink.texts()).containsExactly("ab");
        }
    }

    @Test
    void waitsForAnUploadUnderWayWhenItsPartitionIsTaken() throws InterruptedException {
        try (SinkHarness sink = sink()) {
            sink.store.hold(key -> true);
            sink.put(record(ONE, 0, "a"));
            sink.pass(INTERVAL);
            await().until(() -> sink.store.attempts() == 1);
            Thread releases = new Thread(() -> {
                await().until(() -> sink.store.attempts() == 1);
                sink.store.releaseHeld();
            });
            releases.start();
            sink.revoke(ONE);
            releases.join();
            assertThat(sink.texts()).containsExactly("a");
        }
    }

    @Test
    void ignoresAnUploadThatEndsAfterItsPartitionWasTaken() {
        try (SinkHarness sink = sink()) {
            sink.store.hold(key -> true);
            sink.put(record(ONE, 0, "a"));
            sink.pass(INTERVAL);
            await().until(() -> sink.store.attempts() == 1);
            long before = System.nanoTime();
            sink.revoke(ONE);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            sink.assign(ONE);
            sink.put(record(ONE, 0, "a"));
            sink.store.releaseHeld();
            sink.awaitObjects(1);
            assertThat(sink.commit(ONE)).isZero();
        }
    }

    @Test
    void dropsAtOnceWhatWaitsForTheStoreWhenItsPartitionIsTaken() {
        try (SinkHarness sink = sink()) {
            sink.store.setDown(true);
            sink.put(record(ONE, 0, "a"));
            sink.pass(INTERVAL);
            await().until(() -> sink.store.attempts() > 1);
            sink.revoke(ONE);
            int attempts = sink.store.attempts();
            sink.store.setDown(false);
            sink.put(record(TWO, 0, "c"));
            sink.pass(INTERVAL);
            sink.awaitCommit(TWO, 1);
            assertThat(sink.texts()).containsExactly("c");
            assertThat(sink.store.attempts()).isLessThanOrEqualTo(attempts + 2);
        }
    }

    @Test
    void survivesEveryOrderOfTheLifecycle() {
        FirehoseS3SinkTask task = new FirehoseS3SinkTask();
        task.close(List.of(ORDERS));
        task.stop();
        task.stop();
    }

    @Test
    void stopsWithinTwoSecondsWhileTheStoreHangs() {
        SinkHarness sink = sink();
        sink.store.hold(key -> true);
        sink.put(record(ORDERS, 0, "a"));
        sink.pass(INTERVAL);
        await().until(() -> sink.store.attempts() == 1);
        long before = System.nanoTime();
        sink.task.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(sink.store.isClosed()).isTrue();
        // A pool has terminated a moment before its last thread has died.
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> thread.getName().startsWith("firehose-s3-events-0"))
                        .noneMatch(Thread::isAlive));
    }
}
