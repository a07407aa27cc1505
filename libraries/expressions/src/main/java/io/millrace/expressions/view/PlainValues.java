// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** JSON as values of Connect without a schema. */
public final class PlainValues {
    /** What converters nest at most. */
    private static final int MAX_DEPTH = 1_000;

    private PlainValues() {}

    /**
     * The value of a node: Map and List (both new, and free to be changed), String, Long, Double, Boolean or null. Nothing
     * of a view is left in it.
     *
     * @param node the node
     * @param bigNumbers what becomes of numbers that are neither a long nor a double
     * @return the value
     * @throws DataException when it is nested deeper than 1,000 levels, or a view in it holds what has no form
     */
    public static @Nullable Object of(JsonNode node, BigNumbers bigNumbers) {
        return of(node, bigNumbers, 0);
    }

    private static @Nullable Object of(JsonNode node, BigNumbers bigNumbers, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DataException("The value is nested deeper than " + MAX_DEPTH + " levels.");
        }
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                map.put(member.getKey(), of(member.getValue(), bigNumbers, depth + 1));
            }
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            for (JsonNode item : node) {
                list.add(of(item, bigNumbers, depth + 1));
            }
            return list;
        }
        return scalar(node, bigNumbers);
    }

    private static @Nullable Object scalar(JsonNode node, BigNumbers bigNumbers) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (!node.isNumber()) {
            return node.isNull() || node.isMissingNode() ? null : node.asText();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong()
                    ? (Object) node.longValue()
                    : bigNumbers.of(new BigDecimal(node.bigIntegerValue()));
        }
        return node.isBigDecimal() ? bigNumbers.of(node.decimalValue()) : (Object) node.doubleValue();
    }
}
