// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Lines that are of a grammar or nearly so: a good line with a few edits, where grammars are decided. */
final class NearLines {
    private NearLines() {}

    static Arbitrary<String> of(String nasty, String... seeds) {
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, nasty.length() - 1))
                .as((kind, place, character) -> new Edit(kind, place, nasty.charAt(character)));
        return Combinators.combine(Arbitraries.of(seeds), edits.list().ofMaxSize(3))
                .as(NearLines::edited);
    }

    private static String edited(String seed, List<Edit> edits) {
        String line = seed;
        for (Edit edit : edits) {
            line = edit.apply(line);
        }
        return line;
    }

    private record Edit(int kind, int place, char character) {
        String apply(String line) {
            int at = place % (line.length() + 1);
            String rest = at < line.length() ? line.substring(at + 1) : "";
            return switch (kind) {
                case 0 -> line.substring(0, at) + character + line.substring(at);
                case 1 -> line.substring(0, at) + character + rest;
                case 2 -> line.substring(0, at) + rest;
                default -> line.substring(0, at);
            };
        }
    }
}
