// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of the delivery that talks to the framework: stops the flow of what is not claimed, and of everything while the
 * memory is full, and says when the task
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
    /** What the consumer was told not to read. */
    private final Set<TopicPartition> halted = new HashSet<>();

    private volatile boolean paused;
    /** Who may go on nevertheless. */
    private Optional<TopicPartition> turn = Optional.empty();

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
        this.high = Math.min((long) (pool.budget() * HIGH), pool.budget() - delivery.reserve());
        this.low = Math.min((long) (pool.budget() * LOW), (long) (high * (LOW / HIGH)));
        this.kept = (long) (pool.budget() * KEPT);
        this.lastCommitNanos = time.nanos();
    }

    /** The task starts: its first call must not wait for the framework's first commit. */
    public void started() {
        context.timeout(BUSY_MILLIS);
    }

    /**
     * To be called at the end of every put(). Only here may partitions begin to flow: the framework carries a seek out
     * before it polls again, whereas a preCommit() may be the last one before a partition goes, which nobody can seek then.
     */
    public void begin() {
        delivery.starts().forEach(start -> start.seek().ifPresent(offset -> context.offset(start.partition(), offset)));
        adjust();
    }

    /** To be called at the end of every preCommit(). */
    public void adjust() {
        Delivery.Load load = delivery.load();
        if (!paused && load.usedBytes() >= high) {
            paused = true;
            LOG.debug("Pauses: the buffers hold 90 % of buffer.memory.mib");
            delivery.relieve(kept);
            load = delivery.load();
        } else if (paused && (load.usedBytes() < low || isStuck(load))) {
            paused = false;
            LOG.debug("Resumes: the buffers hold less than 60 % of buffer.memory.mib");
        } else if (paused && load.inFlight() == 0) {
            // Nothing is on its way that could bring the memory down.
            delivery.relieve(kept);
        }
        turn = paused && load.inFlight() == 0 ? delivery.turn() : Optional.empty();
        halt(load.halted());
        requestCommit(load);
        context.timeout(nextCallMillis(load));
    }

    /** What fills the memory is predecessors' promises, which only further records can end. */
    private static boolean isStuck(Delivery.Load load) {
        return load.inFlight() == 0 && load.openFiles() == 0;
    }

    private boolean isStopped(TopicPartition partition) {
        return paused && !turn.equals(Optional.of(partition));
    }

    /** Brings the pauses of the framework's consumer in line with what must not flow. */
    private void halt(Set<TopicPartition> unclaimed) {
        List<TopicPartition> pause = new ArrayList<>();
        List<TopicPartition> resume = new ArrayList<>();
        for (TopicPartition partition : context.assignment()) {
            boolean stop = isStopped(partition) || unclaimed.contains(partition);
            if (stop && halted.add(partition)) {
                pause.add(partition);
            } else if (!stop && halted.remove(partition)) {
                resume.add(partition);
            }
        }
        if (!pause.isEmpty()) {
            context.pause(pause.toArray(TopicPartition[]::new));
        }
        if (!resume.isEmpty()) {
            context.resume(resume.toArray(TopicPartition[]::new));
        }
    }

    /**
     * Partitions were handed out: a rebalance clears the pauses of what it hands out.
     *
     * @param partitions the new ones
     */
    public void opened(Collection<TopicPartition> partitions) {
        halted.removeAll(partitions);
        Set<TopicPartition> unclaimed = delivery.load().halted();
        List<TopicPartition> pause = partitions.stream()
                .filter(partition -> isStopped(partition) || unclaimed.contains(partition))
                .toList();
        if (!pause.isEmpty()) {
            halted.addAll(pause);
            context.pause(pause.toArray(TopicPartition[]::new));
        }
        context.timeout(BUSY_MILLIS);
    }

    /**
     * Partitions were taken away.
     *
     * @param partitions those
     */
    public void closed(Collection<TopicPartition> partitions) {
        halted.removeAll(partitions);
    }

    // A commit costs the brokers a write, and the framework commits every minute by itself: what was delivered since
    // then is what a crash would deliver twice.
    private void requestCommit(Delivery.Load load) {
        if (load.wantsPositions()) {
            context.requestCommit();
        }
        if (load.objects() != objectsCommitted && time.nanos() - lastCommitNanos >= COMMIT_EVERY_NANOS) {
            objectsCommitted = load.objects();
            lastCommitNanos = time.nanos();
            context.requestCommit();
        }
    }

    private long nextCallMillis(Delivery.Load load) {
        if (paused || load.inFlight() > 0 || !load.halted().isEmpty()) {
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
