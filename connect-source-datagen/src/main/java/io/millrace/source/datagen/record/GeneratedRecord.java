// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.record;

import io.millrace.source.datagen.lane.LaneOffset;
import io.millrace.source.datagen.lane.LanePartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that equals nothing but itself: the exactly-once worker keeps a map by record, where equal records would share one
 * answer and hashing a value costs more than generating it.
 */
final class GeneratedRecord extends SourceRecord {
    GeneratedRecord(
            LanePartition partition, LaneOffset offset, String topic, Schema schema, Object value, Long epochMillis) {
        super(partition, offset, topic, null, null, null, schema, value, epochMillis);
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
