// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.record;

import io.millrace.source.datagen.lane.LaneOffset;
import io.millrace.source.datagen.lane.LanePartition;
import io.millrace.source.datagen.lane.NextIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes a task's records, in the order of their indices, until the last one. Used by the task's thread only. */
public final class Batches {
    private final RecordStream stream;
    private final NextIndices indices;
    private final long end;
    private final int lanes;
    private final LanePartition[] partitions;
    private final String topic;
    private final ValueFormat format;
    private final boolean ascii;

    /**
     * The records of one task.
     *
     * @param stream what the records contain
     * @param indices which are next
     * @param lanes how many lanes all tasks have together
     * @param shape what the records are for Connect
     * @param end the first index that is not generated
     */
    public Batches(RecordStream stream, NextIndices indices, int lanes, Shape shape, long end) {
        this.stream = stream;
        this.indices = indices;
        this.end = end;
        this.lanes = lanes;
        this.partitions = IntStream.range(0, lanes).mapToObj(LanePartition::new).toArray(LanePartition[]::new);
        this.topic = shape.topic();
        this.format = shape.format();
        this.ascii = shape.ascii();
    }

    /**
     * What all records have in common.
     *
     * @param topic where they go
     * @param format what their value is
     * @param ascii whether every value is ASCII, suffix included
     */
    public record Shape(String topic, ValueFormat format, boolean ascii) {}

    /**
     * Whether the last record was made.
     *
     * @return true when {@link #next} will answer nothing any more
     */
    public boolean exhausted() {
        return indices.head() >= end;
    }

    /**
     * The next records.
     *
     * @param count how many are due
     * @return as many, or fewer when the last one is among them
     */
    public List<SourceRecord> next(int count) {
        stream.tick();
        Schema schema = format.schema();
        List<SourceRecord> batch = new ArrayList<>(count);
        long millis = -1;
        Long timestamp = null;
        for (int i = 0; i < count && indices.head() < end; i++) {
            long index = indices.take();
            long now = stream.millis(index);
            if (timestamp == null || now != millis) {
                // One object for all records of a wall-clock batch.
                timestamp = now;
                millis = now;
            }
            batch.add(new GeneratedRecord(
                    partitions[(int) (index % lanes)],
                    new LaneOffset(lanes, index + lanes),
                    topic,
                    schema,
                    format.value(stream.value(index, now), ascii),
                    timestamp));
        }
        return batch;
    }
}
