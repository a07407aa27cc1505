// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.impl.AbstractOperator;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import com.schibsted.spt.data.jslt.impl.Scope;
import io.millrace.expressions.budget.Meter;

/** Plus, minus or times: numbers are ours, and texts, arrays and objects the engine's, within the budget. */
final class ExactOperator extends Counted {
    private final AbstractOperator operator;
    private ExpressionNode left;
    private ExpressionNode right;
    private final Calculation arithmetic;

    ExactOperator(AbstractOperator operator, Calculation arithmetic) {
        super(operator);
        this.operator = operator;
        this.left = operator.getLeft();
        this.right = operator.getRight();
        this.arithmetic = arithmetic;
    }

    @Override
    public JsonNode apply(Scope scope, JsonNode input) {
        JsonNode one = left.apply(scope, input);
        JsonNode other = right.apply(scope, input);
        if (one.isNumber() && other.isNumber()) {
            JsonNode exact = arithmetic.of(one, other);
            return exact == null ? operator.perform(one, other) : exact;
        }
        if (arithmetic == Arithmetic.MINUS && one.isValueNode() && other.isValueNode()) {
            return minus(one, other);
        }
        if (arithmetic == Arithmetic.TIMES) {
            willRepeat(one, other);
        }
        JsonNode made = operator.perform(one, other);
        Meter.current().made(made);
        return made;
    }

    // Texts that hold numbers are numbers here, as the engine has it.
    private JsonNode minus(JsonNode one, JsonNode other) {
        if (one.isNull() || other.isNull()) {
            return operator.perform(one, other);
        }
        JsonNode first = NodeUtils.number(one, true, operator.getLocation());
        JsonNode second = NodeUtils.number(other, true, operator.getLocation());
        JsonNode exact = arithmetic.of(first, second);
        return exact == null ? operator.perform(first, second) : exact;
    }

    // Constants are not folded: at compilation there is no budget.
    @Override
    public ExpressionNode optimize() {
        left = left.optimize();
        right = right.optimize();
        return this;
    }

    private static void willRepeat(JsonNode one, JsonNode other) {
        JsonNode text = one.isTextual() ? one : other;
        JsonNode count = one.isTextual() ? other : one;
        if (text.isTextual() && count.isNumber()) {
            long times = Math.max(0, count.intValue());
            Meter.current().willMake(times * Math.max(1, text.textValue().length()));
        }
    }
}
