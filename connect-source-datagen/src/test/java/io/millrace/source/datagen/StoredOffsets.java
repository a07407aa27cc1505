// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The worker's source offsets. */
final class StoredOffsets implements OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, Object>> stored = new HashMap<>();

    /** Stores what a worker stores after it has sent these records. */
    void commit(List<SourceRecord> sent) {
        for (SourceRecord r : sent) {
            stored.put(new HashMap<>(r.sourcePartition()), new HashMap<>(r.sourceOffset()));
        }
    }

    void put(long lane, Map<String, Object> offset) {
        stored.put(Map.of("lane", lane), offset);
    }

    void forget(long lane) {
        stored.put(Map.of("lane", lane), null);
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return stored.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            if (stored.containsKey(partition)) {
                found.put(partition, stored.get(partition));
            }
        }
        return found;
    }
}
