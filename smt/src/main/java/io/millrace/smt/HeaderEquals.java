// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.RecordPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records with one of several values in a header.
 *
 * @param <R> source or sink record
 */
public final class HeaderEquals<R extends ConnectRecord<R>> extends KindPredicate<R> {
    /** For the framework. */
    public HeaderEquals() {
        super(Part.VALUE, RecordPredicates.HEADER_EQUALS);
    }
}
