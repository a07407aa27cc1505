// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.expression.ExpressionSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Keeps the records for which an expression is true; expressions see the record's value, and its key as a variable.
 *
 * @param <R> source or sink record
 */
public final class Filter<R extends ConnectRecord<R>> extends StepTransform<R> {
    /** For the framework. */
    public Filter() {
        super(Part.VALUE, ExpressionSteps.FILTER);
    }
}
