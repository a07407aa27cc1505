// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.millrace.expressions.budget.Meter;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;

/**
 * An operator whose integers do not wrap: a result of more than 64 bits is a double, as all numbers of jq 1.6 are. And
 * one whose texts are not repeated without an end.
 */
record ExactOperator(BinaryOperator operator) implements BinaryOperator {
    @Override
    public JsonNode apply(ObjectMapper mapper, JsonNode one, JsonNode other) throws JsonQueryException {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            boolean exact = one.canConvertToLong() && other.canConvertToLong();
            return exact ? ofLongs(mapper, one, other) : ofDoubles(mapper, one.doubleValue(), other.doubleValue());
        }
        if (image().equals("*") && (one.isTextual() || other.isTextual())) {
            JsonNode text = one.isTextual() ? one : other;
            double times = (one.isTextual() ? other : one).doubleValue();
            Meter.current().willMake((long)
                    (Math.max(1, times) * Math.max(1, text.textValue().length())));
        }
        return operator.apply(mapper, one, other);
    }

    private JsonNode ofLongs(ObjectMapper mapper, JsonNode one, JsonNode other) throws JsonQueryException {
        long first = one.longValue();
        long second = other.longValue();
        try {
            return switch (image()) {
                case "+" -> number(Math.addExact(first, second));
                case "-" -> number(Math.subtractExact(first, second));
                case "*" -> number(Math.multiplyExact(first, second));
                default -> operator.apply(mapper, one, other);
            };
        } catch (ArithmeticException e) {
            return ofDoubles(mapper, (double) first, (double) second);
        }
    }

    // The engine makes longs of doubles that are too large for them.
    private JsonNode ofDoubles(ObjectMapper mapper, double one, double other) throws JsonQueryException {
        return switch (image()) {
            case "+" -> new DoubleNode(one + other);
            case "-" -> new DoubleNode(one - other);
            case "*" -> new DoubleNode(one * other);
            default -> operator.apply(mapper, new DoubleNode(one), new DoubleNode(other));
        };
    }

    private static JsonNode number(long value) {
        return (int) value == value ? IntNode.valueOf((int) value) : new LongNode(value);
    }

    @Override
    public String image() {
        return operator.image();
    }
}
