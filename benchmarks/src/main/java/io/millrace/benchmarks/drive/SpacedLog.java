// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Partitions whose records are a second apart, so that a prefix with seconds gives each an object of its own. What is
 * not there yet comes by {@link #extendTo}.
 */
public final class SpacedLog implements RecordLog {
    private static final long FIRST_TIMESTAMP = 1_767_225_600_000L;

    private final String topic;
    private final int partitions;
    private volatile long end;

    /**
     * Makes empty partitions.
     *
     * @param topic the topic
     * @param partitions how many
     */
    public SpacedLog(String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
    }

    /**
     * Makes records appear.
     *
     * @param records how many each partition has now
     */
    public void extendTo(long records) {
        end = records;
    }

    /** Makes one more record appear in each partition; called by the thread that also calls {@link #extendTo}. */
    public void extend() {
        extendTo(end + 1);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public void read(int partition, long offset, int most, List<SinkRecord> into) {
        long until = Math.min(end, offset + most);
        for (long at = offset; at < until; at++) {
            byte[] value = ("{\"partition\":" + partition + ",\"record\":" + at + "}").getBytes(StandardCharsets.UTF_8);
            into.add(new SinkRecord(
                    topic,
                    partition,
                    null,
                    null,
                    Schema.OPTIONAL_BYTES_SCHEMA,
                    value,
                    at,
                    FIRST_TIMESTAMP + 1_000 * at,
                    TimestampType.CREATE_TIME));
        }
    }
}
