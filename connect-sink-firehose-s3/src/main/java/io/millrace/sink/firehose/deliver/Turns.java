// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import io.millrace.sink.firehose.buffer.SlabPool;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Who may go on to its cut while the memory is full. Nothing may be sealed early then, so the partition that is nearest to
 * its cut reads on alone until the memory is its uploads' again. Guarded by the delivery's lock.
 *
 * <p>Kafka may have no more records for it: then the next one has its turn. Should that fill the memory beyond its budget,
 * what the idle one holds is dropped, to be read again from the beginning of its cut when there is room.
 */
final class Turns {
    /** So many calls of the framework without a record end a turn; while the task is paused there is one every 20 ms. */
    static final int PATIENCE = 25;

    private final SlabPool pool;
    private final Consumer<OwnedPartition> setAside;
    /** Those that had their turn and no records. */
    private final Set<OwnedPartition> idle = new HashSet<>();

    private @Nullable OwnedPartition holder;
    private long taken;
    private int calls;

    Turns(SlabPool pool, Consumer<OwnedPartition> setAside) {
        this.pool = pool;
        this.setAside = setAside;
    }

    /**
     * Asked once per call of the framework while nothing is on its way that could bring the memory down.
     *
     * @param flowing the partitions that could read on
     * @return whose turn it is, empty when there is none
     */
    Optional<TopicPartition> next(Collection<OwnedPartition> flowing) {
        OwnedPartition current = holder;
        if (current == null || !flowing.contains(current)) {
            return begin(flowing);
        }
        if (current.taken() != taken) {
            taken = current.taken();
            calls = 0;
            return current.share() > 0 ? Optional.of(current.id) : begin(flowing);
        }
        if (++calls < PATIENCE) {
            return Optional.of(current.id);
        }
        idle.add(current);
        Optional<TopicPartition> next = begin(flowing);
        if (pool.used() >= pool.budget() && current.share() > 0) {
            setAside.accept(current);
        }
        return next;
    }

    private Optional<TopicPartition> begin(Collection<OwnedPartition> flowing) {
        idle.retainAll(flowing);
        if (idle.size() == flowing.size()) {
            idle.clear();
        }
        OwnedPartition nearest = flowing.stream()
                .filter(partition -> !idle.contains(partition))
                .max(Comparator.comparingDouble(OwnedPartition::share))
                .orElse(null);
        holder = nearest;
        calls = 0;
        taken = nearest == null ? 0 : nearest.taken();
        return Optional.ofNullable(nearest).map(partition -> partition.id);
    }
}
