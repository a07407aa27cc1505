// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Which half of a record a transform works on. */
public enum Part {
    /** The record's key. */
    KEY {
        @Override
        public @Nullable Object value(ConnectRecord<?> record) {
            return record.key();
        }

        @Override
        public @Nullable Schema schema(ConnectRecord<?> record) {
            return record.keySchema();
        }

        @Override
        <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, @Nullable Object value) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    schema,
                    value,
                    record.valueSchema(),
                    record.value(),
                    record.timestamp());
        }
    },
    /** The record's value. */
    VALUE {
        @Override
        public @Nullable Object value(ConnectRecord<?> record) {
            return record.value();
        }

        @Override
        public @Nullable Schema schema(ConnectRecord<?> record) {
            return record.valueSchema();
        }

        @Override
        <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, @Nullable Object value) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    record.keySchema(),
                    record.key(),
                    schema,
                    value,
                    record.timestamp());
        }
    };

    /**
     * This half of a record.
     *
     * @param record the record
     * @return the key or value
     */
    public abstract @Nullable Object value(ConnectRecord<?> record);

    /**
     * The schema of this half.
     *
     * @param record the record
     * @return null without one
     */
    public abstract @Nullable Schema schema(ConnectRecord<?> record);

    /** The same record with another half. */
    abstract <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, @Nullable Object value);
}
