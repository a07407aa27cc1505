// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.millrace.expressions.Bindings;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.budget.Meter;
import io.millrace.expressions.budget.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.jspecify.annotations.Nullable;

/** A tree with its instruments. The scope is read only; each evaluation has its own below it. */
final class JqExpression implements Expression {
    private final net.thisptr.jackson.jq.Expression tree;
    private final Scope scope;
    private final Set<String> used;
    private final Settings settings;

    JqExpression(net.thisptr.jackson.jq.Expression tree, Scope scope, Set<String> used, Settings settings) {
        this.tree = tree;
        this.scope = scope;
        this.used = Set.copyOf(used);
        this.settings = settings;
    }

    /** The answers so far: nearly always one. */
    private static final class Answers {
        private @Nullable JsonNode first;
        private @Nullable List<JsonNode> all;

        void add(JsonNode answer) {
            if (first == null) {
                first = answer;
            } else {
                if (all == null) {
                    all = new ArrayList<>();
                    all.add(first);
                }
                all.add(answer);
            }
        }
    }

    @Override
    public JsonNode evaluate(JsonNode input, Bindings bindings) throws EvaluationFailure {
        Answers answers = answers(input, bindings);
        JsonNode first = answers.first;
        if (first == null) {
            throw new EvaluationFailure(Reason.NO_ANSWER);
        }
        if (answers.all != null) {
            throw new EvaluationFailure(Reason.SEVERAL_ANSWERS);
        }
        return first;
    }

    @Override
    public List<JsonNode> all(JsonNode input, Bindings bindings) throws EvaluationFailure {
        Answers answers = answers(input, bindings);
        JsonNode first = answers.first;
        List<JsonNode> all = answers.all;
        return first == null ? List.of() : all == null ? List.of(first) : List.copyOf(all);
    }

    // Answers were measured where they were made.
    private Answers answers(JsonNode input, Bindings bindings) throws EvaluationFailure {
        Meter meter = Meter.current().begin(settings.budget(), settings.nanos());
        Answers answers = new Answers();
        try {
            tree.apply(scope(bindings), input, answer -> {
                meter.step();
                answers.add(answer);
            });
            return answers;
        } catch (Spent e) {
            throw new EvaluationFailure(e.reason());
        } catch (StackOverflowError e) {
            throw new EvaluationFailure(Reason.TOO_DEEP);
        } catch (JsonQueryException | RuntimeException e) {
            // The engine's functions let the exceptions of parsers and of casts through.
            throw new EvaluationFailure(Reason.REFUSED);
        } finally {
            meter.end();
        }
    }

    private Scope scope(Bindings bindings) {
        if (used.isEmpty()) {
            return scope;
        }
        Scope own = Scope.newChildScope(scope);
        for (String name : used) {
            JsonNode value = bindings.value(name);
            own.setValue(name, value == null ? NullNode.getInstance() : value);
        }
        return own;
    }

    @Override
    public boolean isTrue(JsonNode answer) {
        return !answer.isNull() && !(answer.isBoolean() && !answer.booleanValue());
    }

    @Override
    public Set<String> variables() {
        return used;
    }
}
