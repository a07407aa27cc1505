// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.smt.edit.BadValue;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Step;
import java.util.regex.Pattern;

/** Sends records to the topic that an expression answers. */
record Route(Question question) implements Step.OfRecord {
    // Kafka's rule for topic names: documentation of the topic command, and the broker's own check.
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    @Override
    public boolean apply(Draft draft) {
        JsonNode answer = question.answer(draft);
        if (answer.isNull()) {
            return true;
        }
        if (!answer.isTextual()) {
            throw new BadValue("the expression answers no text, which a topic's name is");
        }
        String topic = answer.textValue();
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new BadValue(
                    "the expression answers what no topic can be called: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and "
                            + "'-' are allowed");
        }
        draft.topic(topic);
        return true;
    }
}
