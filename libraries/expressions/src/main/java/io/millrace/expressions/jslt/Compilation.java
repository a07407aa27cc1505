// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.filters.DefaultJsonFilter;
import com.schibsted.spt.data.jslt.filters.TrueJsonFilter;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.FunctionExpression;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.LiteralExpression;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.impl.ParseContext;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.ParserImpl;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.budget.Patterns;
import io.millrace.expressions.budget.Spent;
import io.millrace.expressions.budget.Trees;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's own compiler does, with our instruments put in before its optimizer runs: that one evaluates
 * constants, such as a text repeated a billion times, without any budget.
 */
final class Compilation {
    private final Settings settings;
    private final ParseContext context;

    Compilation(Settings settings) {
        this.settings = settings;
        this.context = new ParseContext(
                Functions.all(settings.now()),
                "expression",
                module -> {
                    throw new JsltException("An expression cannot import a file");
                },
                new HashMap<>(),
                new ArrayList<>(),
                new PreparationContext(),
                settings.keepEmpty() ? new TrueJsonFilter() : new DefaultJsonFilter());
    }

    JsltExpression of(String text) throws Exception {
        JsltParser parser = new JsltParser(new StringReader(text));
        parser.Start();
        SimpleNode root = (SimpleNode) call(Trees.field(parser, "jjtree"), "rootNode");
        call(null, "processImports", context, root);
        LetExpression[] lets = (LetExpression[]) call(null, "buildLets", context, root);
        call(null, "collectFunctions", context, root);
        ExpressionImpl tree = new ExpressionImpl(lets, context.getDeclaredFunctions(), body(root));
        context.resolveFunctions();
        tree.prepare(context.getPreparationContext());
        tree.setGlobalModules(context.getFiles());
        return finished(tree);
    }

    private ExpressionNode body(SimpleNode root) throws Exception {
        SimpleNode last = (SimpleNode) call(null, "getLastChild", root);
        if (last == null || Trees.field(last, "id") != (Object) JsltParserTreeConstants.JJTEXPR) {
            throw new BadExpression("There is nothing to evaluate after the last definition.", 0, 0);
        }
        return (ExpressionNode) call(null, "node2expr", context, last);
    }

    private JsltExpression finished(ExpressionImpl tree) throws BadExpression {
        Map<?, ?> used = (Map<?, ?>) Trees.field(tree, "parameterSlots");
        for (Object name : used.keySet()) {
            if (!settings.variables().contains((String) name)) {
                throw new BadExpression("There is no variable $" + name + ".", 0, 0);
            }
        }
        check(tree);
        Instruments instruments = new Instruments();
        instruments.into(tree);
        tree.optimize();
        String[] names = used.keySet().toArray(String[]::new);
        return new JsltExpression(tree, names, instruments.count(), settings);
    }

    private void check(ExpressionImpl tree) throws BadExpression {
        BadExpression[] first = new BadExpression[1];
        new Trees(node -> node instanceof ExpressionNode || node instanceof ExpressionImpl, node -> {
                    if (node instanceof FunctionExpression call && first[0] == null) {
                        first[0] = complaint(call);
                    }
                    return node;
                })
                .replace(tree);
        if (first[0] != null) {
            throw first[0];
        }
    }

    private @Nullable BadExpression complaint(FunctionExpression call) {
        Location at = call.getLocation();
        if (call.getFunctionName().equals("now") && settings.now() == null) {
            return new BadExpression(
                    "There is no clock here, so that a record gets the same answer whenever it is evaluated: now cannot be used.",
                    at.getLine(),
                    at.getColumn());
        }
        ExpressionNode[] arguments = (ExpressionNode[]) Trees.field(call, "arguments");
        if (PatternFunctions.NAMES.contains(call.getFunctionName())
                && arguments[1] instanceof LiteralExpression literal) {
            JsonNode pattern = (JsonNode) Trees.field(literal, "value");
            try {
                Patterns.of(pattern.asText(), 0);
            } catch (Spent e) {
                return new BadExpression(
                        "The pattern is not one of RE2 (which has neither look-around nor back-references), or too long.",
                        at.getLine(),
                        at.getColumn());
            }
        }
        return null;
    }

    /** Calls a method of the parser that only its own class can see. */
    private static Object call(@Nullable Object target, String name, Object... arguments) throws Exception {
        Class<?> type = target == null ? ParserImpl.class : target.getClass();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.trySetAccessible()) {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof Exception cause) {
                        throw cause;
                    }
                    throw (Error) e.getCause();
                }
            }
        }
        throw new IllegalStateException("JSLT's parser has no " + name + ".");
    }
}
