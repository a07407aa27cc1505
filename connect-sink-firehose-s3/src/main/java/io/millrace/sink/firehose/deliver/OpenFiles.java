// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The files of all partitions of a task that take records, and the rules by which one is sealed: enough bytes or
 * records, old enough, or too little memory. Guarded by the delivery's lock.
 */
final class OpenFiles {
    private final DeliverySettings settings;
    private final SlabPool pool;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Consumer<PendingFile> sealed;
    private final Map<TopicPartition, PartitionFiles> partitions = new HashMap<>();
    // A tree, because chance shortens each file's interval: they do not fall due in the order in which they were
    // opened.
    private final NavigableSet<PendingFile> byDue = new TreeSet<>(Comparator.comparing(file -> file.due));
    private long opened;

    OpenFiles(
            DeliverySettings settings,
            SlabPool pool,
            TimeSource time,
            RandomGenerator random,
            Consumer<PendingFile> sealed) {
        this.settings = settings;
        this.pool = pool;
        this.time = time;
        this.random = random;
        this.sealed = sealed;
    }

    PartitionFiles partition(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, PartitionFiles::new);
    }

    @Nullable
    PartitionFiles find(TopicPartition partition) {
        return partitions.get(partition);
    }

    PendingFile open(PartitionFiles owner, FileKind kind, String identity, String key, long offset) {
        long now = time.nanos();
        PendingFile.Due due = new PendingFile.Due(now + interval(), opened++);
        PendingFile file = new PendingFile(owner, kind, identity, key, new SlabBuffer(pool), offset, now, due);
        owner.opened(file);
        byDue.add(file);
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
        file.lastOffset = offset;
        file.records++;
        if (file.bytes.length() >= settings.sizeLimit() || file.records >= settings.recordLimit()) {
            seal(file);
        }
    }

    private void seal(PendingFile file) {
        byDue.remove(file);
        file.owner.sealed(file);
        file.state = PendingFile.State.QUEUED;
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

    /** Forgets a partition; what is open and not yet taken by an upload thread is gone. */
    List<PendingFile> drop(TopicPartition partition) {
        PartitionFiles files = partitions.remove(partition);
        if (files == null) {
            return List.of();
        }
        List<PendingFile> all = files.all();
        all.forEach(byDue::remove);
        return all;
    }

    int count() {
        return byDue.size();
    }

    /** How long the oldest file that is not delivered has waited; zero when all are. */
    long nanosOfOldest() {
        long now = time.nanos();
        return partitions.values().stream()
                .flatMap(files -> files.all().stream())
                .mapToLong(file -> now - file.openedNanos)
                .max()
                .orElse(0);
    }
}
