// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Bindings;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.Expression;
import io.millrace.expressions.language.Language;
import io.millrace.expressions.view.JsonView;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.engine.Draft;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;

/** An expression that is asked about records. Immutable and safe for all threads. */
public final class Question {
    private final Expression expression;
    private final boolean usesVariables;

    private Question(Expression expression) {
        this.expression = expression;
        this.usesVariables = !expression.variables().isEmpty();
    }

    /**
     * Compiles an expression.
     *
     * @param option the option that it stands in
     * @throws ConfigException with line and column
     */
    static Question of(String option, String text, Language language, OptionValues values) {
        try {
            return new Question(language.compile(text, ExpressionOptions.settings(values)));
        } catch (BadExpression e) {
            throw new ConfigException(option + ": " + e.getMessage());
        }
    }

    /** The one answer. */
    JsonNode answer(Draft draft) {
        return answer(view(draft), draft);
    }

    /** The one answer, for a step that asks several questions about the same value. */
    JsonNode answer(JsonNode view, Draft draft) {
        try {
            return expression.evaluate(view, bindings(draft));
        } catch (EvaluationFailure e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    /** Whether any answer counts as true; jq's {@code select(...)} has none for what it does not select. */
    boolean holds(Draft draft) {
        return holds(view(draft), bindings(draft));
    }

    /**
     * Whether any answer about a record's value counts as true.
     *
     * @param record never changed
     * @return false as well when there is no answer
     * @throws BadValue when the expression does not fit the record, or its budget is spent
     */
    public boolean holds(ConnectRecord<?> record) {
        JsonNode view = JsonView.of(record.valueSchema(), record.value());
        return holds(view, usesVariables ? new RecordVariables(record, record.topic()) : Bindings.NONE);
    }

    private boolean holds(JsonNode view, Bindings bindings) {
        try {
            List<JsonNode> answers = expression.all(view, bindings);
            for (int i = 0; i < answers.size(); i++) {
                if (expression.isTrue(answers.get(i))) {
                    return true;
                }
            }
            return false;
        } catch (EvaluationFailure e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    static JsonNode view(Draft draft) {
        return JsonView.of(draft.schema(), draft.value());
    }

    private Bindings bindings(Draft draft) {
        return usesVariables ? new RecordVariables(draft.record(), draft.topic()) : Bindings.NONE;
    }
}
