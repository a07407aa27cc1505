// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.smt.expression.ExpressionSteps;

/** The predicate that asks an expression. */
public final class ExpressionPredicates {
    /** Records for which an expression is true. */
    public static final PredicateKind HOLDS = new PredicateKind(
            "ExpressionHolds",
            "Holds if an expression is true for the record, as in Filter: false are, in JSLT, false, null, 0, an empty text, object "
                    + "or array; in jq, false and null, and no answer at all, so that select(...) works. A field that is missing is "
                    + "null, and so is the value of a tombstone.",
            ExpressionSteps.OF_QUESTION,
            (part, values) -> ExpressionSteps.question(values)::holds);

    private ExpressionPredicates() {}
}
