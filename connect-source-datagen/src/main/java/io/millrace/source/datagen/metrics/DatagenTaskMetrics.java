// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.metrics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The counters behind the MXBean. Written by the task's thread and the producer's, read by any. */
public final class DatagenTaskMetrics implements DatagenTaskMXBean {
    private final AtomicLong generated = new AtomicLong();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder filteredOrFailed = new LongAdder();
    private volatile int completed;
    private volatile long latenessMillis;

    /**
     * Counts a batch; called by the task's thread only.
     *
     * @param count how many records it has
     * @param lateness how late its oldest record was, in milliseconds
     */
    public void handedOver(int count, long lateness) {
        generated.lazySet(generated.get() + count);
        latenessMillis = lateness;
    }

    /** Counts a record that Kafka has. */
    public void acknowledgedOne() {
        acknowledged.increment();
    }

    /** Counts a record that Kafka will never have. */
    public void filteredOrFailedOne() {
        filteredOrFailed.increment();
    }

    /** Says that the last record was made. */
    public void completed() {
        completed = 1;
    }

    @Override
    public long getGenerated() {
        return generated.get();
    }

    @Override
    public long getAcknowledged() {
        return acknowledged.sum();
    }

    @Override
    public long getFilteredOrFailed() {
        return filteredOrFailed.sum();
    }

    @Override
    public int getCompleted() {
        return completed;
    }

    @Override
    public long getLatenessMillis() {
        return latenessMillis;
    }
}
