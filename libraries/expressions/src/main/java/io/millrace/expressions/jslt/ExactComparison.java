// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.schibsted.spt.data.jslt.impl.AbstractOperator;
import com.schibsted.spt.data.jslt.impl.BiggerComparison;
import com.schibsted.spt.data.jslt.impl.BiggerOrEqualComparison;
import com.schibsted.spt.data.jslt.impl.EqualsComparison;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.Scope;
import com.schibsted.spt.data.jslt.impl.SmallerComparison;
import com.schibsted.spt.data.jslt.impl.SmallerOrEqualsComparison;
import com.schibsted.spt.data.jslt.impl.UnequalsComparison;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A comparison whose numbers are compared exactly: the engine compares integers by 64 bits or as doubles. */
final class ExactComparison extends Counted {
    private final AbstractOperator operator;
    private ExpressionNode left;
    private ExpressionNode right;
    private final IntPredicate holds;

    private ExactComparison(AbstractOperator operator, IntPredicate holds) {
        super(operator);
        this.operator = operator;
        this.left = operator.getLeft();
        this.right = operator.getRight();
        this.holds = holds;
    }

    /** A comparison in the place of the engine's, or null when the operator is none. */
    static @Nullable ExpressionNode of(AbstractOperator operator) {
        IntPredicate holds = null;
        if (operator instanceof EqualsComparison) {
            holds = sign -> sign == 0;
        } else if (operator instanceof UnequalsComparison) {
            holds = sign -> sign != 0;
        } else if (operator instanceof SmallerComparison) {
            holds = sign -> sign < 0;
        } else if (operator instanceof SmallerOrEqualsComparison) {
            holds = sign -> sign <= 0;
        } else if (operator instanceof BiggerComparison) {
            holds = sign -> sign > 0;
        } else if (operator instanceof BiggerOrEqualComparison) {
            holds = sign -> sign >= 0;
        }
        return holds == null ? null : new ExactComparison(operator, holds);
    }

    @Override
    public ExpressionNode optimize() {
        left = left.optimize();
        right = right.optimize();
        return this;
    }

    @Override
    public JsonNode apply(Scope scope, JsonNode input) {
        JsonNode one = left.apply(scope, input);
        JsonNode other = right.apply(scope, input);
        return one.isNumber() && other.isNumber()
                ? BooleanNode.valueOf(holds.test(Arithmetic.compare(one, other)))
                : operator.perform(one, other);
    }
}
