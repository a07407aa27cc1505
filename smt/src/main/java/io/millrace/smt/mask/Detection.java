// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what detectors find in a text. What lies within a longer hit belongs to it; hits that overlap otherwise are
 * replaced together, as one piece of no particular kind, so that no end of one stays behind. Safe for all threads.
 */
final class Detection {
    private final Detector[] detectors;
    private final TextMask mask;

    Detection(Collection<Detector> detectors, TextMask mask) {
        this.detectors = detectors.stream().distinct().sorted().toArray(Detector[]::new);
        this.mask = mask;
    }

    /**
     * Masks what is found.
     *
     * @return the very text if nothing was found; null if the mask answers null for a piece
     */
    @Nullable
    String masked(String text) {
        long[] hits = firstHits(text);
        return hits == null ? text : replaced(text, hits);
    }

    private long @Nullable [] firstHits(String text) {
        long traits = Traits.of(text);
        long[] hits = null;
        for (int i = 0; i < detectors.length; i++) {
            if (detectors[i].isPossible(text.length(), traits)) {
                long hit = detectors[i].finder().next(text, 0);
                if (hit != Finder.NONE) {
                    hits = hits == null ? none() : hits;
                    hits[i] = hit;
                }
            }
        }
        return hits;
    }

    private long[] none() {
        long[] none = new long[detectors.length];
        Arrays.fill(none, Finder.NONE);
        return none;
    }

    private @Nullable String replaced(String text, long[] hits) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int done = 0;
        for (int first = first(hits); first >= 0; first = first(hits)) {
            int start = Finder.start(hits[first]);
            int end = Finder.end(hits[first]);
            Detector kind = detectors[first];
            advance(hits, first, text);
            for (int other = overlapping(hits, end); other >= 0; other = overlapping(hits, end)) {
                if (Finder.end(hits[other]) > end) {
                    end = Finder.end(hits[other]);
                    kind = null;
                }
                advance(hits, other, text);
            }
            String masked = mask.of(text.substring(start, end), kind);
            if (masked == null) {
                return null;
            }
            out.append(text, done, start).append(masked);
            done = end;
        }
        return out.append(text, done, text.length()).toString();
    }

    private void advance(long[] hits, int i, String text) {
        hits[i] = detectors[i].finder().next(text, Finder.end(hits[i]));
    }

    /** The hit that begins first, the longer one of two. */
    private static int first(long[] hits) {
        int first = -1;
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] != Finder.NONE && (first < 0 || isBefore(hits[i], hits[first]))) {
                first = i;
            }
        }
        return first;
    }

    private static boolean isBefore(long one, long other) {
        int difference = Integer.compare(Finder.start(one), Finder.start(other));
        return difference == 0 ? Finder.end(one) > Finder.end(other) : difference < 0;
    }

    private static int overlapping(long[] hits, int end) {
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] != Finder.NONE && Finder.start(hits[i]) < end) {
                return i;
            }
        }
        return -1;
    }
}
