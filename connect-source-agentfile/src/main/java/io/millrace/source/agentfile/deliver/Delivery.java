// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.metrics.LineCounters;
import io.millrace.source.agentfile.metrics.TaskCounters;
import io.millrace.source.agentfile.place.Seat;
import io.millrace.source.agentfile.record.FlowReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task's way from files to poll(). What Connect calls on a thread of its own is safe there. */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long LONGEST_POLL_MILLIS = 250;
    private static final Duration LONGEST_STOP = Duration.ofMillis(1500);

    private final Reading reading;
    private final Thread reader;
    private final Turns turns;
    private final BoundedQueue queue;
    private final Standing standing;
    private final DeliveryBounds bounds;
    private final TaskCounters counters;

    private Delivery(
            Reading reading,
            String name,
            Turns turns,
            BoundedQueue queue,
            Standing standing,
            DeliveryBounds bounds,
            TaskCounters counters) {
        this.reading = reading;
        this.reader = new Thread(reading, name);
        this.reader.setDaemon(true);
        this.turns = turns;
        this.queue = queue;
        this.standing = standing;
        this.bounds = bounds;
        this.counters = counters;
    }

    /**
     * A delivery that has not begun.
     *
     * @param seat the task's, closed by the delivery
     * @param settings what is read, and how
     * @param offsets the worker's
     * @param clocks the time
     * @param counters what is counted
     * @param lines what is met in the lines
     * @return to be started, and closed even when it was not
     */
    public static Delivery of(
            Seat<NodeFiles> seat,
            DeliverySettings settings,
            OffsetStorageReader offsets,
            Clocks clocks,
            TaskCounters counters,
            LineCounters lines) {
        SplittableRandom random = new SplittableRandom(clocks.nanos().getAsLong());
        List<ReadFlow> readers = settings.flows().stream()
                .map(rules -> new ReadFlow(
                        rules,
                        new FlowReader(
                                rules,
                                settings.host(),
                                clocks.wallMillis(),
                                random::nextDouble,
                                new FailureLog(rules.flow(), clocks.nanos()))))
                .toList();
        Map<String, Flow> flows = readers.stream().collect(Collectors.toMap(ReadFlow::name, flow -> flow));
        return of(
                seat,
                new TrackedFiles(seat.common().tracker()),
                flows,
                settings,
                offsets,
                clocks.nanos(),
                counters,
                () -> readers.forEach(reader -> reader.publish(lines)));
    }

    /** With any files and flows. */
    static Delivery of(
            Seat<?> seat,
            Files files,
            Map<String, Flow> flows,
            DeliverySettings settings,
            OffsetStorageReader offsets,
            LongSupplier nanos,
            TaskCounters counters,
            Runnable publish) {
        BoundedQueue queue = new BoundedQueue(settings.bounds().queueBytes());
        Turns turns = new Turns(flows, settings.bounds(), queue, settings.lanes());
        Standing standing = new Standing();
        Reading reading = new Reading(seat, files, turns, queue, settings.node(), offsets, nanos, standing, publish);
        return new Delivery(reading, settings.name() + "-reader", turns, queue, standing, settings.bounds(), counters);
    }

    /** Begins to read. */
    public void start() {
        reader.start();
    }

    /**
     * What was read, at most 250 ms later. For the task's thread.
     *
     * @return null when nothing came
     * @throws InterruptedException when the task's thread is interrupted
     * @throws ConnectException when reading has failed for good
     */
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return poll(LONGEST_POLL_MILLIS);
    }

    @Nullable
    List<SourceRecord> poll(long longestMillis) throws InterruptedException {
        counters.polled();
        turns.confirmations().polled();
        Throwable failure = standing.failure();
        // What was read before the failure is handed over before it is told.
        long wait = failure == null ? longestMillis : 0;
        List<SourceRecord> records = queue.take(bounds.batchRecords(), bounds.pollBytes(), wait);
        if (records != null) {
            counters.handedOver(records.size());
        } else if (failure != null) {
            throw failure instanceof ConnectException e ? e : new ConnectException("Reading the files failed", failure);
        }
        return records;
    }

    /**
     * Kafka has a record, or will never have it. For any thread.
     *
     * @param record as poll() answered it
     * @param metadata null when it was dropped or has failed
     */
    public void answered(SourceRecord record, @Nullable RecordMetadata metadata) {
        counters.answered(metadata != null);
        if (record.sourcePartition() instanceof Emission emission) {
            emission.answered();
        }
    }

    /** Connect has stored offsets. For any thread. */
    public void committed() {
        turns.confirmations().committed();
    }

    /**
     * How much is read and not handed over.
     *
     * @return bytes
     */
    public long queuedBytes() {
        return queue.bytes();
    }

    /**
     * How many lanes this task reads.
     *
     * @return from 0
     */
    public int heldLanes() {
        return standing.lanes();
    }

    /**
     * Whether this process has the node.
     *
     * @return false while another one has it
     */
    public boolean holdsNode() {
        return standing.isHolding();
    }

    /**
     * Whether reading has failed for good.
     *
     * @return true when poll() will tell, or has told, so
     */
    public boolean hasFailed() {
        return standing.failure() != null;
    }

    /** Ends the reading; the lanes are free when the reading thread has ended, which may be later if a disk hangs. */
    @Override
    public void close() {
        reading.stop();
        if (reader.getState() == Thread.State.NEW) {
            reading.run();
            return;
        }
        // No interrupt: it would close the files that the thread is at, which other tasks share, and the node's lock.
        try {
            reader.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reader.isAlive()) {
            LOG.warn("{} is still reading; its lanes are free when it has ended", reader.getName());
        }
    }
}
