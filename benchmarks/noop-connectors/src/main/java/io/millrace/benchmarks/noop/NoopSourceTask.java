// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import io.millrace.common.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * Hands out ready values with the offsets that the datagen source would give them. It always starts at the first record:
 * a benchmark names each run's connector anew.
 */
public final class NoopSourceTask extends SourceTask {
    private static final long REST_NANOS = Duration.ofMillis(100).toNanos();

    private String topic = "";
    private Schema schema = Schema.BYTES_SCHEMA;
    private Object[] values = {};
    private List<Map<String, Integer>> lanes = List.of();
    private int batch;
    private long end;
    private long next;

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {
        NoopSourceConfig config = NoopSourceConfig.read(properties);
        topic = config.topic();
        schema = config.valueType() == NoopSourceConfig.ValueType.BYTES ? Schema.BYTES_SCHEMA : Schema.STRING_SCHEMA;
        values = ReadyValues.of(config);
        lanes = IntStream.range(0, config.lanes())
                .mapToObj(lane -> Collections.singletonMap("lane", lane))
                .toList();
        batch = config.batch();
        end = config.maxRecords() == 0 ? Long.MAX_VALUE : config.maxRecords();
        next = 0;
    }

    @Override
    public @Nullable List<SourceRecord> poll() {
        int count = (int) Math.min(batch, end - next);
        if (count == 0) {
            LockSupport.parkNanos(REST_NANOS);
            return null;
        }
        List<SourceRecord> records = new ArrayList<>(count);
        for (long index = next; index < next + count; index++) {
            records.add(record(index));
        }
        next += count;
        return records;
    }

    private SourceRecord record(long index) {
        int lane = (int) (index % lanes.size());
        Object value = values[(int) (index % values.length)];
        // The lane's next record is one round further on; this offset covers this record and nothing after it.
        return new LaneRecord(
                lanes.get(lane), new LaneOffset(lanes.size(), index + lanes.size()), topic, schema, value);
    }

    @Override
    public void stop() {}

    /** Compared by identity: the exactly-once worker keys a map by the record. */
    private static final class LaneRecord extends SourceRecord {
        LaneRecord(Map<String, ?> partition, Map<String, ?> offset, String topic, Schema schema, Object value) {
            super(partition, offset, topic, null, null, null, schema, value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
