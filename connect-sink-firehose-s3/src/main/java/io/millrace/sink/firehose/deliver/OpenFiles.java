// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The files of all partitions of a task that take records, and the rules by which one is sealed: enough bytes, old enough,
 * or too little memory. Guarded by the delivery's lock.
 */
final class OpenFiles {
    private final DeliverySettings settings;
    private final SlabPool pool;
    private final TimeSource time;
    private final Consumer<PendingFile> sealed;
    private final Map<TopicPartition, PartitionFiles> partitions = new HashMap<>();
    // Oldest first: all files have the same interval, so this is also the order in which they fall due.
    private final Set<PendingFile> byAge = new LinkedHashSet<>();

    OpenFiles(DeliverySettings settings, SlabPool pool, TimeSource time, Consumer<PendingFile> sealed) {
        this.settings = settings;
        this.pool = pool;
        this.time = time;
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
        PendingFile file = new PendingFile(owner, kind, identity, key, new SlabBuffer(pool), offset, time.nanos());
        owner.opened(file);
        byAge.add(file);
        return file;
    }

    /** Ends a record that was written to the file. */
    void added(PendingFile file, long offset) {
        file.lastOffset = offset;
        file.records++;
        if (file.bytes.length() >= settings.sizeLimit()) {
            seal(file);
        }
    }

    private void seal(PendingFile file) {
        byAge.remove(file);
        file.owner.sealed(file);
        file.state = PendingFile.State.QUEUED;
        sealed.accept(file);
    }

    /** Seals what has fallen due. */
    void sealDue() {
        while (!byAge.isEmpty() && nanosToNextSeal() <= 0) {
            seal(byAge.iterator().next());
        }
    }

    /** How long until a file falls due; {@link Long#MAX_VALUE} when none is open. */
    long nanosToNextSeal() {
        return byAge.isEmpty()
                ? Long.MAX_VALUE
                : settings.interval().toNanos()
                        - (time.nanos() - byAge.iterator().next().openedNanos);
    }

    /** Seals the largest files until the rest holds no more than this. */
    void sealLargest(long remaining) {
        long held = byAge.stream().mapToLong(file -> file.bytes.capacity()).sum();
        List<PendingFile> largest = new ArrayList<>(byAge);
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
        byAge.removeAll(all);
        return all;
    }

    int count() {
        return byAge.size();
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
