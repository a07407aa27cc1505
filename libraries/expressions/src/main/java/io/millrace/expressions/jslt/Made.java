// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Scope;
import io.millrace.expressions.budget.Meter;

/** Counts the size of what a node makes: values that hold a variable twice grow with each level of variables. */
final class Made extends Counted {
    Made(ExpressionNode node) {
        super(node);
    }

    @Override
    public JsonNode apply(Scope scope, JsonNode input) {
        JsonNode answer = node.apply(scope, input);
        Meter.current().made(answer);
        return answer;
    }
}
