// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.framing;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Counts framings, and says what was counted. */
final class FramingReport {
    private static final int NUMBERS_SHOWN = 20;

    private final Map<SchemaFraming, Integer> counts = new EnumMap<>(SchemaFraming.class);
    private final Map<SchemaFraming, SortedSet<Long>> numbers = new EnumMap<>(SchemaFraming.class);

    void add(Framed framed) {
        counts.merge(framed.framing(), 1, Integer::sum);
        framed.id()
                .ifPresent(id -> numbers.computeIfAbsent(framed.framing(), any -> new TreeSet<>())
                        .add(id));
    }

    /** A line per framing, and a line per number of a schema. */
    String text(String part, LongFunction<String> aboutNumber) {
        StringBuilder text = new StringBuilder();
        counts.forEach((framing, count) -> {
            text.append(String.format("%-5s  %,8d  %s%n", part, count, framing.words()));
            numbers.getOrDefault(framing, new TreeSet<>()).stream()
                    .limit(NUMBERS_SHOWN)
                    .map(id -> String.format("                 schema %d%s%n", id, aboutNumber.apply(id)))
                    .forEach(text::append);
        });
        return text.toString();
    }
}
