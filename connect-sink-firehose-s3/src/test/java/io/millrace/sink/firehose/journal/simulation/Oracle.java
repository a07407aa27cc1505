// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal.simulation;

import io.millrace.sink.firehose.journal.Journal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees everything and knows what must hold: each record that belongs in an object is in exactly one, two writers of one key
 * write the same, and neither a journal nor Kafka ever calls a record delivered that is not.
 */
final class Oracle {
    private final ModelKafka kafka;
    private final Map<String, List<Long>> written = new HashMap<>();
    private final boolean[][] delivered;
    private final long[] lowest;

    Oracle(ModelKafka kafka) {
        this.kafka = kafka;
        this.delivered = new boolean[kafka.partitions()][kafka.capacity()];
        this.lowest = new long[kafka.partitions()];
    }

    /** Somebody tries to make an object visible, whether it works or not. */
    void attempted(String key, List<Long> content) {
        List<Long> before = written.putIfAbsent(key, List.copyOf(content));
        if (before != null && !before.equals(content)) {
            throw new Violation("the object " + key + " was written with " + before + " and now with " + content);
        }
    }

    void visible(int partition, String key, List<Long> content) {
        for (long offset : content) {
            if (delivered[partition][(int) offset]) {
                throw new Violation("record " + partition + "/" + offset + " is duplicated by " + key + " " + content);
            }
            delivered[partition][(int) offset] = true;
        }
    }

    /** The first offset whose record is missing. */
    long lowestUndelivered(int partition) {
        long offset = lowest[partition];
        while (offset < kafka.end(partition) && isSettled(partition, offset)) {
            offset++;
        }
        lowest[partition] = offset;
        return offset;
    }

    private boolean isSettled(int partition, long offset) {
        return delivered[partition][(int) offset]
                || !kafka.at(partition, offset).mustBeDelivered();
    }

    void journal(int partition, Journal journal) {
        safe(partition, journal.safeOffset(), "the journal of");
    }

    void committed(int partition, long before, long offset) {
        safe(partition, offset, "the committed offset of");
        if (offset < before) {
            throw new Violation("the committed offset of " + partition + " went back from " + before + " to " + offset);
        }
    }

    private void safe(int partition, long offset, String what) {
        long first = lowestUndelivered(partition);
        if (offset > first) {
            throw new Violation(
                    what + " partition " + partition + " says " + offset + ", but " + first + " is missing");
        }
    }

    boolean isComplete(int partition) {
        return lowestUndelivered(partition) == kafka.end(partition);
    }
}
