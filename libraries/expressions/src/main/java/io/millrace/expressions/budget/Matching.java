// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** One search after the other in a text, counted. */
public final class Matching {
    private static final int WORK_PER_STEP = 256;
    /** One search may read the whole text, whatever it finds. */
    private static final long LONG_WORK = 1_000_000;

    private final Meter meter;
    private final Matcher matcher;
    private final int weight;
    private final int length;
    private int from;

    /**
     * Searches for a pattern in a text.
     *
     * @param pattern the pattern
     * @param text the text
     */
    public Matching(Pattern pattern, String text) {
        this.meter = Meter.current();
        this.matcher = pattern.matcher(text);
        this.weight = pattern.pattern().length() + 1;
        this.length = text.length();
    }

    /**
     * The next match.
     *
     * @return whether there is one
     */
    public boolean find() {
        meter.step();
        long most = (long) (length - from) * weight;
        if (most > LONG_WORK) {
            // A look at the clock for each search that may take a while.
            meter.charge(WORK_PER_STEP);
        }
        boolean found = matcher.find();
        int end = found ? matcher.end() : length;
        meter.charge((long) Math.max(0, end - from) * weight / WORK_PER_STEP);
        from = end;
        return found;
    }

    /**
     * The match.
     *
     * @return the matcher, which stands on it
     */
    public Matcher match() {
        return matcher;
    }
}
