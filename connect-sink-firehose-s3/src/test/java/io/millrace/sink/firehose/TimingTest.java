// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.record;
import static io.millrace.sink.firehose.SinkHarness.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/** When the task wants to be called again: the framework would otherwise sleep for up to a minute. */
class TimingTest {
    @Test
    void asksForACallWithinASecondWhenNothingIsOpen() {
        try (SinkHarness sink = new SinkHarness().assign(ORDERS)) {
            sink.call();
            assertThat(sink.context.lastTimeout()).isEqualTo(1_000);
        }
    }

    @Test
    void asksForACallWhenTheNextFileFallsDueButAtMostInASecond() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            assertThat(sink.context.lastTimeout()).isEqualTo(1_000);
            sink.pass(Duration.ofMillis(59_700));
            assertThat(sink.context.lastTimeout()).isEqualTo(300);
        }
    }

    @Test
    void asksForACallSoonWhileAnUploadIsUnderWay() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.store.hold(key -> true);
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(Duration.ofSeconds(60));
            assertThat(sink.context.lastTimeout()).isEqualTo(20);
            sink.store.releaseHeld();
            await().untilAsserted(() -> {
                sink.call();
                assertThat(sink.context.lastTimeout()).isEqualTo(1_000);
            });
        }
    }

    @Test
    void asksForACallSoonWhileTheStoreIsAway() {
        try (SinkHarness sink = new SinkHarness("buffer.memory.mib", "1").assign(ORDERS)) {
            sink.store.setDown(true);
            sink.put(records(ORDERS, 0, 1_000, 1_024));
            assertThat(sink.context.paused()).isNotEmpty();
            sink.call();
            assertThat(sink.context.lastTimeout()).isEqualTo(20);
        }
    }

    @Test
    void asksAfterACommitAsWell() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "a"));
            sink.time.advance(Duration.ofMillis(59_500));
            sink.task.preCommit(Map.of(ORDERS, new OffsetAndMetadata(1)));
            assertThat(sink.context.lastTimeout()).isEqualTo(500);
        }
    }

    @Test
    void asksForACommitOnceAfterADelivery() {
        try (SinkHarness sink = new SinkHarness("buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.pass(Duration.ofSeconds(10));
            assertThat(sink.context.commitRequests()).isZero();
            sink.put(record(ORDERS, 0, "a"));
            sink.pass(Duration.ofSeconds(60));
            await().untilAsserted(() -> {
                sink.call();
                assertThat(sink.context.commitRequests()).isEqualTo(1);
            });
            sink.pass(Duration.ofSeconds(60));
            assertThat(sink.context.commitRequests()).isEqualTo(1);
        }
    }
}
