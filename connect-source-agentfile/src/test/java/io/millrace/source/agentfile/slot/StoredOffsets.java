// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The worker's source offsets: what a worker stores comes back as other maps with the same content. */
public final class StoredOffsets implements OffsetStorageReader {
    private static final Map<String, Object> FORGOTTEN = Map.of();

    private final Map<Map<String, ?>, Map<String, Object>> stored = new ConcurrentHashMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private volatile int failures;

    public void put(Map<String, ?> partition, Map<String, ?> offset) {
        stored.put(new HashMap<>(partition), new HashMap<>(offset));
    }

    public void forget(Map<String, ?> partition) {
        stored.put(new HashMap<>(partition), FORGOTTEN);
    }

    /** The next questions are not answered. */
    public void failNext(int times) {
        failures = times;
    }

    public Map<Map<String, ?>, Map<String, Object>> all() {
        return stored;
    }

    /** How many partitions each call asked for. */
    synchronized List<Integer> asked() {
        return List.copyOf(asked);
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return offsets(List.of(partition)).get(partition);
    }

    @Override
    public synchronized <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        if (failures > 0) {
            failures--;
            throw new ConnectException("Failed to fetch offsets.");
        }
        asked.add(partitions.size());
        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            Map<String, Object> offset = stored.get(partition);
            if (offset != null) {
                found.put(partition, offset == FORGOTTEN ? null : offset);
            }
        }
        return found;
    }
}
