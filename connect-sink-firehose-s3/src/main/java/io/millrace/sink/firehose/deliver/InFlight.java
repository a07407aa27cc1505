// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealed files until they end: delivered, or abandoned because their partition was taken or the task stops. Upload
 * threads come here between their attempts, the task's thread when it closes; both under the delivery's lock.
 */
final class InFlight implements Uploads.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final ReentrantLock lock;
    /** An upload ended, or nobody wants some files any more. */
    private final Condition settled;

    private final DeliverySettings settings;
    private final StoreHealth health;
    private final Counters counters;
    private final RandomGenerator random;
    private final Consumer<PendingFile> visible;
    private final Consumer<PendingFile> vanished;
    private boolean stopping;
    private @Nullable Throwable bug;

    InFlight(
            ReentrantLock lock,
            DeliverySettings settings,
            StoreHealth health,
            Counters counters,
            RandomGenerator random,
            Consumer<PendingFile> visible,
            Consumer<PendingFile> vanished) {
        this.lock = lock;
        this.settled = lock.newCondition();
        this.settings = settings;
        this.health = health;
        this.counters = counters;
        this.random = random;
        this.visible = visible;
        this.vanished = vanished;
    }

    @Override
    public boolean claim(PendingFile file) {
        lock.lock();
        try {
            if (file.state != PendingFile.State.QUEUED || stopping) {
                return false;
            }
            file.state = PendingFile.State.UPLOADING;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean retry(PendingFile file, int failures, StoreException cause) {
        lock.lock();
        try {
            if (wanted(file)) {
                health.failed(file, file.key(), cause);
                pause(file, settings.backoff().delay(failures, random).toNanos());
            }
            return wanted(file);
        } finally {
            lock.unlock();
        }
    }

    private void pause(PendingFile file, long nanos) {
        try {
            long left = nanos;
            while (left > 0 && wanted(file)) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // A stop says so by itself. Anything else, such as the late echo of a timed-out request, must not end an
            // upload.
            LOG.debug("Interrupted between two attempts to deliver {}", file.key());
        }
    }

    private boolean wanted(PendingFile file) {
        return !file.abandoned && !stopping;
    }

    @Override
    public void delivered(PendingFile file, long storedBytes) {
        lock.lock();
        try {
            health.recovered(file);
            counters.delivered(storedBytes);
            end(file);
            // The only place where a file becomes visible: no offset moves without an acknowledgement.
            visible.accept(file);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void abandoned(PendingFile file) {
        lock.lock();
        try {
            health.abandoned(file);
            end(file);
        } finally {
            lock.unlock();
        }
    }

    private void end(PendingFile file) {
        counters.inFlight--;
        file.state = PendingFile.State.ENDED;
        settled.signalAll();
    }

    @Override
    public void broken(PendingFile file, Throwable failure) {
        lock.lock();
        try {
            // Closing the store under a request may surface as anything.
            if (!stopping) {
                broken(failure);
            }
            end(file);
        } finally {
            lock.unlock();
        }
    }

    /** The same from a thread without the lock. */
    void unusable(Throwable failure) {
        lock.lock();
        try {
            if (!stopping) {
                broken(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void vanished(PendingFile file) {
        lock.lock();
        try {
            end(file);
            vanished.accept(file);
        } finally {
            lock.unlock();
        }
    }

    /** Not the store's fault; the task must not go on. The first reason is the one to tell. */
    void broken(Throwable failure) {
        bug = bug == null ? failure : bug;
    }

    /** What must fail the task, if anything. */
    @Nullable
    Throwable bug() {
        return bug;
    }

    /** Gives files up. Those that no upload thread has end here and now; the others are awaited, but not for ever. */
    void abandon(List<PendingFile> files, Duration longest) {
        List<PendingFile> underWay = new ArrayList<>();
        for (PendingFile file : files) {
            file.abandoned = true;
            if (file.state == PendingFile.State.UPLOADING) {
                underWay.add(file);
            } else if (file.state != PendingFile.State.ENDED) {
                drop(file);
            }
        }
        settled.signalAll();
        awaitEnd(underWay, longest);
    }

    private void drop(PendingFile file) {
        if (file.state != PendingFile.State.OPEN) {
            counters.inFlight--;
        }
        file.state = PendingFile.State.ENDED;
        file.bytes.release();
    }

    /** Gives up what nobody was promised. What was promised may still become visible: the next owner expects it to. */
    void abandonUnpromised(Collection<PendingFile> files) {
        for (PendingFile file : files) {
            if (file.state == PendingFile.State.OPEN || file.state == PendingFile.State.SEALED) {
                file.abandoned = true;
                drop(file);
            }
        }
    }

    private void awaitEnd(List<PendingFile> underWay, Duration longest) {
        long left = longest.toNanos();
        try {
            while (left > 0 && underWay.stream().anyMatch(file -> file.state == PendingFile.State.UPLOADING)) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on nothing is tried again. */
    void stop() {
        stopping = true;
        settled.signalAll();
    }

    boolean isStopping() {
        return stopping;
    }
}
