// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;

/**
 * JSLT (github.com/schibsted/jslt). Different from the engine by itself: objects keep empty members unless the settings
 * say otherwise; integers do not wrap beyond 64 bits and decimals stay decimals; patterns are those of RE2; nothing can
 * be imported but the engine's own modules.
 */
public final class Jslt {
    private Jslt() {}

    /**
     * Compiles an expression.
     *
     * @param text its text, of at most {@link Expression#MAX_TEXT} characters
     * @param settings its settings
     * @return the expression
     * @throws BadExpression when it is none, or uses what does not exist or is not allowed
     */
    // The parser throws whatever it meets, and overflows the stack where parentheses do not end.
    public static Expression compile(String text, Settings settings) throws BadExpression {
        try {
            return new Compilation(settings).of(text);
        } catch (BadExpression e) {
            throw e;
        } catch (ParseException e) {
            Token at = e.currentToken == null ? null : e.currentToken.next;
            throw at == null
                    ? new BadExpression("The expression ends too early.", 0, 0)
                    : new BadExpression("Unexpected " + quoted(at.image), at.beginLine, at.beginColumn);
        } catch (JsltException e) {
            throw new BadExpression(
                    e.getMessageWithoutLocation() + ".", Math.max(0, e.getLine()), Math.max(0, e.getColumn()));
        } catch (StackOverflowError e) {
            throw new BadExpression("The expression is nested too deep.", 0, 0);
        } catch (TokenMgrError e) {
            throw new BadExpression("Unknown symbol: " + e.getMessage(), 0, 0);
        } catch (NumberFormatException e) {
            throw new BadExpression("A whole number has more than 64 bits; number(\"...\") takes it as a text.", 0, 0);
        } catch (Exception e) {
            throw new BadExpression("JSLT cannot compile it: " + e.getMessage(), 0, 0);
        }
    }

    private static String quoted(String token) {
        return token.isEmpty() ? "end of the expression." : "'" + token + "'.";
    }
}
