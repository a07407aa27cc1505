// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

import io.millrace.sink.firehose.journal.Intent;
import io.millrace.sink.firehose.journal.Journal;
import io.millrace.sink.firehose.journal.JournalAnswer;
import io.millrace.sink.firehose.journal.JournalRequest;
import io.millrace.sink.firehose.journal.PartitionProtocol;
import io.millrace.sink.firehose.journal.PartitionProtocol.Stage;
import io.millrace.sink.firehose.journal.PromisedFile;
import io.millrace.sink.firehose.journal.Publication;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ConditionalWrites;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the claims of a task going: sends the requests that the protocols want, on own threads, and feeds the answers back
 * under the delivery's lock. A request that fails is sent again, for as long as the claim is wanted.
 *
 * <p>Nothing is claimed before the store has shown that it honours conditions: a fence that does not hold is worse than
 * none.
 */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(30);

    /** What the delivery hears; called under its lock. */
    public interface Listener {
        /**
         * The partition is ours; its ledger is open.
         *
         * @param claim the claim
         */
        void claimed(Claim claim);

        /**
         * These files may be made visible.
         *
         * @param claim the claim
         * @param files whose promise is in the journal
         */
        void promised(Claim claim, List<PromisedFile> files);

        /**
         * Somebody else has claimed the partition.
         *
         * @param claim the claim, which is over
         */
        void lost(Claim claim);

        /**
         * The task must not go on.
         *
         * @param reason what to tell the user
         */
        void unusable(RuntimeException reason);

        /**
         * A request failed and will be sent again.
         *
         * @param what names it: the same for all attempts
         * @param cause why
         */
        void troubled(String what, StoreException cause);

        /**
         * A request that had failed succeeded, or is no longer wanted.
         *
         * @param what names it
         */
        void untroubled(String what);
    }

    private final ReentrantLock lock;
    /** Where a promised object goes, by its identity: a backup may have a bucket of its own. */
    private final Function<String, ObjectStore> stores;

    private final ObjectStore store;
    private final JournalStore journals;
    private final ClaimSettings settings;
    private final Listener listener;
    private final RandomGenerator random;
    private final LongSupplier nanos;
    private final LongSupplier epochMillis;
    private final ScheduledThreadPoolExecutor threads;
    private final List<Claim> waiting = new ArrayList<>();
    private boolean conditionsHold;
    private boolean stopped;

    /**
     * Claims of a task that has none yet.
     *
     * @param lock the delivery's
     * @param store where the journals are
     * @param stores where a promised object goes, by its identity
     * @param settings how they are held
     * @param listener hears of them
     * @param random for waits and names
     * @param nanos a clock for intervals
     * @param epochMillis a clock for the journals
     */
    public Claims(
            ReentrantLock lock,
            ObjectStore store,
            Function<String, ObjectStore> stores,
            ClaimSettings settings,
            Listener listener,
            RandomGenerator random,
            LongSupplier nanos,
            LongSupplier epochMillis) {
        this.lock = lock;
        this.store = store;
        this.stores = stores;
        this.journals = new JournalStore(store, settings.journalPrefix());
        this.settings = settings;
        this.listener = listener;
        this.random = random;
        this.nanos = nanos;
        this.epochMillis = epochMillis;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(settings.threads(), work -> {
            Thread thread = new Thread(work, settings.threadName() + "-journal-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setRemoveOnCancelPolicy(true);
    }

    /** Asks the store whether it honours conditions. */
    public void start() {
        run(() -> probe(1));
    }

    private void probe(int attempt) {
        String what = "the test of conditional writes";
        ConditionalWrites answer = ConditionalWrites.probe(store, journals.prefix());
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            if (answer instanceof ConditionalWrites.Unknown unknown) {
                listener.troubled(what, unknown.cause());
                later(() -> probe(attempt + 1), attempt);
            } else if (answer instanceof ConditionalWrites.Refused refused) {
                listener.untroubled(what);
                listener.unusable(
                        new UnusableJournal(
                                store.description() + " does not honour conditional writes ("
                                        + refused.observation()
                                        + "), without which records cannot be delivered exactly once: set"
                                        + " delivery.guarantee to at_least_once, or use a store that knows If-None-Match and If-Match"));
            } else {
                listener.untroubled(what);
                conditionsHold = true;
                waiting.forEach(this::advance);
                waiting.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to claim a partition. Under the lock.
     *
     * @param partition which one
     * @param losses how often it was lost in a row: the more, the longer the claim waits
     * @return the claim; the listener hears when it is ours
     */
    public Claim open(TopicPartition partition, int losses) {
        String writer = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        Claim claim = new Claim(partition, new PartitionProtocol(writer, settings.owner(), settings.options()));
        if (conditionsHold && losses == 0) {
            advance(claim);
        } else if (conditionsHold) {
            later(() -> locked(() -> advance(claim)), losses);
        } else {
            waiting.add(claim);
        }
        return claim;
    }

    /**
     * Ends a claim from our side; the journal stays as it is for the next owner. Under the lock.
     *
     * @param claim the claim
     */
    public void release(Claim claim) {
        claim.released = true;
        waiting.remove(claim);
        listener.untroubled(name(claim));
    }

    /**
     * Files were sealed: has them promised as soon as the journal is free. Under the lock.
     *
     * @param claim the claim
     */
    public void promise(Claim claim) {
        if (!claim.released && claim.protocol.isIdle() && claim.ledger().hasNews()) {
            write(claim);
        }
    }

    /**
     * Writes progress that no new file carries, when it is time. Under the lock.
     *
     * @param claim the claim
     */
    public void foldWhenDue(Claim claim) {
        boolean due = nanos.getAsLong() - claim.writtenNanos
                >= settings.foldInterval().toNanos();
        if (due && !claim.released && claim.protocol.isIdle() && claim.ledger().hasProgress()) {
            write(claim);
        }
    }

    private void write(Claim claim) {
        claim.writtenNanos = nanos.getAsLong();
        claim.protocol.write(epochMillis.getAsLong(), claim.uploads());
        sendNext(claim);
    }

    private void sendNext(Claim claim) {
        claim.protocol.request().ifPresent(request -> run(() -> send(claim, request)));
    }

    private void send(Claim claim, JournalRequest request) {
        JournalAnswer answer = new JournalAnswer.Unknown();
        StoreException trouble = null;
        RuntimeException unusable = null;
        try {
            answer = journals.send(claim.partition, request);
        } catch (StoreException e) {
            trouble = e;
        } catch (RuntimeException e) {
            unusable = e;
        }
        lock.lock();
        try {
            if (claim.released || stopped) {
                return;
            }
            if (unusable != null) {
                listener.unusable(unusable);
                return;
            }
            claim.protocol.answer(answer, epochMillis.getAsLong());
            if (trouble != null) {
                claim.failures++;
                listener.troubled(name(claim), trouble);
                later(() -> locked(() -> advance(claim)), claim.failures);
            } else {
                claim.failures = 0;
                listener.untroubled(name(claim));
                advance(claim);
            }
        } finally {
            lock.unlock();
        }
    }

    private static String name(Claim claim) {
        return "the journal of " + claim.partition;
    }

    /** Does what the protocol's state asks for. Under the lock. */
    private void advance(Claim claim) {
        if (claim.released || stopped) {
            return;
        }
        sendNext(claim);
        Stage stage = claim.protocol.stage();
        if (stage == Stage.RESOLVING) {
            claim.protocol.unresolved().forEach(intent -> lookUp(claim, intent));
        } else if (stage == Stage.READY) {
            ready(claim);
        } else if (stage == Stage.LOST) {
            claim.released = true;
            listener.lost(claim);
        } else if (stage == Stage.FOREIGN) {
            listener.unusable(new UnusableJournal("The journal of " + claim.partition + ", object "
                    + journals.key(claim.partition) + " in " + store.description()
                    + ", belongs to " + claim.protocol.foundOwner() + " and not to " + settings.owner()
                    + ": give this connector a journal.prefix of its own, or the journal.owner that the journal was made"
                    + " with"));
        }
    }

    private void ready(Claim claim) {
        if (!claim.told) {
            claim.told = true;
            claim.writtenNanos = nanos.getAsLong();
            claim.protocol.orphans().forEach(orphan -> run(() -> abort(orphan)));
            listener.claimed(claim);
        }
        List<PromisedFile> files = claim.protocol.publishable();
        if (!files.isEmpty()) {
            listener.promised(claim, files);
        }
        promise(claim);
    }

    private void lookUp(Claim claim, Intent intent) {
        if (claim.lookedUp.add(intent.id())) {
            Publication publication =
                    Publication.of(claim.protocol.purpose(), intent.multipart().isPresent());
            run(() -> resolve(claim, intent, publication, 1));
        }
    }

    private void resolve(Claim claim, Intent intent, Publication publication, int attempt) {
        Publication.Answer answer = Publication.Answer.UNKNOWN;
        StoreException trouble = null;
        RuntimeException unusable = null;
        try {
            answer = Promises.send(
                    publication.step(),
                    stores.apply(intent.identity()),
                    intent.key(),
                    intent.id(),
                    intent.multipart(),
                    Condition.IF_ABSENT);
        } catch (StoreException e) {
            trouble = e;
        } catch (RuntimeException e) {
            unusable = e;
        }
        lock.lock();
        try {
            if (claim.released || stopped) {
                return;
            }
            if (unusable != null) {
                listener.unusable(unusable);
                return;
            }
            publication.answer(answer);
            if (trouble != null) {
                listener.troubled(name(claim), trouble);
                later(() -> resolve(claim, intent, publication, attempt + 1), attempt);
            } else if (publication.end().isEmpty()) {
                run(() -> resolve(claim, intent, publication, 1));
            } else {
                listener.untroubled(name(claim));
                claim.protocol.resolved(intent, publication.end().get());
                advance(claim);
            }
        } finally {
            lock.unlock();
        }
    }

    // Best effort: what stays is swept by its age.
    private void abort(Journal.Upload orphan) {
        try {
            store.abortUpload(orphan.key(), orphan.uploadId());
        } catch (StoreException e) {
            LOG.debug("The unfinished upload of {} was not aborted", orphan.key(), e);
        }
    }

    private void later(Runnable work, int failures) {
        if (!stopped) {
            long wait = settings.backoff().delay(failures, random).toMillis();
            ScheduledFuture<?> unused = threads.schedule(() -> guarded(work), wait, TimeUnit.MILLISECONDS);
        }
    }

    private void run(Runnable work) {
        try {
            threads.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping: a request about a journal is not sent", e);
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            locked(() -> listener.unusable(bug));
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

    /** Sends nothing more. Under the lock. */
    public void stop() {
        stopped = true;
        threads.shutdownNow();
    }

    /**
     * Waits for the own threads to end.
     *
     * @param longest how long
     * @return whether they did
     * @throws InterruptedException when the caller is to stop waiting
     */
    public boolean join(Duration longest) throws InterruptedException {
        return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
