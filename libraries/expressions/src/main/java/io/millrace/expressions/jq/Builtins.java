// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import io.millrace.expressions.jq.time.TimeFunctions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.IsolatedScopeQuery;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;

/** The functions that every expression has: the engine's, counted, and those of jq 1.6 that it lacks. */
final class Builtins {
    static final Version VERSION = Versions.JQ_1_6;

    /** Reads a clock, and prints to the worker's output. */
    private static final Set<String> FORBIDDEN = Set.of("now/0", "debug_scope/0");

    private static final Map<String, Function> ALL = new TreeMap<>();
    private static final Scope SCOPE = Scope.newEmptyScope();

    static {
        ALL.putAll(BuiltinFunctionLoader.getInstance().listFunctions(Builtins.class.getClassLoader(), VERSION, SCOPE));
        ALL.keySet().removeAll(FORBIDDEN);
        ALL.putAll(TimeFunctions.all());
        ALL.putAll(MoreFunctions.inJava());
        ALL.putAll(Loop.all());
        MoreFunctions.inJq().forEach(Builtins::define);
        ALL.put("_match_impl/3", new PatternFunctions.Match());
        ALL.put("_sub_impl/3", new PatternFunctions.Substitute());
        ALL.replaceAll((name, function) -> counted(name, function));
        ALL.forEach(SCOPE::addFunction);
    }

    private Builtins() {}

    /** Whether there is a function. */
    static boolean has(String name, int arity) {
        return ALL.containsKey(name + "/" + arity) || ALL.containsKey(name);
    }

    /** A scope of its own, with all functions. */
    static Scope scope() {
        return Scope.newChildScope(SCOPE);
    }

    private static void define(MoreFunctions.Definition definition) {
        String name = definition.name();
        List<String> parameters = definition.parameters();
        try {
            Expression body = new IsolatedScopeQuery(ExpressionParser.compile(definition.body(), VERSION));
            ALL.put(name + "/" + parameters.size(), new JsonQueryFunction(name, parameters, body, SCOPE));
        } catch (JsonQueryException e) {
            throw new IllegalStateException("The definition of " + name + " is wrong.", e);
        }
    }

    private static Function counted(String name, Function function) {
        if (function instanceof JsonQueryFunction defined) {
            Instruments.into(defined);
            return defined;
        }
        return Guarded.of(name, function);
    }
}
