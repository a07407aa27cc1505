// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.predicate.ExpressionPredicates;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Holds for records for which an expression is true.
 *
 * @param <R> source or sink record
 */
public final class ExpressionHolds<R extends ConnectRecord<R>> extends KindPredicate<R> {
    /** For the framework. */
    public ExpressionHolds() {
        super(Part.VALUE, ExpressionPredicates.HOLDS);
    }
}
