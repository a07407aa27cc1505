// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expressions.budget.Meter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * The functions that jq defines by recursion, without it: the engine nests a call in each answer, so that a hundred
 * rounds fill a thread's stack, where jq has calls in the last place for nothing.
 */
final class Loop implements Function {
    /** A value that is to be given, or to be visited. */
    private record Stop(JsonNode value, @Nullable Path path, boolean given) {}

    /** What one round makes of a value. */
    @FunctionalInterface
    private interface Round {
        void at(Visit visit) throws JsonQueryException;
    }

    private final Round round;

    private Loop(Round round) {
        this.round = round;
    }

    static Map<String, Function> all() {
        return Map.of(
                "until/2", new Loop(visit -> visit.when(0, visit::give, () -> visit.goOn(1))),
                "while/2",
                        new Loop(visit -> visit.when(
                                0,
                                () -> {
                                    visit.give();
                                    visit.goOn(1);
                                },
                                () -> {})),
                "repeat/1",
                        new Loop(visit -> {
                            visit.give();
                            visit.goOn(0);
                        }),
                "recurse/1",
                        new Loop(visit -> {
                            visit.give();
                            visit.goOnUnlessNull();
                        }),
                "recurse/2",
                        new Loop(visit -> {
                            visit.give();
                            visit.goOnWhere();
                        }));
    }

    @Override
    public void apply(Scope scope, List<Expression> args, JsonNode in, Path path, PathOutput output, Version version)
            throws JsonQueryException {
        Meter meter = Meter.current();
        Deque<Stop> stops = new ArrayDeque<>();
        stops.push(new Stop(in, path, false));
        while (!stops.isEmpty()) {
            meter.step();
            Stop stop = stops.pop();
            if (stop.given()) {
                output.emit(stop.value(), stop.path());
            } else {
                Visit visit = new Visit(scope, args, stop);
                round.at(visit);
                for (int i = visit.next.size() - 1; i >= 0; i--) {
                    stops.push(visit.next.get(i));
                }
            }
        }
    }

    /** A value, and what comes of it, in order. */
    private static final class Visit {
        private final Scope scope;
        private final List<Expression> args;
        private final Stop stop;
        private final List<Stop> next = new ArrayList<>(2);

        Visit(Scope scope, List<Expression> args, Stop stop) {
            this.scope = scope;
            this.args = args;
            this.stop = stop;
        }

        void give() {
            next.add(new Stop(stop.value(), stop.path(), true));
        }

        void goOn(int argument) throws JsonQueryException {
            args.get(argument)
                    .apply(
                            scope,
                            stop.value(),
                            stop.path(),
                            (value, at) -> next.add(new Stop(value, at, false)),
                            false);
        }

        void goOnUnlessNull() throws JsonQueryException {
            args.get(0)
                    .apply(
                            scope,
                            stop.value(),
                            stop.path(),
                            (value, at) -> {
                                if (!value.isNull()) {
                                    next.add(new Stop(value, at, false));
                                }
                            },
                            false);
        }

        void goOnWhere() throws JsonQueryException {
            args.get(0)
                    .apply(
                            scope,
                            stop.value(),
                            stop.path(),
                            (value, at) -> args.get(1).apply(scope, value, holds -> {
                                if (isTrue(holds)) {
                                    next.add(new Stop(value, at, false));
                                }
                            }),
                            false);
        }

        void when(int condition, Step then, Step otherwise) throws JsonQueryException {
            args.get(condition).apply(scope, stop.value(), holds -> (isTrue(holds) ? then : otherwise).take());
        }

        private static boolean isTrue(JsonNode value) {
            return !value.isNull() && !(value.isBoolean() && !value.booleanValue());
        }

        /** One thing to do. */
        @FunctionalInterface
        interface Step {
            void take() throws JsonQueryException;
        }
    }
}
