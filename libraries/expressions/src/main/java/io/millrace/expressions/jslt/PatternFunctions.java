// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.NodeUtils;
import io.millrace.expressions.budget.Matching;
import io.millrace.expressions.budget.Meter;
import io.millrace.expressions.budget.Patterns;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** test, capture, split and replace with patterns of RE2. */
final class PatternFunctions {
    /** Their names; the pattern is the second argument of each. */
    static final Set<String> NAMES = Set.of("test", "capture", "split", "replace");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PatternFunctions() {}

    static List<Function> all() {
        return List.of(
                Extension.ofText("test", 2, PatternFunctions::test, absent -> BooleanNode.FALSE),
                Extension.ofText("capture", 2, PatternFunctions::capture, UnaryOperator.identity()),
                Extension.ofText("split", 2, PatternFunctions::split, UnaryOperator.identity()),
                Extension.ofText("replace", 3, PatternFunctions::replace, UnaryOperator.identity()));
    }

    private static Matching matching(JsonNode[] arguments) {
        return new Matching(pattern(arguments), text(arguments[0]));
    }

    private static Pattern pattern(JsonNode[] arguments) {
        if (arguments[1].isNull()) {
            throw Functions.refused();
        }
        return Patterns.of(text(arguments[1]), 0);
    }

    private static String text(JsonNode value) {
        return NodeUtils.toString(value, false);
    }

    private static JsonNode test(JsonNode[] arguments) {
        return BooleanNode.valueOf(matching(arguments).find());
    }

    private static JsonNode capture(JsonNode[] arguments) {
        ObjectNode groups = JSON.objectNode();
        Matching matching = matching(arguments);
        if (matching.find()) {
            Matcher match = matching.match();
            new TreeMap<>(match.pattern().namedGroups()).forEach((name, group) -> groups.put(name, match.group(group)));
        }
        return groups;
    }

    // As Java splits: no empty text before a match of nothing at the start, and none at the end.
    private static JsonNode split(JsonNode[] arguments) {
        String text = text(arguments[0]);
        Matching matching = matching(arguments);
        ArrayNode parts = JSON.arrayNode();
        int from = 0;
        while (matching.find()) {
            Matcher match = matching.match();
            if (match.end() > 0) {
                parts.add(text.substring(from, match.start()));
                from = match.end();
            }
        }
        boolean none = parts.isEmpty();
        parts.add(text.substring(from));
        while (!none
                && !parts.isEmpty()
                && parts.get(parts.size() - 1).textValue().isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static JsonNode replace(JsonNode[] arguments) {
        String text = text(arguments[0]);
        String by = text(arguments[2]);
        Matching matching = matching(arguments);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matching.find()) {
            Matcher match = matching.match();
            if (match.start() == match.end()) {
                throw Functions.refused();
            }
            Meter.current().mayMake((long) result.length() + by.length());
            result.append(text, from, match.start()).append(by);
            from = match.end();
        }
        return from == 0 && arguments[0].isTextual()
                ? arguments[0]
                : new TextNode(result.append(text, from, text.length()).toString());
    }
}
