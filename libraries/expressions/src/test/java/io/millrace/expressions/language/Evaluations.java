// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Evaluates texts on texts. */
public final class Evaluations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The clock stands: on a busy machine time is not what these tests are about. */
    private static final Settings TIMELESS =
            new Settings(Settings.STANDARD.budget(), () -> 0, null, Set.of(), Settings.STANDARD.keepEmpty());

    private Evaluations() {}

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Decimals stay decimals. */
    public static JsonNode exactJson(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static String jq(String expression, String input) throws BadExpression, EvaluationFailure {
        return all(Language.JQ, expression, input);
    }

    public static String jslt(String expression, String input) throws BadExpression, EvaluationFailure {
        return all(Language.JSLT, expression, input);
    }

    private static String all(Language language, String expression, String input)
            throws BadExpression, EvaluationFailure {
        List<JsonNode> answers = language.compile(expression, TIMELESS).all(json(input));
        return answers.stream().map(JsonNode::toString).collect(Collectors.joining(" "));
    }
}
