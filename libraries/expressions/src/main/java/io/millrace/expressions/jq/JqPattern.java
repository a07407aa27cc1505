// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.millrace.expressions.EvaluationFailure.Reason;
import io.millrace.expressions.budget.Matching;
import io.millrace.expressions.budget.Patterns;
import io.millrace.expressions.budget.Spent;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pattern with the flags of jq 1.6: g all matches, i any case, n no empty ones, p or s a dot that is any character (for
 * p alone), l the longest. There is no x. As in Oniguruma, a ^ stands at the start of every line.
 */
record JqPattern(Pattern pattern, boolean global, boolean notEmpty) {
    static JqPattern of(String text, JsonNode flags) {
        String letters = flags.isTextual() ? flags.textValue() : "";
        int options = 0;
        boolean global = false;
        boolean notEmpty = false;
        for (int i = 0; i < letters.length(); i++) {
            switch (letters.charAt(i)) {
                case 'g' -> global = true;
                case 'n' -> notEmpty = true;
                case 'i' -> options |= Pattern.CASE_INSENSITIVE;
                case 'p' -> options |= Pattern.DOTALL;
                case 'l' -> options |= Pattern.LONGEST_MATCH;
                case 's' -> {
                    // The end of the text is not the end of a line anyway.
                }
                default -> throw new Spent(Reason.BAD_PATTERN);
            }
        }
        return new JqPattern(Patterns.of(lineStarts(text), options), global, notEmpty);
    }

    static String lineStarts(String text) {
        if (text.indexOf('^') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                result.append(c).append(text.charAt(++i));
                continue;
            }
            result.append(c == '^' && !inClass ? "(?m:^)" : String.valueOf(c));
            inClass = c == '[' || (inClass && c != ']');
        }
        return result.toString();
    }

    Search in(String text) {
        return new Search(text);
    }

    /** One match after the other: the first alone unless the pattern is global. */
    final class Search {
        private final String text;
        private final Matching matching;
        private boolean done;
        private int unit;
        private int point;

        private Search(String text) {
            this.text = text;
            this.matching = new Matching(pattern, text);
        }

        boolean find() {
            while (!done && matching.find()) {
                done = !global;
                if (!notEmpty || match().end() > match().start()) {
                    return true;
                }
                done = false;
            }
            done = true;
            return false;
        }

        Matcher match() {
            return matching.match();
        }

        ObjectNode namedGroups() {
            ObjectNode groups = JsonNodeFactory.instance.objectNode();
            new TreeMap<>(pattern.namedGroups()).forEach((name, group) -> groups.put(name, match().group(group)));
            return groups;
        }

        /** The match as jq describes it, in characters of Unicode. */
        ObjectNode described() {
            Matcher match = match();
            ObjectNode described = span(match, 0);
            ArrayNode captures = described.putArray("captures");
            for (int group = 1; group <= match.groupCount(); group++) {
                ObjectNode capture = span(match, group);
                capture.put("name", name(group));
                captures.add(capture);
            }
            return described;
        }

        private ObjectNode span(Matcher match, int group) {
            ObjectNode span = JsonNodeFactory.instance.objectNode();
            String found = match.group(group);
            span.put("offset", found == null ? -1 : offset(match.start(group)));
            span.put("length", found == null ? 0 : found.codePointCount(0, found.length()));
            span.put("string", found);
            return span;
        }

        // Matches come in their order: what was counted before is not counted again.
        private int offset(int index) {
            if (index < unit) {
                unit = 0;
                point = 0;
            }
            point += text.codePointCount(unit, index);
            unit = index;
            return point;
        }

        private @Nullable String name(int group) {
            for (Map.Entry<String, Integer> named : pattern.namedGroups().entrySet()) {
                if (named.getValue() == group) {
                    return named.getKey();
                }
            }
            return null;
        }
    }
}
