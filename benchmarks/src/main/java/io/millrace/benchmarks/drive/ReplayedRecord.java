// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record that comes again and again, each time at another offset, so that what is measured is the sink and not the
 * making of records. Sound for sinks that keep no record after put(), which is what bounded memory means.
 */
public final class ReplayedRecord extends SinkRecord {
    private long offset;

    /**
     * A record at offset 0.
     *
     * @param topic its topic
     * @param partition its partition
     * @param value its value, not copied
     * @param timestamp milliseconds since 1970
     */
    public ReplayedRecord(String topic, int partition, byte[] value, long timestamp) {
        super(
                topic,
                partition,
                null,
                null,
                Schema.OPTIONAL_BYTES_SCHEMA,
                value,
                0,
                timestamp,
                TimestampType.CREATE_TIME);
    }

    /**
     * Moves it.
     *
     * @param to its offset from now on
     * @return this record
     */
    public ReplayedRecord at(long to) {
        offset = to;
        return this;
    }

    @Override
    public long kafkaOffset() {
        return offset;
    }

    @Override
    public long originalKafkaOffset() {
        return offset;
    }
}
