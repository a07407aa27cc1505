// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.journal.PromisedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The files of all partitions of a task that take records, and the rules by which one is sealed: enough bytes or
 * records, old enough, or too little memory. Guarded by the delivery's lock.
 *
 * <p>A file that keeps a predecessor's promise follows none of these rules: it ends with the last record promised.
 */
final class OpenFiles {
    private final DeliverySettings settings;
    private final SlabPool pool;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Consumer<PendingFile> sealed;
    /** Takes what a large file holds so far. */
    private final Consumer<PendingFile> partly;
    // A tree, because chance shortens each file's interval: they do not fall due in the order in which they were
    // opened.
    private final NavigableSet<PendingFile> byDue = new TreeSet<>(Comparator.comparing(file -> file.due));
    private long opened;

    OpenFiles(
            DeliverySettings settings,
            SlabPool pool,
            TimeSource time,
            RandomGenerator random,
            Consumer<PendingFile> sealed,
            Consumer<PendingFile> partly) {
        this.settings = settings;
        this.pool = pool;
        this.time = time;
        this.random = random;
        this.sealed = sealed;
        this.partly = partly;
    }

    /** Begins a file of our own. */
    PendingFile open(OwnedPartition owner, FileKind kind, String identity, String id, String key, long offset) {
        PromisedFile promise = owner.ledger().open(id, key, kind.lane(identity), offset);
        PendingFile file = add(owner, kind, identity, promise);
        byDue.add(file);
        return file;
    }

    /** Begins to keep a predecessor's promise. */
    PendingFile rebuild(OwnedPartition owner, FileKind kind, String identity, PromisedFile promise) {
        return add(owner, kind, identity, promise);
    }

    private PendingFile add(OwnedPartition owner, FileKind kind, String identity, PromisedFile promise) {
        long now = time.nanos();
        PendingFile.Due due = new PendingFile.Due(now + interval(), opened++);
        PendingFile file = new PendingFile(owner, kind, identity, promise, new SlabBuffer(pool), now, due);
        owner.opened(file);
        return file;
    }

    // Thousands of files are opened by one batch; were they all sealed in one moment, the store would answer SlowDown.
    // The interval is only ever shortened: it is a promise.
    private long interval() {
        long whole = settings.interval().toNanos();
        return whole - (long) (whole * (settings.jitterPercent() / 100.0) * random.nextDouble());
    }

    /** Ends a record that was written to the file. */
    void added(PendingFile file, long offset) {
        PromisedFile promise = file.promise;
        promise.lastOffset = offset;
        promise.records++;
        file.owner.added(file, offset);
        boolean full = file.length() >= settings.sizeLimit() || promise.records >= settings.recordLimit();
        if (full && !file.isLeftover()) {
            seal(file);
        } else if (file.bytes.length() >= settings.partSize()) {
            partly.accept(file);
        }
    }

    /** Ends a record, whatever became of it. */
    void endRecord(OwnedPartition owner) {
        owner.endOfRecord().forEach(this::seal);
    }

    /** Ends a file: it takes no more records. */
    void seal(PendingFile file) {
        byDue.remove(file);
        file.owner.sealed(file);
        file.state = PendingFile.State.SEALED;
        sealed.accept(file);
    }

    /** Seals what has fallen due. */
    void sealDue() {
        while (!byDue.isEmpty() && nanosToNextSeal() <= 0) {
            seal(byDue.first());
        }
    }

    /** How long until a file falls due; {@link Long#MAX_VALUE} when none is open. */
    long nanosToNextSeal() {
        return byDue.isEmpty() ? Long.MAX_VALUE : byDue.first().due.nanos() - time.nanos();
    }

    /** The file that falls due first; null when none is open. */
    @Nullable
    PendingFile nextDue() {
        return byDue.isEmpty() ? null : byDue.first();
    }

    /** Seals the largest files until the rest holds no more than this. */
    void sealLargest(long remaining) {
        long held = byDue.stream().mapToLong(file -> file.bytes.capacity()).sum();
        List<PendingFile> largest = new ArrayList<>(byDue);
        largest.sort(Comparator.comparingLong((PendingFile file) -> file.bytes.capacity())
                .reversed());
        for (PendingFile file : largest) {
            if (held <= remaining) {
                return;
            }
            held -= file.bytes.capacity();
            seal(file);
        }
    }

    /** Forgets files that nobody will seal any more. */
    void drop(Collection<PendingFile> files) {
        files.forEach(byDue::remove);
    }

    int count() {
        return byDue.size();
    }
}
