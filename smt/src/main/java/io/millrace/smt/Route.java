// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.expression.ExpressionSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Sends each record to the topic that an expression answers; expressions see the record's value, and its key as a variable.
 *
 * @param <R> source or sink record
 */
public final class Route<R extends ConnectRecord<R>> extends StepTransform<R> {
    /** For the framework. */
    public Route() {
        super(Part.VALUE, ExpressionSteps.ROUTE);
    }
}
