// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions that replace the engine's own of the same name: patterns of RE2, numbers without loss, and our clock. */
final class Functions {
    /** From here on doubles have no fraction, and further on they fit no long. */
    private static final double NO_FRACTION = 0x1p52;

    private Functions() {}

    static List<Function> all(@Nullable InstantSource clock) {
        List<Function> functions = new ArrayList<>(PatternFunctions.all());
        functions.add(Extension.of("round", 1, arguments -> whole(arguments[0], Functions::round)));
        functions.add(Extension.of("floor", 1, arguments -> whole(arguments[0], Math::floor)));
        functions.add(Extension.of("ceiling", 1, arguments -> whole(arguments[0], Math::ceil)));
        functions.add(Extension.of("sum", 1, arguments -> sum(arguments[0])));
        functions.add(Extension.of("mod", 2, arguments -> modulo(arguments[0], arguments[1])));
        if (clock != null) {
            functions.add(Extension.of("now", 0, arguments -> now(clock.instant())));
        }
        return functions;
    }

    private static double round(double number) {
        return Math.floor(number + 0.5);
    }

    private static JsonNode whole(JsonNode number, DoubleUnaryOperator operator) {
        if (number.isNull() || number.isIntegralNumber()) {
            return number;
        }
        double value = numeric(number).doubleValue();
        if (!(Math.abs(value) < NO_FRACTION)) {
            return new DoubleNode(value);
        }
        return new LongNode((long) operator.applyAsDouble(value));
    }

    private static JsonNode sum(JsonNode numbers) {
        if (numbers.isNull()) {
            return numbers;
        }
        if (!numbers.isArray()) {
            throw refused();
        }
        JsonNode sum = new LongNode(0);
        for (JsonNode number : numbers) {
            JsonNode exact = Arithmetic.PLUS.of(sum, numeric(number));
            sum = exact == null ? new DoubleNode(sum.doubleValue() + number.doubleValue()) : exact;
        }
        return sum;
    }

    // The result is never negative, as the engine has it.
    private static JsonNode modulo(JsonNode dividend, JsonNode divisor) {
        if (dividend.isNull() || divisor.isNull()) {
            return NullNode.getInstance();
        }
        if (!dividend.isIntegralNumber()
                || !divisor.isIntegralNumber()
                || divisor.bigIntegerValue().signum() == 0) {
            throw refused();
        }
        return Arithmetic.shortest(
                dividend.bigIntegerValue().mod(divisor.bigIntegerValue().abs()));
    }

    private static JsonNode now(Instant now) {
        return new DoubleNode(now.toEpochMilli() / 1_000.0);
    }

    private static JsonNode numeric(JsonNode number) {
        if (!number.isNumber()) {
            throw refused();
        }
        return number;
    }

    /** What becomes a failure without a word of the values. */
    static JsltException refused() {
        return new JsltException("refused");
    }
}
