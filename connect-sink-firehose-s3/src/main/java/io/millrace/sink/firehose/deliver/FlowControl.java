// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of the delivery that talks to the framework: stops the flow while the memory is full, and says when the task
 * wants to be called again, because the framework would otherwise sleep until its own next commit. Used by the task's
 * thread only, as the context demands.
 */
public final class FlowControl {
    private static final Logger LOG = LoggerFactory.getLogger(FlowControl.class);
    private static final long BUSY_MILLIS = 20;
    private static final long IDLE_MILLIS = 1_000;
    private static final double HIGH = 0.9;
    private static final double LOW = 0.6;
    /** Open files may keep this share under pressure: below {@link #LOW}, so that the flow always resumes. */
    private static final double KEPT = 0.5;

    private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SinkTaskContext context;
    private final Delivery delivery;
    private final TimeSource time;
    private final long high;
    private final long low;
    private final long kept;
    private volatile boolean paused;
    private long objectsCommitted;
    private long lastCommitNanos;

    /**
     * A flow that runs.
     *
     * @param context the framework's
     * @param delivery what fills the memory
     * @param pool the memory
     * @param time the clocks
     */
    public FlowControl(SinkTaskContext context, Delivery delivery, SlabPool pool, TimeSource time) {
        this.context = context;
        this.delivery = delivery;
        this.time = time;
        this.high = (long) (pool.budget() * HIGH);
        this.low = (long) (pool.budget() * LOW);
        this.kept = (long) (pool.budget() * KEPT);
        this.lastCommitNanos = time.nanos();
    }

    /** To be called at the end of every put() and preCommit(). */
    public void adjust() {
        Delivery.Load load = delivery.load();
        if (!paused && load.usedBytes() >= high) {
            pause();
            load = delivery.load();
        } else if (paused && load.usedBytes() < low) {
            resume();
        } else if (paused && load.inFlight() == 0) {
            // Nothing is on its way that could bring the memory down.
            delivery.sealLargest(kept);
        }
        requestCommit(load);
        context.timeout(nextCallMillis(load));
    }

    private void pause() {
        paused = true;
        context.pause(assignment());
        delivery.sealLargest(kept);
        LOG.debug("Paused: the buffers hold 90 % of buffer.memory.mib");
    }

    private void resume() {
        paused = false;
        context.resume(assignment());
        LOG.debug("Resumed: the buffers hold less than 60 % of buffer.memory.mib");
    }

    private TopicPartition[] assignment() {
        return context.assignment().toArray(TopicPartition[]::new);
    }

    /** New partitions flow like the others: a rebalance clears the pauses of what it hands out. */
    public void opened(Collection<TopicPartition> partitions) {
        if (paused && !partitions.isEmpty()) {
            context.pause(partitions.toArray(TopicPartition[]::new));
        }
    }

    // A commit costs the brokers a write, and the framework commits every minute by itself: what was delivered since
    // then is what a crash would deliver twice.
    private void requestCommit(Delivery.Load load) {
        if (load.objects() != objectsCommitted && time.nanos() - lastCommitNanos >= COMMIT_EVERY_NANOS) {
            objectsCommitted = load.objects();
            lastCommitNanos = time.nanos();
            context.requestCommit();
        }
    }

    private long nextCallMillis(Delivery.Load load) {
        if (paused || load.inFlight() > 0) {
            return BUSY_MILLIS;
        }
        long untilSeal = TimeUnit.NANOSECONDS.toMillis(load.nanosToNextSeal());
        return Math.max(1, Math.min(IDLE_MILLIS, untilSeal));
    }

    /**
     * Whether the flow is stopped.
     *
     * @return read by metrics on any thread
     */
    public boolean isPaused() {
        return paused;
    }
}
