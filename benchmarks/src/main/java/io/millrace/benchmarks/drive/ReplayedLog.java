// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Partitions with records of the same few values, made once. */
public final class ReplayedLog implements RecordLog {
    private static final long TIMESTAMP = 1_767_225_600_000L;

    private final String topic;
    private final long end;
    private final List<List<ReplayedRecord>> rings = new ArrayList<>();

    /**
     * Makes the records.
     *
     * @param topic the topic
     * @param partitions how many
     * @param end records of each partition
     * @param values at least as many as a batch has records
     */
    public ReplayedLog(String topic, int partitions, long end, List<byte[]> values) {
        this.topic = topic;
        this.end = end;
        for (int i = 0; i < partitions; i++) {
            int partition = i;
            rings.add(values.stream()
                    .map(value -> new ReplayedRecord(topic, partition, value, TIMESTAMP))
                    .toList());
        }
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return rings.size();
    }

    @Override
    public void read(int partition, long offset, int most, List<SinkRecord> into) {
        List<ReplayedRecord> ring = rings.get(partition);
        if (most > ring.size()) {
            throw new IllegalArgumentException("a batch would hold a record twice: " + most + " of " + ring.size());
        }
        long until = Math.min(end, offset + most);
        for (long at = offset; at < until; at++) {
            into.add(ring.get((int) (at % ring.size())).at(at));
        }
    }
}
