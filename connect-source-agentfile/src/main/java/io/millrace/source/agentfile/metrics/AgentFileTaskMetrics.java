// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.time.Duration;
import java.util.Map;

/** The figures behind the MXBean. For any thread. */
public final class AgentFileTaskMetrics implements AgentFileTaskMXBean {
    // The worker asks several times a second while it runs, unless Kafka is slow.
    private static final long PAUSED_MILLIS = Duration.ofSeconds(10).toMillis();

    private final TaskView task;
    private final TaskCounters counters;
    private final FileCounters files;
    private final LineCounters lines;

    /**
     * A bean.
     *
     * @param task the task
     * @param counters its records
     * @param files the node's files
     * @param lines the lines that it read
     */
    public AgentFileTaskMetrics(TaskView task, TaskCounters counters, FileCounters files, LineCounters lines) {
        this.task = task;
        this.counters = counters;
        this.files = files;
        this.lines = lines;
    }

    @Override
    public String getStatus() {
        String status = task.status();
        return status.equals("READING") && counters.millisSincePoll() > PAUSED_MILLIS ? "PAUSED" : status;
    }

    @Override
    public String getNodeHolder() {
        return task.nodeHolder();
    }

    @Override
    public int getHeldLanes() {
        return task.heldLanes();
    }

    @Override
    public long getHandedOver() {
        return counters.handedOver();
    }

    @Override
    public long getAcknowledged() {
        return counters.acknowledged();
    }

    @Override
    public long getFilteredOrFailed() {
        return counters.filteredOrFailed();
    }

    @Override
    public long getQueuedBytes() {
        return task.queuedBytes();
    }

    @Override
    public long getMillisSincePoll() {
        return counters.millisSincePoll();
    }

    @Override
    public long getMillisSinceProgress() {
        return counters.millisSinceProgress();
    }

    @Override
    public Map<String, Long> getBytesBehindByFlow() {
        return task.bytesBehind();
    }

    @Override
    public Map<String, Long> getMillisBehindByFlow() {
        return task.millisBehind();
    }

    @Override
    public Map<String, Long> getFilesByState() {
        return task.filesByState();
    }

    @Override
    public int getOpenFiles() {
        return task.openFiles();
    }

    @Override
    public Map<String, Long> getRotationsByKind() {
        return files.rotationsByKind();
    }

    @Override
    public long getRotationsUnobserved() {
        return files.unobservedRotations();
    }

    @Override
    public long getBytesLost() {
        return files.bytesLost();
    }

    @Override
    public long getAmbiguousFiles() {
        return files.ambiguousFiles();
    }

    @Override
    public long getBecameUnreadable() {
        return files.becameUnreadable();
    }

    @Override
    public long getNulBytesSkipped() {
        return files.nulBytesSkipped();
    }

    @Override
    public Map<String, Long> getEventsByFlow() {
        return lines.eventsByFlow();
    }

    @Override
    public Map<String, Long> getExceptionalLines() {
        return lines.exceptionalByKind();
    }
}
