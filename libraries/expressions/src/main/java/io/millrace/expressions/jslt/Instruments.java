// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.AbstractOperator;
import com.schibsted.spt.data.jslt.impl.ArrayExpression;
import com.schibsted.spt.data.jslt.impl.DivideOperator;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.FunctionDeclaration;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.MinusOperator;
import com.schibsted.spt.data.jslt.impl.MultiplyOperator;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.ObjectExpression;
import com.schibsted.spt.data.jslt.impl.PipeOperator;
import com.schibsted.spt.data.jslt.impl.PlusOperator;
import io.millrace.expressions.budget.Trees;

/**
 * Puts what counts into a tree, and only where something may run away: loops, calls, and what grows by being used twice.
 * An expression that has none of it is as fast as the engine, because the length of its text bounds its work.
 */
final class Instruments {
    private boolean counts;
    private boolean reuses;

    /** Whether anything was put in. */
    boolean count() {
        return counts;
    }

    void into(ExpressionImpl tree) {
        new Trees(Instruments::isNode, this::note).replace(tree);
        new Trees(Instruments::isNode, this::replacement).replace(tree);
    }

    private static boolean isNode(Object object) {
        return object instanceof ExpressionNode || object instanceof ExpressionImpl;
    }

    private Object note(Object node) {
        reuses |= node instanceof LetExpression
                || node instanceof PipeOperator
                || node instanceof ForExpression
                || node instanceof ObjectComprehension
                || node instanceof FunctionDeclaration;
        return node;
    }

    private Object replacement(Object node) {
        if (node instanceof ForExpression || node instanceof ObjectComprehension) {
            String body = node instanceof ForExpression ? "loopExpr" : "value";
            Trees.setField(node, body, new Step(counted(Trees.field(node, body))));
            return new Made(counted(node));
        }
        if (node instanceof FunctionExpression call) {
            return call(call);
        }
        if (node instanceof AbstractOperator operator) {
            return operator(operator);
        }
        boolean makes = node instanceof ArrayExpression || node instanceof ObjectExpression;
        return makes && reuses ? new Made(counted(node)) : node;
    }

    private ExpressionNode counted(Object node) {
        counts = true;
        return (ExpressionNode) node;
    }

    private Object call(FunctionExpression call) {
        Function function = (Function) Trees.field(call, "function");
        if (function instanceof FunctionDeclaration) {
            return new Step(counted(call));
        }
        if (!Guarded.isCheap(function) && !isSearchInConstants(call)) {
            Trees.setField(call, "function", Guarded.of(function));
            counts = true;
        }
        return call;
    }

    // The engine makes a set of them, which it recognizes by its own function.
    private static boolean isSearchInConstants(FunctionExpression call) {
        ExpressionNode[] arguments = (ExpressionNode[]) Trees.field(call, "arguments");
        return call.getFunctionName().equals("contains") && arguments[1] instanceof ArrayExpression;
    }

    private Object operator(AbstractOperator operator) {
        if (operator instanceof PlusOperator) {
            return new ExactOperator((AbstractOperator) counted(operator), Arithmetic.PLUS);
        }
        if (operator instanceof MultiplyOperator) {
            return new ExactOperator((AbstractOperator) counted(operator), Arithmetic.TIMES);
        }
        if (operator instanceof MinusOperator) {
            return new ExactOperator(operator, Arithmetic.MINUS);
        }
        if (operator instanceof DivideOperator) {
            return new ExactOperator(operator, Division.INSTANCE);
        }
        ExpressionNode comparison = ExactComparison.of(operator);
        return comparison == null ? operator : comparison;
    }
}
