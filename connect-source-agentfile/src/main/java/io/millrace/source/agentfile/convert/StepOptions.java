// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One object of {@code dataProcessingOptions}, with complaints that tell which one and what to change. */
final class StepOptions {
    private final int number;
    private final Map<String, JsonTree> members;

    StepOptions(int number, Map<String, JsonTree> members) {
        this.number = number;
        this.members = members;
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("object " + number + ": " + what);
    }

    /** Complains about members that the step does not know: the agent leaves a misspelt one out silently. */
    void allow(String... names) {
        List<String> known = new ArrayList<>(Arrays.asList(names));
        known.add("optionName");
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw wrong("'" + name + "' is unknown" + hint(name, known));
            }
        }
    }

    static String hint(String name, Collection<String> known) {
        List<String> near = Spelling.nearest(name, known, 1);
        return near.isEmpty()
                ? "; it may be one of " + String.join(", ", known)
                : "; did you mean '" + near.get(0) + "'?";
    }

    Optional<JsonTree> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Optional<String> text(String name) {
        return find(name).map(value -> {
            if (value instanceof JsonTree.Scalar scalar && !scalar.isNull()) {
                return scalar.text();
            }
            throw wrong("'" + name + "' must be a text");
        });
    }

    boolean isTrue(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong("'" + name + "' must be true or false");
                })
                .orElse(false);
    }

    /** A list of texts, or a single one. */
    List<String> texts(String name) {
        Optional<JsonTree> value = find(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof JsonTree.Array array)) {
            return List.of(text(name).orElseThrow());
        }
        return array.items().stream()
                .map(item -> {
                    if (item instanceof JsonTree.Scalar scalar && scalar.isText()) {
                        return scalar.text();
                    }
                    throw wrong("'" + name + "' must be a list of texts");
                })
                .toList();
    }

    Optional<Pattern> pattern(String name) {
        return text(name).filter(text -> !text.isEmpty()).map(text -> {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw wrong("'" + name + "' is no regular expression: " + e.getDescription() + " at character "
                        + e.getIndex());
            }
        });
    }

    <E extends Enum<E>> Optional<E> choice(String name, E[] values) {
        return text(name).map(text -> {
            List<String> words = Arrays.stream(values).map(Enum::name).toList();
            int at = words.indexOf(text);
            if (at < 0) {
                throw wrong("'" + name + "' must be one of " + String.join(", ", words) + hint(text, words));
            }
            return values[at];
        });
    }
}
