// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant. */
public final class Spelling {
    private Spelling() {}

    /**
     * The candidates nearest to a misspelt name, best first.
     *
     * @param name what was written
     * @param candidates what would have been valid
     * @param limit how many names at most
     * @return candidates within an edit distance of a third of the name's length (at least 2), without regard to case
     */
    public static List<String> nearest(String name, Collection<String> candidates, int limit) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(2, name.length() / 3);
        record Scored(String candidate, int distance) {}
        return candidates.stream()
                .map(c -> new Scored(c, distance(wanted, c.toLowerCase(Locale.ROOT))))
                .filter(s -> s.distance <= tolerance)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
                .limit(limit)
                .map(Scored::candidate)
                .toList();
    }

    /**
     * The Levenshtein distance: how many characters must be inserted, deleted or replaced.
     *
     * @param a one text
     * @param b the other text
     * @return the number of single-character edits
     */
    public static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
