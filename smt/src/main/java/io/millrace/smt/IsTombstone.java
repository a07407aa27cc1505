// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.RecordPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records without a value, without a key, or without both.
 *
 * @param <R> source or sink record
 */
public final class IsTombstone<R extends ConnectRecord<R>> extends KindPredicate<R> {
    /** For the framework. */
    public IsTombstone() {
        super(Part.VALUE, RecordPredicates.IS_TOMBSTONE);
    }
}
