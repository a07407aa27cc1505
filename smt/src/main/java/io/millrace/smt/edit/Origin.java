// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Where a new field's value comes from. */
public sealed interface Origin {
    /**
     * The new field's schema, which schemaless values do not use.
     *
     * @return the schema
     */
    Schema schema();

    /**
     * Always the same value.
     *
     * @param schema the value's
     * @param value null only with an optional schema
     */
    record Constant(Schema schema, @Nullable Object value) implements Origin {}

    /**
     * Something that the record itself carries: its topic, timestamp, a header.
     *
     * @param schema the value's; optional if the record may lack it
     * @param reader reads it
     */
    record OfRecord(Schema schema, Reader reader) implements Origin {}

    /**
     * A value that was made beforehand for this record, by a parser or an expression.
     *
     * @param schema the value's
     */
    record Prepared(Schema schema) implements Origin {}

    /** Reads a value from a record. */
    @FunctionalInterface
    interface Reader {
        /**
         * Reads the value.
         *
         * @param record as it came into the pipeline
         * @return the value
         * @throws BadValue when the record lacks it and must not
         */
        @Nullable
        Object read(ConnectRecord<?> record);
    }
}
