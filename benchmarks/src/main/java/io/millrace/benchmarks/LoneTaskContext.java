// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** What a source task sees of a worker when it starts for the first time, without a worker. */
final class LoneTaskContext implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

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
        throw new UnsupportedOperationException("Connect 3.7 has none, so no task may ask");
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
