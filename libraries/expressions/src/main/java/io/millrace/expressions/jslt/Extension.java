// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.function.UnaryOperator;

/** A function of ours, as the engine wants it. */
record Extension(String name, int arity, Body body) implements Function {
    /** What it does with its arguments. */
    @FunctionalInterface
    interface Body {
        JsonNode of(JsonNode[] arguments);
    }

    static Function of(String name, int arity, Body body) {
        return new Extension(name, arity, body);
    }

    /** One that answers null for a null, and has the text of anything else, as the engine's text functions do. */
    static Function ofText(String name, int arity, Body body, UnaryOperator<JsonNode> absent) {
        return new Extension(
                name, arity, arguments -> arguments[0].isNull() ? absent.apply(arguments[0]) : body.of(arguments));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getMinArguments() {
        return arity;
    }

    @Override
    public int getMaxArguments() {
        return arity;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return body.of(arguments);
    }
}
