// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import io.millrace.expressions.budget.Meter;
import java.util.Set;

/** A function of the engine or of ours, counted, with the work that it is going to do known before it does it. */
record Guarded(Function function, boolean searches, boolean joins) implements Function {
    /** What takes no longer for a large value, and makes none. */
    private static final Set<String> CHEAP = Set.of(
            "size",
            "not",
            "boolean",
            "number",
            "is-number",
            "is-integer",
            "is-decimal",
            "is-string",
            "is-boolean",
            "is-object",
            "is-array",
            "get-key",
            "round",
            "floor",
            "ceiling",
            "mod",
            "modulo",
            "now",
            "starts-with",
            "ends-with",
            "min",
            "max",
            "random");

    static boolean isCheap(Function function) {
        return CHEAP.contains(function.getName());
    }

    static Guarded of(Function function) {
        String name = function.getName();
        return new Guarded(function, name.equals("contains") || name.equals("index-of"), name.equals("join"));
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        Meter meter = Meter.current();
        meter.step();
        if (searches) {
            meter.chargeSearch(weight(arguments[0]), weight(arguments[1]));
        } else if (joins && arguments[0].isArray()) {
            meter.willMake((long) arguments[0].size() * weight(arguments[1]));
        }
        JsonNode answer = function.call(input, arguments);
        if (answer != null) {
            meter.made(answer);
        }
        return answer;
    }

    private static int weight(JsonNode value) {
        return value.isTextual() ? value.textValue().length() : Math.max(1, value.size());
    }

    @Override
    public String getName() {
        return function.getName();
    }

    @Override
    public int getMinArguments() {
        return function.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
        return function.getMaxArguments();
    }
}
