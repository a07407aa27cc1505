// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import java.util.List;

/** Stands in the place of a node, from after the tree's preparation and before its optimization. */
abstract class Counted implements ExpressionNode {
    ExpressionNode node;

    Counted(ExpressionNode node) {
        this.node = node;
    }

    @Override
    public void dump(int level) {
        node.dump(level);
    }

    @Override
    public void computeMatchContexts(DotExpression parent) {
        throw new IllegalStateException("The tree is prepared already.");
    }

    @Override
    public void prepare(PreparationContext ctx) {
        throw new IllegalStateException("The tree is prepared already.");
    }

    @Override
    public ExpressionNode optimize() {
        node = node.optimize();
        return this;
    }

    @Override
    public List<ExpressionNode> getChildren() {
        return List.of(node);
    }
}
