// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.smt.edit.BadValue;

/**
 * A text that may be looked at so many times only. A pattern that backtracks looks at the same characters again and again,
 * and has no other hook where it could be stopped; counting instead of a clock gives the same answer on any machine. For one
 * thread.
 */
final class CountedText implements CharSequence {
    /** Some ten milliseconds. */
    private static final long MAX_LOOKS = 2_000_000;
    /** Patterns without backtracking look at each character a few times. */
    private static final long LOOKS_PER_CHARACTER = 64;

    private final String text;
    private long left;

    CountedText(String text) {
        this.text = text;
        this.left = MAX_LOOKS + LOOKS_PER_CHARACTER * text.length();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new BadValue("the pattern looks at one text more than " + MAX_LOOKS
                    + " times; mend the pattern, or set regex.engine=re2j, which cannot run away");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
