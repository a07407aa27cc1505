// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.budget.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

/** A function of the engine whose work may be far more than the size of its answer: it is charged before it is done. */
record Guarded(String name, Function function) implements Function {
    private static final Set<String> SEARCHES = Set.of("contains/1", "indices/1", "index/1", "rindex/1", "split/1");
    private static final Set<String> PATHS = Set.of("setpath/2", "getpath/1", "delpaths/1");
    private static final int COPIES_PER_STEP = 64;

    static Function of(String name, Function function) {
        return SEARCHES.contains(name) || PATHS.contains(name) || name.equals("join/1")
                ? new Guarded(name, function)
                : function;
    }

    @Override
    public void apply(Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
            throws JsonQueryException {
        List<Expression> guarded = new ArrayList<>(args);
        // The first argument is what it searches for, joins with, or where it writes.
        Expression first = args.get(0);
        guarded.set(
                0,
                (inner, input, at, answers, required) -> first.apply(
                        inner,
                        input,
                        at,
                        (argument, where) -> {
                            charge(in, argument);
                            answers.emit(argument, where);
                        },
                        required));
        function.apply(scope, guarded, in, path, output, version);
    }

    private void charge(JsonNode in, JsonNode argument) {
        Meter meter = Meter.current();
        if (SEARCHES.contains(name)) {
            meter.chargeSearch(weight(in), weight(argument));
        } else if (name.equals("join/1")) {
            meter.willMake((long) in.size() * weight(argument));
        } else {
            indices(argument, meter);
            if (name.equals("delpaths/1")) {
                meter.charge((long) meter.nodesOf(in) * argument.size() / COPIES_PER_STEP);
            }
        }
    }

    private static void indices(JsonNode path, Meter meter) {
        for (JsonNode element : path) {
            if (element.isNumber()) {
                meter.willFill(element.asLong());
            }
        }
    }

    private static int weight(JsonNode value) {
        return value.isTextual() ? value.textValue().length() : Math.max(1, value.size());
    }
}
