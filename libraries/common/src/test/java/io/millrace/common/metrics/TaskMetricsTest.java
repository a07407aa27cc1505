// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    /** What the test's beans show. */
    public interface CountMXBean {
        long getCount();
    }

    private record Count(long getCount) implements CountMXBean {}

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void showsTheBeanUnderItsConnectorAndTask() throws JMException {
        try (TaskMetrics metrics = TaskMetrics.register(new Count(5), "paint", "a,b=\"c\"", 3)) {
            assertThat(metrics.bean()).isNotNull();
            assertThat(server.getAttribute(name("a,b=\"c\""), "Count")).isEqualTo(5L);
        }
        assertThat(server.isRegistered(name("a,b=\"c\""))).isFalse();
    }

    @Test
    void replacesTheBeanOfAPredecessorThatNeverEnded() throws JMException {
        TaskMetrics zombie = TaskMetrics.register(new Count(1), "paint", "stale", 3);
        try (TaskMetrics fresh = TaskMetrics.register(new Count(2), "paint", "stale", 3)) {
            assertThat(fresh.bean()).isNotSameAs(zombie.bean());
            assertThat(server.getAttribute(name("stale"), "Count")).isEqualTo(2L);
        }
        zombie.close();
    }

    private static ObjectName name(String connector) throws JMException {
        return new ObjectName("io.millrace:type=paint,connector=" + ObjectName.quote(connector) + ",task=3");
    }
}
