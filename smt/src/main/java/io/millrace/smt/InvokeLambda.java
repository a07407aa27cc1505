// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import io.millrace.smt.engine.Part;
import io.millrace.smt.invoke.InvokeSteps;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Calls a function of AWS Lambda, or one that speaks its language, for each record's value.
 *
 * @param <R> source or sink record
 */
public final class InvokeLambda<R extends ConnectRecord<R>> extends StepTransform<R> {
    /** For the framework. */
    public InvokeLambda() {
        super(Part.VALUE, InvokeSteps.INVOKE_LAMBDA);
    }
}
