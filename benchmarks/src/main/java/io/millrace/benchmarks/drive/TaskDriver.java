// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Drives a sink task as Connect's worker does, with all partitions of a topic assigned to it: the same order of calls,
 * pauses, seeks, timeouts, requested commits, redelivery after a {@link RetriableException}, and commits that take only
 * what the worker would. One thread, the caller's, is the task's thread.
 */
public final class TaskDriver implements AutoCloseable {
    /** The consumer's default. */
    public static final int MAX_POLL_RECORDS = 500;

    private final SinkTask task;
    private final RecordLog log;
    private final Context context;
    private final long commitIntervalNanos;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> current = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final List<SinkRecord> batch = new ArrayList<>(MAX_POLL_RECORDS);
    private final Set<TopicPartition> moved = new HashSet<>();
    private long nextCommit;
    private int turn;
    private boolean opened;
    private boolean redelivers;

    private TaskDriver(SinkTask task, Map<String, String> config, RecordLog log, Duration commitInterval) {
        this.task = task;
        this.log = log;
        this.partitions = IntStream.range(0, log.partitions())
                .mapToObj(partition -> new TopicPartition(log.topic(), partition))
                .toList();
        this.context = new Context(config, Set.copyOf(partitions));
        this.commitIntervalNanos = commitInterval.toNanos();
        this.nextCommit = System.nanoTime() + commitIntervalNanos;
    }

    /**
     * Starts a connector's only task.
     *
     * @param config the connector's configuration, {@code connector.class} and {@code name} included
     * @param log what there is to consume
     * @param commitInterval the worker's {@code offset.flush.interval.ms}
     * @return a started task, whose partitions are opened by the first call that goes on
     */
    public static TaskDriver start(Map<String, String> config, RecordLog log, Duration commitInterval) {
        try {
            SinkConnector connector = Class.forName(config.get("connector.class"))
                    .asSubclass(SinkConnector.class)
                    .getDeclaredConstructor()
                    .newInstance();
            connector.start(config);
            Map<String, String> own = connector.taskConfigs(1).get(0);
            Class<? extends Task> type = connector.taskClass();
            SinkTask task =
                    type.asSubclass(SinkTask.class).getDeclaredConstructor().newInstance();
            TaskDriver driver = new TaskDriver(task, own, log, commitInterval);
            task.initialize(driver.context);
            task.start(own);
            return driver;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the connector " + config.get("connector.class") + " cannot be made", e);
        }
    }

