// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.agent;

import io.millrace.source.agentfile.AgentFileSourceConnector;
import io.millrace.source.agentfile.AgentFileSourceTask;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * A task that reads a file from its beginning to its end, polled by a worker that does nothing with the records but to say that
 * they are stored.
 */
public final class TaskReading {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final RecordMetadata STORED = new RecordMetadata(new TopicPartition("logs", 0), 0, 0, 0, 0, 0);

    /**
     * What was measured.
     *
     * @param nanos from the first poll with records to the last
     * @param cpuNanos processor time of the whole process in between
     * @param bytes how many bytes of the file were polled in between
     * @param records how many records they were
     */
    public record Measured(long nanos, long cpuNanos, long bytes, long records) {}

    private TaskReading() {}

    /**
     * Reads a file once.
     *
     * @param log the file
     * @param name the connector's name, another one each time, so that nothing is remembered
     * @param flow options of the flow
     * @return what was measured
     */
    public static Measured of(GrowingLog log, String name, Map<String, String> flow) {
        Map<String, String> properties = new HashMap<>();
        properties.put("name", name);
        properties.put("connector.class", AgentFileSourceConnector.class.getName());
        properties.put("flows", "app");
        properties.put("node.id", "benchmark");
        properties.put("lock.dir", log.directory().resolve("locks").toString());
        properties.put("flow.app.filePattern", log.directory().resolve("*.log").toString());
        properties.put("flow.app.initialPosition", "START_OF_FILE");
        properties.put("flow.app.topic", "logs");
        flow.forEach((option, value) -> properties.put("flow.app." + option, value));
        AgentFileSourceConnector connector = new AgentFileSourceConnector();
        connector.start(properties);
        AgentFileSourceTask task = new AgentFileSourceTask();
        Map<String, String> config = connector.taskConfigs(1).get(0);
        task.initialize(new NothingStored(config));
        task.start(config);
        try {
            return measure(task, log.bytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            task.stop();
            connector.stop();
        }
    }

    private static Measured measure(AgentFileSourceTask task, long all) throws InterruptedException {
        long give = System.nanoTime() + PATIENCE_NANOS;
        long begin = 0;
        long beginCpu = 0;
        long polled = 0;
        long bytes = 0;
        long records = 0;
        while (polled < all) {
            List<SourceRecord> batch = task.poll();
            if (batch == null) {
                if (System.nanoTime() > give) {
                    throw new IllegalStateException("only " + polled + " of " + all + " bytes were polled");
                }
                continue;
            }
            long size = 0;
            for (SourceRecord record : batch) {
                // The line feed at the end is no part of the value.
                size += ((byte[]) record.value()).length + 1;
                task.commitRecord(record, STORED);
            }
            task.commit();
            polled += size;
            if (begin == 0) {
                begin = System.nanoTime();
                beginCpu = cpu();
            } else {
                bytes += size;
                records += batch.size();
            }
        }
        return new Measured(System.nanoTime() - begin, cpu() - beginCpu, bytes, records);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** A worker's context without stored offsets. */
    private record NothingStored(Map<String, String> configs) implements SourceTaskContext {
        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException("the oldest worker that we support has none");
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return Map.of();
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                    return Map.of();
                }
            };
        }
    }
}
