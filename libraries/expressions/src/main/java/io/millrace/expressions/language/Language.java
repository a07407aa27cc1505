// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.language;

import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.jq.Jq;
import io.millrace.expressions.jslt.Jslt;

/** The languages. */
public enum Language {
    /** JSLT: the fastest, with one answer for each input. The default where there is a choice. */
    JSLT("jslt") {
        @Override
        Expression compiled(String text, Settings settings) throws BadExpression {
            return Jslt.compile(text, settings);
        }
    },
    /** jq 1.6, as in Firehose. */
    JQ("jq") {
        @Override
        Expression compiled(String text, Settings settings) throws BadExpression {
            return Jq.compile(text, settings);
        }
    };

    private final String word;

    Language(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }

    /**
     * Compiles an expression.
     *
     * @param text its text
     * @param settings its settings
     * @return the expression
     * @throws BadExpression when it is empty, longer than {@link Expression#MAX_TEXT} characters, no expression of this
     *     language, or uses what does not exist or is not allowed
     */
    public Expression compile(String text, Settings settings) throws BadExpression {
        if (text.isBlank()) {
            throw new BadExpression("The expression is empty.", 0, 0);
        }
        if (text.length() > Expression.MAX_TEXT) {
            throw new BadExpression(
                    "The expression has " + text.length() + " characters, and at most " + Expression.MAX_TEXT
                            + " are compiled.",
                    0,
                    0);
        }
        return compiled(text, settings);
    }

    abstract Expression compiled(String text, Settings settings) throws BadExpression;
}
