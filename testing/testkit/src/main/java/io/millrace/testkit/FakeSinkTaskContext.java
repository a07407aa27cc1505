// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * What a sink task sees of its worker: remembers what the task asked for, insists that the task pauses only what it owns,
 * and, like a rebalance, clears the pauses of what it hands out.
 */
public final class FakeSinkTaskContext implements SinkTaskContext {
    private final Map<String, String> configs;
    private final Set<TopicPartition> assignment = new LinkedHashSet<>();
    private final Set<TopicPartition> paused = new LinkedHashSet<>();
    private final Map<TopicPartition, Long> sought = new LinkedHashMap<>();
    private final List<Long> timeouts = new ArrayList<>();
    private int commitRequests;
    private int pauses;
    private int resumes;

    /** A context of a task with this configuration. */
    public FakeSinkTaskContext(Map<String, String> configs) {
        this.configs = Map.copyOf(configs);
    }

    /** Gives partitions to the task; call its {@code open} afterwards. */
    public void assign(TopicPartition... partitions) {
        assignment.addAll(Arrays.asList(partitions));
        Arrays.asList(partitions).forEach(paused::remove);
    }

    /** Takes partitions away; call the task's {@code close} before. */
    public void revoke(TopicPartition... partitions) {
        Arrays.asList(partitions).forEach(assignment::remove);
        Arrays.asList(partitions).forEach(paused::remove);
    }

    @Override
    public Map<String, String> configs() {
        return configs;
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        mustOwn(offsets.keySet().toArray(TopicPartition[]::new));
        sought.putAll(offsets);
    }

    @Override
    public void offset(TopicPartition partition, long offset) {
        offset(Map.of(partition, offset));
    }

    @Override
    public void timeout(long timeoutMs) {
        timeouts.add(timeoutMs);
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.copyOf(assignment);
    }

    @Override
    public void pause(TopicPartition... partitions) {
        mustOwn(partitions);
        pauses++;
        paused.addAll(Arrays.asList(partitions));
    }

    @Override
    public void resume(TopicPartition... partitions) {
        mustOwn(partitions);
        resumes++;
        Arrays.asList(partitions).forEach(paused::remove);
    }

    private void mustOwn(TopicPartition... partitions) {
        if (!assignment.containsAll(Arrays.asList(partitions))) {
            throw new IllegalWorkerStateException(
                    Arrays.toString(partitions) + " are not all assigned; assigned are " + assignment);
        }
    }

    @Override
    public void requestCommit() {
        commitRequests++;
    }

    /** Where the task sent consumers, as the framework would carry it out before its next poll; forgotten once asked. */
    public Map<TopicPartition, Long> takeSought() {
        Map<TopicPartition, Long> taken = Map.copyOf(sought);
        sought.clear();
        return taken;
    }

    /** What is paused at the moment. */
    public Set<TopicPartition> paused() {
        return Set.copyOf(paused);
    }

    /** What the task asked for last; -1 before it asked for anything. */
    public long lastTimeout() {
        return timeouts.isEmpty() ? -1 : timeouts.get(timeouts.size() - 1);
    }

    /** How often the task asked for a commit. */
    public int commitRequests() {
        return commitRequests;
    }

    /** How often the task paused something. */
    public int pauses() {
        return pauses;
    }

    /** How often the task resumed something. */
    public int resumes() {
        return resumes;
    }
}
