// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that equals nothing but itself: the exactly-once worker keeps a map by record, where equal records would share one
 * answer and hashing a value costs more than reading it.
 */
final class FileRecord extends SourceRecord {
    FileRecord(
            Map<String, ?> partition,
            Map<String, ?> offset,
            String topic,
            @Nullable Schema keySchema,
            @Nullable Object key,
            Schema schema,
            Object value,
            @Nullable Long epochMillis,
            @Nullable Iterable<Header> headers) {
        super(partition, offset, topic, null, keySchema, key, schema, value, epochMillis, headers);
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
