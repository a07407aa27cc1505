// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.budget.Meter;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.ArrayIndexPath;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Counts a node: each of its evaluations, each of its answers, and the size of those that it makes. The engine hands
 * answers on by calling, so that what comes after an answer is nested in what gave it.
 *
 * @param node the node
 * @param makes whether its answers are new values and not parts of others
 * @param calls whether it is a call, which is what may nest without an end
 */
record Step(Expression node, boolean makes, boolean calls) implements Expression {
    /** Each assignment to a path copies the containers on its way. */
    private static final int COPIES_PER_STEP = 128;

    @Override
    public void apply(Scope scope, JsonNode in, Path path, PathOutput output, boolean requirePath)
            throws JsonQueryException {
        Meter meter = Meter.current();
        meter.step();
        if (calls) {
            meter.enter();
        }
        try {
            node.apply(scope, in, path, (value, at) -> emit(meter, in, value, at, output), requirePath);
        } finally {
            if (calls) {
                meter.leave();
            }
        }
    }

    // What a call hands through was counted where it came from.
    @SuppressWarnings("ReferenceEquality")
    private void emit(Meter meter, JsonNode in, JsonNode value, @Nullable Path at, PathOutput output)
            throws JsonQueryException {
        meter.step();
        if (makes && value != in) {
            meter.made(value);
        }
        if (at != null) {
            meter.charge(in.size() / COPIES_PER_STEP);
            if (at instanceof ArrayIndexPath element) {
                // An assignment to this path fills the array up to here.
                meter.willFill(element.index.asLong());
            }
        }
        output.emit(value, at);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
