// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.record;
import static io.millrace.sink.firehose.SinkHarness.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** The budget: what is held is bounded, whatever the store does, and the flow resumes by itself. */
class MemoryTest {
    private static final int MIB = 1024 * 1024;
    private static final TopicPartition ONE = new TopicPartition("orders", 1);

    private static SinkHarness sink(String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "buffer.memory.mib";
        all[1] = "8";
        return new SinkHarness(all).assign(ORDERS);
    }

    @Test
    void putsTwoHundredMebibytesThroughEightWhileTheStoreComesAndGoes() {
        try (SinkHarness sink = sink("buffer.size.mib", "128")) {
            sink.store.discardContent();
            sink.store.setDown(true);
            long offset = 0;
            long held = 0;
            int batch = 256;
            while (offset * 1024L < 200L * MIB) {
                if (sink.context.paused().isEmpty()) {
                    sink.put(records(ORDERS, offset, batch, 1024));
                    offset += batch;
                } else {
                    sink.store.setDown(false);
                    await().until(() -> {
                        sink.call();
                        return sink.context.paused().isEmpty();
                    });
                    sink.store.setDown(offset % 3 == 0);
                }
                held = Math.max(held, buffered());
            }
            sink.store.setDown(false);
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, offset);
            assertThat(sink.store.bytes()).isEqualTo(200L * MIB);
            assertThat(held).isBetween(7L * MIB, 8L * MIB + batch * 1024L);
            assertThat(sink.context.pauses()).isGreaterThan(20);
            assertThat(sink.context.resumes()).isEqualTo(sink.context.pauses());
        }
    }

    @Test
    void pausesAllPartitionsAtNinetyPercentAndResumesBelowSixty() {
        try (SinkHarness sink = sink("buffer.size.mib", "128").assign(ONE)) {
            sink.store.setDown(true);
            sink.put(records(ORDERS, 0, 7 * 1024, 1000));
            assertThat(sink.context.paused()).isEmpty();
            sink.put(records(ORDERS, 7 * 1024, 512, 1024));
            assertThat(sink.context.paused()).containsExactlyInAnyOrder(ORDERS, ONE);
            sink.call();
            assertThat(sink.context.pauses()).isEqualTo(1);
            sink.store.setDown(false);
            await().until(() -> {
                sink.call();
                return sink.context.paused().isEmpty();
            });
            assertThat(sink.context.resumes()).isEqualTo(1);
        }
    }

    @Test
    void sealsTheLargestFilesFirstUnderPressure() {
        try (SinkHarness sink = sink("buffer.size.mib", "128").assign(ONE)) {
            sink.put(records(ONE, 0, 100, 1024));
            sink.put(records(ORDERS, 0, 7 * 1024 + 512, 1024));
            sink.awaitCommit(ORDERS, 7 * 1024 + 512);
            assertThat(sink.commit(ONE)).isZero();
            assertThat(sink.store.objects()).hasSize(1);
        }
    }

    @Test
    void pausesPartitionsThatArriveWhileTheFlowIsStopped() {
        try (SinkHarness sink = sink()) {
            sink.store.setDown(true);
            sink.put(records(ORDERS, 0, 8 * 1024, 1024));
            sink.assign(ONE);
            assertThat(sink.context.paused()).containsExactlyInAnyOrder(ORDERS, ONE);
            sink.store.setDown(false);
            await().until(() -> {
                sink.call();
                return sink.context.paused().isEmpty();
            });
        }
    }

    @Test
    void letsARecordThroughThatIsLargerThanTheBudget() {
        try (SinkHarness sink = sink()) {
            SinkRecord huge = record(ORDERS, 0, new byte[20 * MIB], SinkHarness.TEN);
            // Otherwise the upload may end before put() has looked at the memory.
            sink.store.setDown(true);
            sink.put(huge);
            assertThat(sink.context.pauses()).isEqualTo(1);
            sink.store.setDown(false);
            sink.awaitCommit(ORDERS, 1);
            await().until(() -> {
                sink.call();
                return sink.context.paused().isEmpty();
            });
            assertThat(sink.store.objects().get(0).content()).hasSize(20 * MIB);
        }
    }

    @Test
    void holdsTenThousandFilesInLittleMemory() {
        try (SinkHarness sink = new SinkHarness(
                        "buffer.memory.mib",
                        "64",
                        "prefix",
                        "!{timestamp:mm-ss-SSS}/",
                        "error.output.prefix",
                        "!{firehose:error-output-type}/")
                .assign(ORDERS)) {
            for (int i = 0; i < 10_000; i++) {
                sink.put(record(ORDERS, i, new byte[100], SinkHarness.TEN.plusMillis(i)));
            }
            assertThat(buffered()).isEqualTo(10_000 * 1024);
            assertThat(sink.context.pauses()).isZero();
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 10_000);
            assertThat(sink.store.objects()).hasSize(10_000);
        }
    }

    @Test
    void givesTheMemoryOfRevokedPartitionsBack() {
        try (SinkHarness sink = sink()) {
            sink.put(records(ORDERS, 0, 1024, 1024));
            assertThat(buffered()).isGreaterThan(MIB);
            sink.revoke(ORDERS);
            assertThat(buffered()).isZero();
        }
    }

    @Test
    void countsErrorObjectsToo() {
        try (SinkHarness sink = sink("buffer.size.mib", "128")) {
            sink.store.setDown(true);
            List<SinkRecord> unrenderable = records(ORDERS, 0, 9 * 1024, 0).stream()
                    .map(good -> record(ORDERS, good.originalKafkaOffset(), List.of("x".repeat(1024)), SinkHarness.TEN))
                    .toList();
            sink.put(unrenderable);
            assertThat(sink.context.paused()).containsExactly(ORDERS);
        }
    }

    private static long buffered() {
        try {
            ObjectName name = new ObjectName("io.millrace:type=firehose-s3,connector=\"events\",task=0");
            return (Long) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "BytesBuffered");
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }
}
