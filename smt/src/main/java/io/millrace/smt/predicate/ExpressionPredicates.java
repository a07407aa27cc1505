// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Bindings;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.language.Language;
import io.millrace.expressions.view.JsonView;
import io.millrace.smt.edit.BadValue;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;

/** The predicate that asks an expression. */
public final class ExpressionPredicates {
    private static final Option<String> EXPRESSION = Option.verbatim("expression")
            .required()
            .group("Expression")
            .importance(ConfigDef.Importance.HIGH)
            .doc("The expression. It sees the value as JSON, null for a tombstone, and the variables $topic, $key, $headers, "
                    + "$timestamp, $partition and $offset.");

    private static final Option<Language> LANGUAGE = Option.choice("language", Language.values(), Language::word)
            .defaultingTo(Language.JSLT.word())
            .group("Expression")
            .importance(ConfigDef.Importance.MEDIUM)
            .doc("The expression's language: 'jslt', the faster one and the default, or 'jq', version 1.6.");

    /** Records for which an expression is true. */
    public static final PredicateKind HOLDS = new PredicateKind(
            "ExpressionHolds",
            "Holds if an expression is true for the record. False are, in JSLT, false, null, 0, an empty text, object or array; in jq, "
                    + "false and null, and no answer at all, so that select(...) works. A field that is missing is null.",
            List.of(EXPRESSION, LANGUAGE),
            (part, values) -> {
                Expression expression = compiled(values);
                return record -> isTrue(expression, record);
            });

    private ExpressionPredicates() {}

    private static Expression compiled(OptionValues values) {
        try {
            return values.get(LANGUAGE)
                    .compile(values.get(EXPRESSION), Settings.STANDARD.withVariables(RecordVariables.NAMES));
        } catch (BadExpression e) {
            throw new ConfigException("expression: " + e.getMessage());
        }
    }

    private static boolean isTrue(Expression expression, ConnectRecord<?> record) {
        try {
            JsonNode view = JsonView.of(record.valueSchema(), record.value());
            Bindings bindings = expression.variables().isEmpty() ? Bindings.NONE : new RecordVariables(record);
            return expression.all(view, bindings).stream().anyMatch(expression::isTrue);
        } catch (EvaluationFailure e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }
}
