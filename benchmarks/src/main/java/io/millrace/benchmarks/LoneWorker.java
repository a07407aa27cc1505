// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** What a source sees of Connect when it starts for the first time: enough to run one task without a worker. */
final class LoneWorker {
    private static final String NO_METRICS = "Connect 3.7 has no such metrics, so no plugin of ours may ask for them";

    private LoneWorker() {}

    static SourceConnectorContext connectorContext() {
        return new ForConnector();
    }

    static SourceTaskContext taskContext(Map<String, String> config) {
        return new ForTask(config);
    }

    private static final class ForConnector implements SourceConnectorContext {
        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new NoOffsets();
        }

        @Override
        public void requestTaskReconfiguration() {
            throw new IllegalStateException("there is one task, and it keeps its configuration");
        }

        @Override
        public void raiseError(Exception failure) {
            throw new IllegalStateException("the connector failed", failure);
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException(NO_METRICS);
        }
    }

    private record ForTask(Map<String, String> configs) implements SourceTaskContext {
        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new NoOffsets();
        }

        @Override
        public @Nullable TransactionContext transactionContext() {
            return null;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException(NO_METRICS);
        }
    }

    private static final class NoOffsets implements OffsetStorageReader {
        @Override
        public <T> @Nullable Map<String, Object> offset(Map<String, T> partition) {
            return null;
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> none = new HashMap<>();
            // Connect answers each partition that it was asked for, with null for those that it does not know.
            partitions.forEach(partition -> none.put(partition, null));
            return none;
        }
    }
}
