// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import io.millrace.expressions.budget.Trees;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.tree.ArrayConstruction;
import net.thisptr.jackson.jq.internal.tree.Conditional;
import net.thisptr.jackson.jq.internal.tree.FormattingFilter;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.ObjectConstruction;
import net.thisptr.jackson.jq.internal.tree.PipedQuery;
import net.thisptr.jackson.jq.internal.tree.StringInterpolation;
import net.thisptr.jackson.jq.internal.tree.ThisObject;
import net.thisptr.jackson.jq.internal.tree.TopLevelExpression;
import net.thisptr.jackson.jq.internal.tree.TryCatch;
import net.thisptr.jackson.jq.internal.tree.VariableAccess;
import net.thisptr.jackson.jq.internal.tree.binaryop.BinaryOperatorExpression;
import net.thisptr.jackson.jq.internal.tree.fieldaccess.IdentifierFieldAccess;
import net.thisptr.jackson.jq.internal.tree.literal.ValueLiteral;

/** Puts what counts into a tree of the engine, and the operators that do not wrap. */
final class Instruments {
    private static final String ENGINE = "net.thisptr.jackson.jq.internal";
    private static final Set<Class<?>> MAKERS = Set.of(
            ArrayConstruction.class,
            ObjectConstruction.class,
            FunctionCall.class,
            StringInterpolation.class,
            FormattingFilter.class);

    /** What hands through the answers of its parts, which are counted there. */
    private static final Set<Class<?>> FRAMES = Set.of(
            IsolatedScopeQuery.class,
            TopLevelExpression.class,
            PipedQuery.class,
            Conditional.class,
            TryCatch.class,
            TryCatch.Question.class);

    private Instruments() {}

    static Expression into(Expression tree) {
        return (Expression) trees().replace(tree);
    }

    static void into(JsonQueryFunction function) {
        trees().replace(function);
    }

    private static Trees trees() {
        return new Trees(Instruments::isNode, Instruments::replacement);
    }

    static boolean isNode(Object object) {
        return object.getClass().getName().startsWith(ENGINE);
    }

    private static Object replacement(Object node) {
        if (node instanceof BinaryOperator operator) {
            return new ExactOperator(operator);
        }
        if (!(node instanceof Expression expression) || isLeaf(node) || FRAMES.contains(node.getClass())) {
            return node;
        }
        boolean makes = MAKERS.contains(node.getClass()) || node instanceof BinaryOperatorExpression;
        return new Step(expression, makes, node instanceof FunctionCall);
    }

    /** What gives one answer, at once, that is a part of what is there already. */
    private static boolean isLeaf(Object node) {
        return node instanceof ThisObject
                || node instanceof ValueLiteral
                || node instanceof VariableAccess
                || node instanceof FunctionDefinition
                || (node instanceof IdentifierFieldAccess && Trees.field(node, "target") instanceof ThisObject);
    }
}
