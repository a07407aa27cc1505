// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import io.millrace.expressions.Bindings;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.budget.Meter;
import io.millrace.expressions.budget.Spent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A compiled tree, and whether it has to be counted. */
final class JsltExpression implements Expression {
    private final ExpressionImpl tree;
    private final String[] used;
    private final boolean counts;
    private final Settings settings;

    JsltExpression(ExpressionImpl tree, String[] used, boolean counts, Settings settings) {
        this.tree = tree;
        this.used = used;
        this.counts = counts;
        this.settings = settings;
    }

    @Override
    public JsonNode evaluate(JsonNode input, Bindings bindings) throws EvaluationFailure {
        try {
            if (!counts) {
                JsonNode answer = apply(input, bindings);
                return answer.isContainerNode() ? counted(answer) : answer;
            }
            Meter meter = Meter.current().begin(settings.budget(), settings.nanos());
            try {
                JsonNode answer = apply(input, bindings);
                meter.made(answer);
                return answer;
            } finally {
                meter.end();
            }
        } catch (Spent e) {
            throw new EvaluationFailure(e.reason());
        } catch (JsltException e) {
            throw new EvaluationFailure(Reason.REFUSED, Math.max(0, e.getLine()), Math.max(0, e.getColumn()));
        } catch (StackOverflowError e) {
            throw new EvaluationFailure(Reason.TOO_DEEP);
        } catch (RuntimeException e) {
            // The engine's functions let the exceptions of parsers and of casts through.
            throw new EvaluationFailure(Reason.REFUSED);
        }
    }

    private JsonNode counted(JsonNode answer) {
        Meter meter = Meter.current().begin(settings.budget(), settings.nanos());
        try {
            meter.made(answer);
            return answer;
        } finally {
            meter.end();
        }
    }

    private JsonNode apply(JsonNode input, Bindings bindings) {
        if (used.length == 0) {
            return tree.apply(input);
        }
        Map<String, JsonNode> variables = new HashMap<>();
        for (String name : used) {
            JsonNode value = bindings.value(name);
            variables.put(name, value == null ? NullNode.getInstance() : value);
        }
        return tree.apply(variables, input);
    }

    @Override
    public List<JsonNode> all(JsonNode input, Bindings bindings) throws EvaluationFailure {
        return List.of(evaluate(input, bindings));
    }

    @Override
    public boolean isTrue(JsonNode answer) {
        return NodeUtils.isTrue(answer);
    }

    @Override
    public Set<String> variables() {
        return Set.of(used);
    }
}