    /**
     * Goes on until something holds.
     *
     * @param done asked after each call of put()
     * @param patience how long it may take
     */
    public void runUntil(BooleanSupplier done, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done after " + patience.toSeconds() + " s: consumed up to "
                        + positions + ", committed " + committed + ", paused " + context.paused);
            }
            iterate();
        }
    }

    /**
     * Goes on for a time.
     *
     * @param duration how long
     */
    public void runFor(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        runUntil(() -> System.nanoTime() >= until, duration.plusSeconds(60));
    }

    /**
     * Whether every partition was committed up to an offset.
     *
     * @param offset the offset
     * @return whether none is behind
     */
    public boolean isCommittedTo(long offset) {
        return opened && committed.values().stream().allMatch(at -> at.offset() >= offset);
    }

    /**
     * Whether every partition was consumed up to an offset.
     *
     * @param offset the offset
     * @return whether none is behind
     */
    public boolean isConsumedTo(long offset) {
        return opened && current.values().stream().allMatch(at -> at.offset() >= offset);
    }

    /**
     * Whether the task lets all partitions run, as it does once it has taken them over.
     *
     * @return whether none is paused
     */
    public boolean isFlowing() {
        return opened && context.paused.isEmpty();
    }

    /** What a worker does between two calls of put(). */
    private void iterate() {
        long now = System.nanoTime();
        if (context.commitRequested || now - nextCommit >= 0) {
            commit();
            nextCommit = now + commitIntervalNanos;
            context.commitRequested = false;
        }
        seek();
        long wait = Math.max(0, nextCommit - now);
        if (context.timeoutMillis > 0) {
            wait = Math.min(wait, TimeUnit.MILLISECONDS.toNanos(context.timeoutMillis));
            context.timeoutMillis = -1;
        }
        if (!opened) {
            // Within the first poll, as in a worker: its wait is what start() asked for, not what open() does.
            open();
        }
        if (!redelivers) {
            poll(wait);
        } else {
            LockSupport.parkNanos(wait);
        }
        deliver();
    }

    private void open() {
        opened = true;
        for (TopicPartition partition : partitions) {
            positions.put(partition, 0L);
            current.put(partition, new OffsetAndMetadata(0));
            committed.put(partition, new OffsetAndMetadata(0));
        }
        task.open(partitions);
    }

    private void seek() {
        context.seeks.forEach((partition, offset) -> {
            positions.put(partition, offset);
            current.put(partition, new OffsetAndMetadata(offset));
            committed.put(partition, new OffsetAndMetadata(offset));
        });
        context.seeks.clear();
    }

    /** Fills the batch, from one partition after the other as a consumer's fetches are handed out. */
    private void poll(long waitNanos) {
        if (!fill()) {
            LockSupport.parkNanos(waitNanos);
            fill();
        }
    }

    private boolean fill() {
        for (int i = 0; i < partitions.size() && batch.size() < MAX_POLL_RECORDS; i++) {
            TopicPartition partition = partitions.get(turn);
            turn = (turn + 1) % partitions.size();
            if (!context.paused.contains(partition)) {
                int before = batch.size();
                log.read(
                        partition.partition(), positions.getOrDefault(partition, 0L), MAX_POLL_RECORDS - before, batch);
                if (batch.size() > before) {
                    positions.merge(partition, (long) batch.size() - before, Long::sum);
                    moved.add(partition);
                }
            }
        }
        return !batch.isEmpty();
    }

    private void deliver() {
        try {
            task.put(new ArrayList<>(batch));
            batch.clear();
            redelivers = false;
            moved.forEach(
                    partition -> current.put(partition, new OffsetAndMetadata(positions.getOrDefault(partition, 0L))));
            moved.clear();
        } catch (RetriableException e) {
            redelivers = true;
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> given = task.preCommit(new HashMap<>(current));
        given.forEach((partition, offset) -> {
            OffsetAndMetadata consumed = current.get(partition);
            if (consumed == null || offset.offset() > consumed.offset()) {
                throw new ConnectException(
                        "preCommit gave " + offset + " for " + partition + ", consumed up to " + consumed);
            }
            committed.put(partition, offset);
        });
    }

    /** Commits, closes the partitions and stops the task, as a worker does when it ends in order. */
    @Override
    public void close() {
        try {
            try {
                commit();
            } finally {
                task.close(partitions);
            }
        } finally {
            task.stop();
        }
    }

    /** What the task sees of the worker. Used by the task's thread alone, as Connect wants it. */
    private static final class Context implements SinkTaskContext {
        private final Map<String, String> config;
        private final Set<TopicPartition> assignment;
        private final Thread thread = Thread.currentThread();
        private final Set<TopicPartition> paused = new HashSet<>();
        private final Map<TopicPartition, Long> seeks = new LinkedHashMap<>();
        private long timeoutMillis = -1;
        private boolean commitRequested;

        Context(Map<String, String> config, Set<TopicPartition> assignment) {
            this.config = Map.copyOf(config);
            this.assignment = assignment;
        }

        @Override
        public Map<String, String> configs() {
            return config;
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            requireTaskThread();
            seeks.putAll(offsets);
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            requireTaskThread();
            seeks.put(partition, offset);
        }

        @Override
        public void timeout(long millis) {
            requireTaskThread();
            timeoutMillis = millis;
        }

        @Override
        public Set<TopicPartition> assignment() {
            return assignment;
        }

        @Override
        public void pause(TopicPartition... partitions) {
            requireTaskThread();
            Collections.addAll(paused, partitions);
        }

        @Override
        public void resume(TopicPartition... partitions) {
            requireTaskThread();
            for (TopicPartition partition : partitions) {
                paused.remove(partition);
            }
        }

        @Override
        public void requestCommit() {
            requireTaskThread();
            commitRequested = true;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException(
                    "Connect 3.7 has no such metrics, so no plugin of ours may ask for them");
        }

        /** A consumer refuses other threads, and so do we. */
        private void requireTaskThread() {
            if (Thread.currentThread() != thread) {
                throw new IllegalStateException("called by " + Thread.currentThread() + ", not by the task's thread");
            }
        }
    }
}
