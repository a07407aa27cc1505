// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.Choice;
import io.millrace.source.datagen.function.ClockText;
import io.millrace.source.datagen.function.Generator;
import io.millrace.source.datagen.function.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the constant text around holes into them where that is cheap, so that a record takes fewer and longer copies:
 * into each text of a choice, and into the text that a date keeps for a second.
 */
final class Fusion {
    /** What all texts of a choice together may take; more would push other things out of the processor's caches. */
    private static final int MAX_CHOICE_BYTES = 64 * 1024;

    private static final Literal NOTHING = Literal.of("");

    private Fusion() {}

    static List<Generator> fuse(List<Generator> program) {
        List<Generator> joined = joinLiterals(program);
        List<Generator> fused = new ArrayList<>();
        for (int i = 0; i < joined.size(); i++) {
            Generator part = joined.get(i);
            if (!takesText(part)) {
                fused.add(part);
                continue;
            }
            Literal before = !fused.isEmpty() && last(fused) instanceof Literal literal ? literal : NOTHING;
            // Text between two holes that could take it goes to the second.
            boolean last = i + 2 >= joined.size() || !takesText(joined.get(i + 2));
            Literal after =
                    last && i + 1 < joined.size() && joined.get(i + 1) instanceof Literal literal ? literal : NOTHING;
            if (!fits(part, before, after)) {
                fused.add(part);
                continue;
            }
            if (before != NOTHING) {
                fused.remove(fused.size() - 1);
            }
            i += after == NOTHING ? 0 : 1;
            fused.add(between(part, before, after));
        }
        return fused;
    }

    private static List<Generator> joinLiterals(List<Generator> program) {
        List<Generator> joined = new ArrayList<>();
        for (Generator part : program) {
            if (part instanceof Literal literal && !joined.isEmpty() && last(joined) instanceof Literal previous) {
                joined.set(joined.size() - 1, previous.followedBy(literal));
            } else {
                joined.add(part);
            }
        }
        joined.removeIf(part -> part instanceof Literal && part.maxLength() == 0);
        return joined;
    }

    private static Generator last(List<Generator> program) {
        return program.get(program.size() - 1);
    }

    private static boolean takesText(Generator part) {
        return part instanceof Choice || part instanceof ClockText;
    }

    private static boolean fits(Generator part, Literal before, Literal after) {
        return part instanceof Choice choice
                ? choice.sizeBetween(before, after) <= MAX_CHOICE_BYTES
                : before.maxLength() + after.maxLength() <= MAX_CHOICE_BYTES;
    }

    private static Generator between(Generator part, Literal before, Literal after) {
        if (part instanceof Choice choice) {
            return choice.between(before, after);
        }
        return part instanceof ClockText clock ? clock.between(before, after) : part;
    }
}
