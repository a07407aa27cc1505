// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a task's readers have met in the lines, by flow. One thread publishes, any reads. */
public final class LineCounters {
    private final Map<String, Long> events = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> exceptional = new ConcurrentHashMap<>();

    /** Nothing is counted yet. */
    public LineCounters() {}

    /**
     * Replaces what is shown of a flow.
     *
     * @param flow its name
     * @param count how many events were read
     * @param counts what was not simply delivered, by kind
     */
    public void publish(String flow, long count, Map<String, Long> counts) {
        events.put(flow, count);
        exceptional.put(flow, Map.copyOf(counts));
    }

    Map<String, Long> eventsByFlow() {
        return new TreeMap<>(events);
    }

    /** By flow and kind; what never happened is left out. */
    Map<String, Long> exceptionalByKind() {
        Map<String, Long> counts = new TreeMap<>();
        exceptional.forEach((flow, kinds) -> kinds.forEach((kind, count) -> {
            if (count > 0) {
                counts.put(flow + "." + kind, count);
            }
        }));
        return counts;
    }
}
