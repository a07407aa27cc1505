// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.metrics;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What is counted of a task's records. For all threads. */
public final class TaskCounters {
    private final LongSupplier nanos;
    private final LongAdder handedOver = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder filteredOrFailed = new LongAdder();
    private volatile long lastPoll;
    private volatile long lastProgress;

    /**
     * Nothing is counted yet.
     *
     * @param nanos a monotonic clock
     */
    public TaskCounters(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastPoll = nanos.getAsLong();
        this.lastProgress = lastPoll;
    }

    /** The worker has asked for records. */
    public void polled() {
        lastPoll = nanos.getAsLong();
    }

    /**
     * Records were handed to the worker.
     *
     * @param records how many
     */
    public void handedOver(int records) {
        handedOver.add(records);
        lastProgress = nanos.getAsLong();
    }

    /**
     * A record was answered.
     *
     * @param stored whether Kafka has it
     */
    public void answered(boolean stored) {
        (stored ? acknowledged : filteredOrFailed).increment();
    }

    long handedOver() {
        return handedOver.sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long filteredOrFailed() {
        return filteredOrFailed.sum();
    }

    long millisSincePoll() {
        return (nanos.getAsLong() - lastPoll) / 1_000_000;
    }

    long millisSinceProgress() {
        return (nanos.getAsLong() - lastProgress) / 1_000_000;
    }
}
