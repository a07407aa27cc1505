// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records, seals files, has them uploaded and knows which offsets are safe.
 *
 * <p>One lock guards everything but the bytes of a file under upload. The task's thread holds it for a batch, the timer and
 * the upload threads for moments; nobody does I/O under it. So a file falls due and is uploaded whether or not the
 * framework calls the task, and no call of the framework waits for the store, {@link #close} excepted.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofMillis(1_500);

    private final ReentrantLock lock = new ReentrantLock();
    /** Another file falls due first, or the delivery ends: the timer looks again. */
    private final Condition rescheduled = lock.newCondition();

    private final SlabPool pool;
    private final ObjectStore store;
    private final OpenFiles files;
    private final Intake intake;
    private final StoreHealth health;
    private final InFlight inFlight;
    private final Uploads uploads;
    private final Thread timer;
    private final Counters counters;

    /**
     * A delivery whose threads do not run yet.
     *
     * @param settings when files are sealed and how they are uploaded
     * @param recipe what bytes and key a record gets
     * @param pool the task's memory
     * @param store where objects go; closed by {@link #close()}
     * @param time the clocks
     * @param random the source of the jitter between attempts and of the intervals; used under the lock
     */
    public Delivery(
            DeliverySettings settings,
            Recipe recipe,
            SlabPool pool,
            ObjectStore store,
            TimeSource time,
            RandomGenerator random) {
        this.pool = pool;
        this.store = store;
        this.counters = new Counters();
        this.files = new OpenFiles(settings, pool, time, random, this::submit);
        this.intake = new Intake(recipe, files, time, counters);
        this.health = new StoreHealth(store.description(), time);
        this.inFlight = new InFlight(lock, settings, health, counters, random);
        this.uploads = new Uploads(store, settings.maxInFlight(), settings.threadName(), recipe, pool, inFlight);
        this.timer = new Thread(this::sealInTime, settings.threadName() + "-timer");
        timer.setDaemon(true);
    }

    /** Starts the timer, which seals files without being asked. */
    public void start() {
        timer.start();
    }

    /**
     * Takes a batch. Never waits.
     *
     * @param records what the framework handed over
     * @throws ConnectException when an earlier upload failed by a bug
     */
    public void put(Collection<SinkRecord> records) {
        lock.lock();
        try {
            failOnBug();
            PendingFile dueFirst = files.nextDue();
            for (SinkRecord record : records) {
                intake.add(record);
            }
            intake.endBatch();
            files.sealDue();
            if (files.nextDue() != dueFirst) {
                rescheduled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The offsets that Kafka may be given.
     *
     * @param consumed the offsets up to which the framework has consumed
     * @return for the same partitions: the first offset that is not delivered, or the consumed one when all is
     */
    public Map<TopicPartition, OffsetAndMetadata> safeOffsets(Map<TopicPartition, OffsetAndMetadata> consumed) {
        lock.lock();
        try {
            failOnBug();
            Map<TopicPartition, OffsetAndMetadata> safe = new HashMap<>(consumed);
            consumed.keySet()
                    .forEach(partition -> firstUndelivered(partition)
                            .ifPresent(first -> safe.put(partition, new OffsetAndMetadata(first))));
            return safe;
        } finally {
            lock.unlock();
        }
    }

    private OptionalLong firstUndelivered(TopicPartition partition) {
        PartitionFiles found = files.find(partition);
        return found == null ? OptionalLong.empty() : found.firstUndelivered();
    }

    /** Seals the largest files until the open ones hold no more than this many bytes of memory. */
    void sealLargest(long remaining) {
        locked(() -> files.sealLargest(remaining));
    }

    /** Seals what has fallen due; the timer calls it, and tests that have their own clock. */
    void sealDue() {
        locked(files::sealDue);
    }

    /** What the flow control has to know between two calls of the framework. */
    Load load() {
        lock.lock();
        try {
            return new Load(pool.used(), counters.inFlight, files.nanosToNextSeal(), counters.objects);
        } finally {
            lock.unlock();
        }
    }

    record Load(long usedBytes, int inFlight, long nanosToNextSeal, long objects) {}

    /**
     * Drops what is open for these partitions, and waits a moment for their uploads under way.
     *
     * @param partitions those that the task no longer owns
     */
    public void close(Collection<TopicPartition> partitions) {
        locked(() -> {
            List<PendingFile> dropped = new ArrayList<>();
            partitions.forEach(partition -> dropped.addAll(files.drop(partition)));
            intake.forget();
            inFlight.abandon(dropped, LONGEST_CLOSE);
        });
    }

    private void submit(PendingFile file) {
        counters.inFlight++;
        uploads.submit(file);
    }

    private void sealInTime() {
        lock.lock();
        try {
            while (!inFlight.isStopping()) {
                files.sealDue();
                rescheduled.awaitNanos(files.nanosToNextSeal());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            inFlight.broken(e);
        } finally {
            lock.unlock();
        }
    }

    private void failOnBug() {
        Throwable bug = inFlight.bug();
        if (bug != null) {
            throw new ConnectException(
                    "Delivery to " + store.description() + " stopped because of a bug of the connector; what was not"
                            + " delivered is read again after a restart of the task",
                    bug);
        }
    }

    /** Abandons everything, ends the threads and closes the store; within two seconds. */
    @Override
    public void close() {
        locked(() -> {
            inFlight.stop();
            rescheduled.signalAll();
        });
        uploads.interrupt();
        store.close();
        try {
            if (!uploads.join(LONGEST_STOP)) {
                LOG.warn(
                        "Uploads to {} did not end in time; their threads end with their requests",
                        store.description());
            }
            timer.join(TimeUnit.SECONDS.toMillis(1) / 4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The figures of this delivery.
     *
     * @return at this moment
     */
    public DeliveryFigures figures() {
        lock.lock();
        try {
            return new DeliveryFigures(
                    counters.records,
                    counters.failedRecords,
                    counters.objects,
                    counters.storedBytes,
                    pool.used(),
                    files.count(),
                    counters.inFlight,
                    health.failedAttempts(),
                    health.isFailing());
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long the oldest undelivered record has waited.
     *
     * @return in milliseconds, zero when all are delivered
     */
    public long oldestMillis() {
        lock.lock();
        try {
            return TimeUnit.NANOSECONDS.toMillis(files.nanosOfOldest());
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
