// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;

/** Keeps the records for which an expression holds. */
record Filter(Question question) implements Step.OfRecord {
    @Override
    public boolean apply(Draft draft) {
        return question.holds(draft);
    }
}
