// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.misc.JsonNodeComparator;

/**
 * Functions of jq 1.6 that the engine lacks, after the manual of jq 1.6. Those that read other inputs, the environment or
 * the program's own state (input, inputs, debug, stderr, env, halt ...) are left out: a record has none of it.
 */
final class MoreFunctions {
    private static final Map<String, DoubleUnaryOperator> OF_ONE = Map.ofEntries(
            Map.entry("fabs", Math::abs),
            Map.entry("trunc", number -> number < 0 ? Math.ceil(number) : Math.floor(number)),
            Map.entry("rint", Math::rint),
            Map.entry("nearbyint", Math::rint),
            Map.entry("pow10", number -> Math.pow(10, number)),
            Map.entry("logb", number -> number == 0 ? Double.NEGATIVE_INFINITY : Math.getExponent(number)),
            Map.entry("significand", MoreFunctions::significand),
            Map.entry("asinh", number -> Math.log(number + Math.sqrt(number * number + 1))),
            Map.entry("acosh", number -> Math.log(number + Math.sqrt(number * number - 1))),
            Map.entry("atanh", number -> Math.log((1 + number) / (1 - number)) / 2));

    private static final Map<String, DoubleBinaryOperator> OF_TWO = Map.of(
            "copysign", Math::copySign,
            "fmin", Math::min,
            "fmax", Math::max,
            "fmod", (one, other) -> one % other,
            "drem", Math::IEEEremainder,
            "ldexp", MoreFunctions::scaled,
            "scalb", MoreFunctions::scaled,
            "scalbln", MoreFunctions::scaled);

    private MoreFunctions() {}

    /** A function that is defined in the language itself. */
    record Definition(String name, List<String> parameters, String body) {}

    static List<Definition> inJq() {
        return List.of(
                new Definition("IN", List.of("source"), ". as $value | any(source; . == $value)"),
                new Definition("IN", List.of("values", "source"), "any(values; IN(source))"),
                new Definition(
                        "INDEX",
                        List.of("rows", "key"),
                        "reduce rows as $row ({}; . + {($row | key | tostring): $row})"),
                new Definition("INDEX", List.of("key"), "INDEX(.[]; key)"),
                new Definition("ascii", List.of(), "[.] | implode"),
                new Definition("dateadd", List.of("unit", "number"), ". + number"),
                new Definition("datesub", List.of("unit", "number"), ". - number"),
                new Definition(
                        "truncate_stream",
                        List.of("events"),
                        ". as $depth | null | events | select((.[0] | length) > $depth) | [.[0][$depth:]] + .[1:]"));
    }

    static Map<String, Function> inJava() {
        Map<String, Function> functions = new TreeMap<>();
        OF_ONE.forEach((name, body) -> functions.put(name + "/0", ofOne(body)));
        OF_TWO.forEach((name, body) -> functions.put(name + "/2", ofTwo(body)));
        functions.put(
                "bsearch/1",
                (scope, args, in, path, output, version) ->
                        args.get(0).apply(scope, in, value -> output.emit(IntNode.valueOf(search(in, value)), null)));
        functions.put("tostream/0", new Streams.To());
        functions.put("fromstream/1", new Streams.From());
        return functions;
    }

    private static Function ofOne(DoubleUnaryOperator body) {
        return (scope, args, in, path, output, version) -> output.emit(number(body.applyAsDouble(numeric(in))), null);
    }

    private static Function ofTwo(DoubleBinaryOperator body) {
        return (scope, args, in, path, output, version) -> args.get(1)
                .apply(
                        scope,
                        in,
                        other -> args.get(0)
                                .apply(
                                        scope,
                                        in,
                                        one -> output.emit(
                                                number(body.applyAsDouble(numeric(one), numeric(other))), null)));
    }

    private static double numeric(JsonNode value) throws JsonQueryException {
        if (!value.isNumber()) {
            throw new JsonQueryException("number required");
        }
        return value.doubleValue();
    }

    private static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
        return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    /** The number divided by the power of two that leaves it in [1, 2). */
    private static double significand(double number) {
        boolean none = number == 0 || Double.isNaN(number) || Double.isInfinite(number);
        return none ? number : number / Math.scalb(1.0, Math.getExponent(number));
    }

    private static double scaled(double number, double exponent) {
        return Math.scalb(number, (int) exponent);
    }

    private static int search(JsonNode sorted, JsonNode value) throws JsonQueryException {
        if (!sorted.isArray()) {
            throw new JsonQueryException("array required");
        }
        int from = 0;
        int to = sorted.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = JsonNodeComparator.getInstance().compare(sorted.get(middle), value);
            if (order == 0) {
                return middle;
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle - 1;
        }
        return -1 - from;
    }
}
