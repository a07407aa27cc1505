// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.jq.time.TimeFunctions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;
import net.thisptr.jackson.jq.internal.javacc.ParseException;
import net.thisptr.jackson.jq.internal.javacc.Token;
import org.jspecify.annotations.Nullable;

/**
 * jq 1.6 (its manual), the version of Firehose's MetadataExtractionQuery. Different from jq: names are checked when the
 * expression is compiled; integers are exact up to 64 bits and doubles beyond; patterns are those of RE2; local time is
 * UTC; a definition may call itself about a hundred times deep on a thread's usual stack, the last call included, while
 * until, while, repeat and recurse have no such limit; what reads other inputs, files, the environment
 * or, without a clock in the settings, the time does not exist.
 */
public final class Jq {
    private static final Pattern LEXICAL_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    private Jq() {}

    /**
     * Compiles an expression.
     *
     * @param text its text, of at most {@link Expression#MAX_TEXT} characters
     * @param settings its settings
     * @return the expression
     * @throws BadExpression when it is none, or uses what does not exist or is not allowed
     */
    public static Expression compile(String text, Settings settings) throws BadExpression {
        try {
            net.thisptr.jackson.jq.Expression tree =
                    new IsolatedScopeQuery(ExpressionParser.compile(text, Builtins.VERSION));
            Set<String> used = Names.check(tree, text, settings);
            Scope scope = Builtins.scope();
            if (settings.now() != null) {
                scope.addFunction("now", 0, TimeFunctions.now(settings.now()));
            }
            return new JqExpression(Instruments.into(tree), scope, used, settings);
        } catch (JsonQueryException e) {
            throw bad(e.getCause());
        } catch (StackOverflowError e) {
            throw new BadExpression("The expression is nested too deep.", 0, 0);
        } catch (RuntimeException e) {
            throw new BadExpression("jq cannot compile it: " + e.getMessage(), 0, 0);
        }
    }

    private static BadExpression bad(@Nullable Throwable cause) {
        if (cause instanceof ParseException e && e.currentToken != null && e.currentToken.next != null) {
            Token at = e.currentToken.next;
            String what = at.image.isEmpty() ? "end of the expression." : "'" + at.image + "'.";
            return new BadExpression("Unexpected " + what, at.beginLine, at.beginColumn);
        }
        if (cause instanceof NumberFormatException) {
            return new BadExpression(
                    "A whole number has more than 64 bits; with a decimal point it is a double.", 0, 0);
        }
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        Matcher place = LEXICAL_PLACE.matcher(message);
        return place.find()
                ? new BadExpression(
                        "Unknown symbol.", Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
                : new BadExpression("jq cannot compile it: " + message, 0, 0);
    }
}
