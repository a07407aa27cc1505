// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Scope;
import io.millrace.expressions.budget.Meter;

/** Counts what may happen any number of times: a loop's body, a call. */
final class Step extends Counted {
    Step(ExpressionNode node) {
        super(node);
    }

    @Override
    public JsonNode apply(Scope scope, JsonNode input) {
        Meter meter = Meter.current();
        meter.step();
        meter.enter();
        JsonNode answer = node.apply(scope, input);
        // Not in a finally: nothing within JSLT catches, so whatever is thrown ends the evaluation and its count.
        meter.leave();
        return answer;
    }
}
