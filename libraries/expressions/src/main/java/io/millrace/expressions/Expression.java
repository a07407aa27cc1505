// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * A compiled expression: immutable, for any number of threads. It reaches no class loader, file, network or environment,
 * and no clock unless its settings have one. It never changes its input; the answer may share parts with it.
 */
public interface Expression {
    /** The longest text that is compiled, in characters. */
    int MAX_TEXT = 65_536;

    /**
     * The one answer for an input. JSLT always has one. jq may have none ({@code empty}, an iteration over nothing) or
     * several: both are failures here, because a record has one value; use {@link #all} where they have a meaning.
     *
     * @param input the value
     * @param bindings values of the variables
     * @return the answer, JSON's null included
     * @throws EvaluationFailure when there is not exactly one answer, or the budget is spent
     */
    JsonNode evaluate(JsonNode input, Bindings bindings) throws EvaluationFailure;

    /**
     * All answers for an input, in their order: one with JSLT, any number with jq.
     *
     * @param input the value
     * @param bindings values of the variables
     * @return the answers; none when a jq expression is empty for the input
     * @throws EvaluationFailure when there is no end of answers within the budget, or the expression does not fit
     */
    List<JsonNode> all(JsonNode input, Bindings bindings) throws EvaluationFailure;

    /**
     * Whether an answer counts as true in this language. False are, in jq, false and null; in JSLT also 0, "", {} and [].
     *
     * @param answer the answer
     * @return true or false
     */
    boolean isTrue(JsonNode answer);

    /**
     * The variables of the settings that the expression uses.
     *
     * @return names without the dollar
     */
    Set<String> variables();

    /**
     * {@link #evaluate(JsonNode, Bindings)} without variables.
     *
     * @param input the value
     * @return the answer
     * @throws EvaluationFailure when there is not exactly one answer, or the budget is spent
     */
    default JsonNode evaluate(JsonNode input) throws EvaluationFailure {
        return evaluate(input, Bindings.NONE);
    }

    /**
     * {@link #all(JsonNode, Bindings)} without variables.
     *
     * @param input the value
     * @return the answers
     * @throws EvaluationFailure when there is no end of answers within the budget, or the expression does not fit
     */
    default List<JsonNode> all(JsonNode input) throws EvaluationFailure {
        return all(input, Bindings.NONE);
    }
}
