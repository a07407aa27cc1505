// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import org.apache.kafka.connect.errors.ConnectException;

/**
 * Rows were asked for, records are maps without a schema, and nobody said which columns they have. A converter's map has
 * the order of a hash table, so no row of it would mean anything: the configuration is unusable, and the task stops.
 */
public final class UnorderedColumns extends ConnectException {
    UnorderedColumns() {
        super("format=csv got a record whose value is a map without columns in an order of its own. Name them in the"
                + " option csv.columns, or use a converter that has schemas, or ByteArrayConverter for JSON objects, whose"
                + " order then counts.");
    }
}
