// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

import io.millrace.expressions.EvaluationFailure;

/** Ends an evaluation from within an engine. Unchecked and unknown to the engines, so that none of them catches it. */
public final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final EvaluationFailure.Reason reason;

    /**
     * An end.
     *
     * @param reason why
     */
    public Spent(EvaluationFailure.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public EvaluationFailure.Reason reason() {
        return reason;
    }
}
