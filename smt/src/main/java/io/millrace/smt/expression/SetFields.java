// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.language.Language;
import io.millrace.expressions.view.BigNumbers;
import io.millrace.expressions.view.PlainValues;
import io.millrace.smt.engine.Draft;
import io.millrace.smt.engine.Graft;
import io.millrace.smt.engine.Step;
import io.millrace.smt.path.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Sets fields to what expressions answer. */
record SetFields(List<Assignment> assignments) implements Step.OfRecord {
    /** One field. */
    record Assignment(
            Graft graft, Question question, @Nullable AnswerType type) {}

    static SetFields of(Map<String, String> sets, Map<String, String> types, Language language, OptionValues values) {
        if (sets.isEmpty()) {
            throw new ConfigException("no field is set; give set.<path>=<expression>");
        }
        types.keySet().forEach(path -> {
            if (!sets.containsKey(path)) {
                throw new ConfigException("type." + path + " has no set." + path);
            }
        });
        List<Assignment> assignments = new ArrayList<>();
        sets.forEach((path, text) -> assignments.add(new Assignment(
                new Graft(plain(path)),
                Question.of("set." + path, text, language, values),
                types.containsKey(path) ? AnswerType.of("type." + path, String.valueOf(types.get(path))) : null)));
        return new SetFields(assignments);
    }

    private static FieldPath plain(String text) {
        FieldPath path = FieldPath.parse(text);
        if (path.isWhole() || !path.isPlain()) {
            throw new ConfigException("set." + text + " must name one field: no brackets, no star");
        }
        return path;
    }

    @Override
    public boolean apply(Draft draft) {
        JsonNode before = Question.view(draft);
        for (Assignment assignment : assignments) {
            JsonNode answer = assignment.question().answer(before, draft);
            AnswerType type = assignment.type();
            if (draft.schema() == null) {
                Object plain = type == null ? PlainValues.of(answer, BigNumbers.DECIMAL) : type.value(answer);
                assignment.graft().onto(draft, null, plain);
            } else {
                AnswerType typed = type == null ? AnswerType.fitting(answer) : type;
                assignment.graft().onto(draft, typed.schema(), typed.value(answer));
            }
        }
        return true;
    }
}
