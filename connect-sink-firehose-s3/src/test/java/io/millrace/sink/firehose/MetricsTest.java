// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static io.millrace.sink.firehose.SinkHarness.record;
import static io.millrace.sink.firehose.SinkHarness.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What an operator sees of a task. */
class MetricsTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void showsWhatIsHeldAndWhatWasDelivered() {
        try (SinkHarness sink = new SinkHarness("name", "m1", "buffer.interval.seconds", "60").assign(ORDERS)) {
            sink.put(record(ORDERS, 0, "abc"), record(ORDERS, 1, List.of(), TEN));
            assertThat(value("m1", "Records")).isEqualTo(2L);
            assertThat(value("m1", "FailedRecords")).isEqualTo(1L);
            assertThat(value("m1", "OpenFiles")).isEqualTo(2);
            assertThat(value("m1", "BytesBuffered")).isEqualTo(2 * 1024L);
            assertThat(value("m1", "ObjectsDelivered")).isEqualTo(0L);
            sink.time.advance(Duration.ofSeconds(10));
            assertThat(value("m1", "OldestUndeliveredMillis")).isEqualTo(10_000L);
            sink.pass(Duration.ofSeconds(50));
            sink.awaitCommit(ORDERS, 2);
            assertThat(value("m1", "OpenFiles")).isEqualTo(0);
            assertThat(value("m1", "ObjectsDelivered")).isEqualTo(2L);
            assertThat(value("m1", "BytesDelivered")).isEqualTo(sink.store.bytes());
            assertThat(value("m1", "OldestUndeliveredMillis")).isEqualTo(0L);
            await().until(() -> value("m1", "BytesBuffered").equals(0L));
            assertThat(value("m1", "Status")).isEqualTo("OK");
        }
    }

    @Test
    void showsThatTheStoreIsAwayUntilItIsBack() {
        try (SinkHarness sink = new SinkHarness("name", "m2", "buffer.memory.mib", "1").assign(ORDERS)) {
            sink.store.setDown(true);
            sink.put(records(ORDERS, 0, 1_024, 1_024));
            await().until(() -> value("m2", "Status").equals("RETRYING"));
            assertThat(value("m2", "Paused")).isEqualTo(true);
            assertThat(value("m2", "UploadsInFlight")).isEqualTo(1);
            assertThat((Long) value("m2", "FailedAttempts")).isPositive();
            sink.store.setDown(false);
            sink.awaitCommit(ORDERS, 1_024);
            assertThat(value("m2", "Status")).isEqualTo("OK");
            assertThat(value("m2", "UploadsInFlight")).isEqualTo(0);
            await().until(() -> {
                sink.call();
                return value("m2", "Paused").equals(false);
            });
        }
    }

    @Test
    void vanishesWithTheTask() throws JMException {
        ObjectName name = name("m3");
        try (SinkHarness sink = new SinkHarness("name", "m3")) {
            assertThat(server.isRegistered(name)).isTrue();
            assertThat(sink.store.isClosed()).isFalse();
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    private Object value(String connector, String attribute) {
        try {
            return server.getAttribute(name(connector), attribute);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectName name(String connector) throws JMException {
        return new ObjectName("io.millrace:type=firehose-s3,connector=\"" + connector + "\",task=0");
    }
}
