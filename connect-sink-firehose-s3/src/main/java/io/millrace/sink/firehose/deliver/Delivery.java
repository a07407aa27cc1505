// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.claim.Claim;
import io.millrace.sink.firehose.claim.Claims;
import io.millrace.sink.firehose.claim.Guarantee;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.Multipart;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
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
    private final Stores stores;
    private final ObjectStore store;
    private final OpenFiles files;
    private final Partitions partitions;
    private final @Nullable Claims claims;
    private final Intake intake;
    private final StoreHealth health;
    private final InFlight inFlight;
    private final Uploads uploads;
    private final Thread timer;
    private final TimeSource time;
    private final Duration sweepAge;
    private final String connectorName;
    /** The timer looks for progress to be written at least this often. */
    private final long longestNap = TimeUnit.MILLISECONDS.toNanos(500);

    private final Counters counters;
    /** Null where files may be sealed for the memory's sake. */
    private final @Nullable Turns turns;

    private final long reserve;

    /**
     * A delivery whose threads do not run yet.
     *
     * @param settings when files are sealed, how they are uploaded, and what is promised
     * @param recipe what bytes and key a record gets
     * @param recipes makes the recipe of a former configuration from its options
     * @param pool the task's memory
     * @param stores where objects go; closed by {@link #close()}
     * @param time the clocks
     * @param random the source of the jitter between attempts and of the intervals; used under the lock
     */
    public Delivery(
            DeliverySettings settings,
            Recipe recipe,
            Function<Map<String, String>, Recipe> recipes,
            SlabPool pool,
            Stores stores,
            TimeSource time,
            RandomGenerator random) {
        this.pool = pool;
        this.stores = stores;
        this.store = stores.data();
        this.time = time;
        this.sweepAge = settings.sweepAge();
        this.connectorName = settings.connectorName();
        this.counters = new Counters();
        boolean cutting = settings.guarantee() == Guarantee.DETERMINISTIC;
        this.reserve = cutting ? settings.sizeLimit() : 0;
        this.turns = cutting ? new Turns(pool, this::setAside) : null;
        this.files = new OpenFiles(
                cutting ? settings.withoutLimits() : settings, pool, time, random, this::sealed, this::partly);
        this.health = new StoreHealth(store.description(), time);
        this.partitions = new Partitions(
                settings.onConflict(),
                new PartitionFiles(),
                health,
                counters,
                time::nanos,
                () -> cutting ? new Cuts(settings.sizeLimit(), settings.recordLimit()) : null,
                settings.guarantee() == Guarantee.EXACTLY_ONCE ? listener -> claims(settings, listener, random) : null);
        this.claims = partitions.claims();
        this.inFlight = new InFlight(lock, settings, health, counters, random, partitions::visible, this::readAgain);
        // With cuts, the same record always has the same objects.
        ToLongFunction<SinkRecord> arrival = cutting ? Delivery::ownTime : record -> time.epochMillis();
        this.intake = new Intake(recipe, new FormerRecipes(recipes), files, partitions, arrival, counters);
        this.uploads = new Uploads(lock, stores::of, settings, recipe, pool, inFlight, new PartListener());
        this.timer = new Thread(this::sealInTime, settings.threadName() + "-timer");
        timer.setDaemon(true);
    }

    private static long ownTime(SinkRecord record) {
        Long timestamp = record.timestamp();
        return timestamp == null ? 0 : timestamp;
    }

    private Claims claims(DeliverySettings settings, Claims.Listener listener, RandomGenerator random) {
        return new Claims(
                lock,
                store,
                identity -> stores.of(FileKind.ofLane(identity)),
                settings.claims(),
                listener,
                random,
                time::nanos,
                time::epochMillis);
    }

    /** Starts the timer, which seals files without being asked, the test of the store, and the search for unfinished uploads. */
    public void start() {
        timer.start();
        if (!sweepAge.isZero()) {
            uploads.sweep(new OrphanSweep(stores.data(), connectorName, sweepAge, time));
            if (stores.backup() != stores.data()) {
                uploads.sweep(new OrphanSweep(stores.backup(), connectorName, sweepAge, time));
            }
        }
        if (claims != null) {
            claims.start();
        }
    }

    /**
     * Begins to own partitions. Sends nothing by itself.
     *
     * @param opened those that the task has not owned before
     */
    public void open(Collection<TopicPartition> opened) {
        locked(() -> partitions.opened(opened));
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
            partitions.batchBegins();
            PendingFile dueFirst = files.nextDue();
            for (SinkRecord record : records) {
                intake.add(record);
            }
            intake.endBatch();
            files.sealDue();
            partitions.promiseSealed();
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
     * @return per partition the first offset that is not delivered, or the consumed one when all is; a partition is left
     *     out when nothing may be said of it
     */
    public Map<TopicPartition, OffsetAndMetadata> safeOffsets(Map<TopicPartition, OffsetAndMetadata> consumed) {
        lock.lock();
        try {
            failOnBug();
            Map<TopicPartition, OffsetAndMetadata> safe = partitions.safeOffsets(consumed);
            partitions.promiseSealed();
            return safe;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Seals the largest files until the open ones hold no more than this many bytes of memory; none where only the records
     * may say when a file ends.
     */
    void relieve(long remaining) {
        if (turns == null) {
            locked(() -> {
                files.sealLargest(remaining);
                partitions.promiseSealed();
            });
        }
    }

    /** How much memory must be left for a partition that has its turn, in bytes. */
    long reserve() {
        return reserve;
    }

    /** The partition that may read on although the memory is full, because only that can bring it down. */
    Optional<TopicPartition> turn() {
        lock.lock();
        try {
            return turns == null ? Optional.empty() : turns.next(partitions.flowing());
        } finally {
            lock.unlock();
        }
    }

    private void setAside(OwnedPartition partition) {
        LOG.info(
                "{}: what it has of its next objects is dropped and will be read again, because the memory is full of"
                        + " objects that wait for more records; a larger buffer.memory.mib avoids it",
                partition.id);
        partitions.restart(partition);
        intake.forget();
    }

    /** Seals what has fallen due; the timer calls it, and tests that have their own clock. */
    void sealDue() {
        locked(() -> {
            files.sealDue();
            partitions.promiseSealed();
        });
    }

    /** What the flow control has to know between two calls of the framework. */
    Load load() {
        lock.lock();
        try {
            return new Load(
                    pool.used(),
                    counters.inFlight + uploads.activeParts(),
                    files.count(),
                    files.nanosToNextSeal(),
                    counters.objects,
                    partitions.halted(),
                    partitions.wantsPositions());
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the flow control has to know.
     *
     * @param usedBytes memory held
     * @param inFlight sealed files that are not visible
     * @param openFiles files that could be sealed
     * @param nanosToNextSeal how long until one falls due
     * @param objects delivered so far
     * @param halted partitions that must not flow
     * @param wantsPositions whether a commit would help, because it tells where the consumers stand
     */
    record Load(
            long usedBytes,
            int inFlight,
            int openFiles,
            long nanosToNextSeal,
            long objects,
            Set<TopicPartition> halted,
            boolean wantsPositions) {}

    /** The partitions that may flow from now on; the caller moves their consumers. */
    List<Partitions.Start> starts() {
        lock.lock();
        try {
            return partitions.starts();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops what is open for these partitions, and waits a moment for their uploads under way.
     *
     * @param closed those that the task no longer owns
     */
    public void close(Collection<TopicPartition> closed) {
        locked(() -> {
            List<PendingFile> dropped = partitions.closed(closed);
            files.drop(dropped);
            intake.forget();
            inFlight.abandon(dropped, LONGEST_CLOSE);
            dropped.forEach(uploads::giveUpParts);
        });
    }

    private void sealed(PendingFile file) {
        counters.inFlight++;
        if (!uploads.finishParts(file)) {
            promise(file, Optional.empty());
        }
    }

    private void promise(PendingFile file, Optional<Multipart> multipart) {
        Claim claim = file.owner.claim;
        if (claim != null) {
            // From now on the promise names it.
            multipart.ifPresent(all -> claim.ended(new Journal.Upload(file.key(), all.uploadId())));
        }
        boolean promisedAlready = file.owner.ledger().seal(file.promise, multipart);
        partitions.sealed(file, promisedAlready);
    }

    private void partly(PendingFile file) {
        uploads.offerPart(file);
    }

    /** What becomes of files in parts. Called on upload threads, without the lock. */
    private final class PartListener implements PartUploads.Listener {
        @Override
        public boolean retry(PendingFile file, int failures, StoreException cause) {
            return inFlight.retry(file, failures, cause);
        }

        @Override
        public void begun(PendingFile file, Journal.Upload upload) {
            locked(() -> {
                if (file.owner.claim != null) {
                    file.owner.claim.began(upload);
                }
            });
        }

        @Override
        public void aborted(PendingFile file, Journal.Upload upload) {
            if (file.owner.claim != null) {
                file.owner.claim.ended(upload);
            }
        }

        @Override
        public void advanced(PendingFile file) {
            locked(() -> health.recovered(file));
        }

        @Override
        public void complete(PendingFile file, Optional<Multipart> multipart) {
            locked(() -> {
                if (file.state == PendingFile.State.SEALED && !inFlight.isStopping()) {
                    promise(file, multipart);
                    partitions.promiseSealed();
                } else {
                    uploads.giveUpParts(file);
                }
            });
        }

        @Override
        public void vanished(PendingFile file) {
            locked(() -> readAgain(file));
        }

        @Override
        public void broken(PendingFile file, Throwable bug) {
            inFlight.unusable(bug);
        }
    }

    /** Parts of a file are gone from the store: its records are read again. */
    private void readAgain(PendingFile file) {
        if (file.abandoned || inFlight.isStopping()) {
            return;
        }
        LOG.warn(
                "The store has forgotten the unfinished upload of {}; records of {} from offset {} on are read again",
                file.key(),
                file.owner.id,
                file.promise.firstOffset());
        partitions.restart(file.owner);
        intake.forget();
    }

    /** What the partitions want of their files. Under the lock. */
    private final class PartitionFiles implements Partitions.Files {
        @Override
        public void abandon(Collection<PendingFile> dropped) {
            files.drop(dropped);
            inFlight.abandonUnpromised(dropped);
            dropped.forEach(uploads::giveUpParts);
        }

        @Override
        public void publish(PendingFile file) {
            file.state = PendingFile.State.QUEUED;
            uploads.submit(file);
        }

        @Override
        public void seal(PendingFile file) {
            files.seal(file);
        }

        @Override
        public void unusable(RuntimeException reason) {
            inFlight.broken(reason);
        }
    }

    private void sealInTime() {
        lock.lock();
        try {
            while (!inFlight.isStopping()) {
                files.sealDue();
                partitions.promiseSealed();
                partitions.fold();
                rescheduled.awaitNanos(Math.min(files.nanosToNextSeal(), longestNap));
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
        if (bug instanceof ConnectException unusable) {
            throw new ConnectException(unusable.getMessage(), unusable);
        }
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
            if (claims != null) {
                claims.stop();
            }
            rescheduled.signalAll();
        });
        uploads.interrupt();
        stores.close();
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
                    health.isFailing(),
                    health.failedAttemptsByCause(),
                    Map.copyOf(counters.failedByCode),
                    partitions.skipped(),
                    counters.lostClaims,
                    partitions.halted().size(),
                    pool.budget(),
                    pool.peak());
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
            return TimeUnit.NANOSECONDS.toMillis(partitions.nanosOfOldest(time.nanos()));
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
