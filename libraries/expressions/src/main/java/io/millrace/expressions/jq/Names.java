// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import io.millrace.expressions.BadExpression;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.Settings;
import io.millrace.expressions.budget.Patterns;
import io.millrace.expressions.budget.Spent;
import io.millrace.expressions.budget.Trees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.ImportStatement;
import net.thisptr.jackson.jq.internal.tree.VariableAccess;
import net.thisptr.jackson.jq.internal.tree.VariableKeyFieldConstruction;
import net.thisptr.jackson.jq.internal.tree.literal.StringLiteral;
import net.thisptr.jackson.jq.internal.tree.matcher.matchers.ObjectMatcher;
import net.thisptr.jackson.jq.internal.tree.matcher.matchers.ValueMatcher;

/**
 * The names that a program uses and defines, looked at when it is compiled: the engine finds out when it evaluates. A
 * name that is defined anywhere in the program counts as known everywhere in it.
 */
final class Names {
    private static final Set<String> OF_PATTERNS =
            Set.of("test", "match", "capture", "scan", "split", "splits", "sub", "gsub");

    private final String text;
    private final Set<String> functions = new HashSet<>();
    private final Set<String> variables = new HashSet<>();
    private final Set<String> usedVariables = new TreeSet<>();
    private final Set<FunctionCall> calls = new HashSet<>();
    private boolean imports;

    private Names(String text) {
        this.text = text;
    }

    /** The variables of the settings that a tree uses; complains of what there is not. */
    static Set<String> check(Object tree, String text, Settings settings) throws BadExpression {
        Names names = new Names(text);
        new Trees(Instruments::isNode, names::note).replace(tree);
        names.complain(settings);
        Set<String> used = new TreeSet<>(names.usedVariables);
        used.retainAll(settings.variables());
        return used;
    }

    private Object note(Object node) {
        if (node instanceof FunctionCall call) {
            calls.add(call);
        } else if (node instanceof FunctionDefinition definition) {
            define(definition);
        } else if (node instanceof ValueMatcher matcher) {
            variables.add((String) Trees.field(matcher, "name"));
        } else if (node instanceof ObjectMatcher.FieldMatcher matcher
                && Trees.field(matcher, "name") instanceof StringLiteral literal) {
            variables.add(literal.value().asText());
        } else if (node instanceof VariableAccess || node instanceof VariableKeyFieldConstruction) {
            usedVariables.add((String) Trees.field(node, "name"));
        }
        imports |= node instanceof ImportStatement;
        return node;
    }

    private void define(FunctionDefinition definition) {
        List<?> parameters = (List<?>) Trees.field(definition, "args");
        functions.add(Trees.field(definition, "fname") + "/" + parameters.size());
        for (Object parameter : parameters) {
            String name = (String) parameter;
            functions.add(name.replace("$", "") + "/0");
            variables.add(name.replace("$", ""));
        }
    }

    private void complain(Settings settings) throws BadExpression {
        if (imports) {
            throw at("An expression cannot import modules or data.", "import|include");
        }
        for (FunctionCall call : calls) {
            complain(call, settings);
        }
        for (String name : usedVariables) {
            if (!variables.contains(name) && !settings.variables().contains(name)) {
                throw at("There is no variable $" + name + ".", "\\$" + Pattern.quote(name) + "\\b");
            }
        }
    }

    private void complain(FunctionCall call, Settings settings) throws BadExpression {
        String name = (String) Trees.field(call, "name");
        List<?> arguments = (List<?>) Trees.field(call, "args");
        String place = "(?<![\\w$.])" + Pattern.quote(name) + "(?!\\w)";
        boolean isNow = name.equals("now") && arguments.isEmpty();
        if (functions.contains(name + "/" + arguments.size())) {
            return;
        }
        if (isNow && settings.now() == null) {
            throw at(
                    "There is no clock here, so that a record gets the same answer whenever it is evaluated: now cannot be used.",
                    place);
        }
        if (!isNow && !Builtins.has(name, arguments.size())) {
            throw at("There is no function " + name + "/" + arguments.size() + ".", place);
        }
        if (OF_PATTERNS.contains(name) && !arguments.isEmpty() && arguments.get(0) instanceof StringLiteral literal) {
            // split with one argument takes a text.
            if (!name.equals("split") || arguments.size() > 1) {
                pattern(literal.value().asText(), place);
            }
        }
    }

    private void pattern(String pattern, String place) throws BadExpression {
        try {
            Patterns.of(JqPattern.lineStarts(pattern), 0);
        } catch (Spent e) {
            String what = e.reason() == Reason.TOO_LARGE
                    ? "The pattern is too long."
                    : "The pattern is not one of RE2, which has neither look-around nor back-references.";
            throw at(what, place);
        }
    }

    /** The engine's tree knows no places: the first one in the text that looks like it is the best guess. */
    private BadExpression at(String what, String place) {
        Matcher found = Pattern.compile(place).matcher(text);
        if (!found.find()) {
            return new BadExpression(what, 0, 0);
        }
        String before = text.substring(0, found.start());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new BadExpression(what, line, found.start() - before.lastIndexOf('\n'));
    }
}
