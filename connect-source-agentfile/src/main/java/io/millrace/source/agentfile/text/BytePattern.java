// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression for UTF-8 in arrays. ASCII is matched where it lies, without a copy; everything else is decoded first.
 * A match that takes too many steps is given up, so that no pattern can stop a stream. For one thread.
 */
public final class BytePattern {
    /** How often a character may be looked at in one match: some hundredths of a second, and more than a sound pattern needs. */
    private static final long BUDGET = 4_000_000;

    private static final long BUDGET_PER_CHARACTER = 64;

    private static final byte[] NOTHING = {};

    /** How much of a text has to match. */
    private enum Extent {
        BEGINNING,
        ANYWHERE,
        WHOLE
    }

    private final Matcher matcher;
    private final View view = new View();
    private byte[] matched = NOTHING;
    /** Where the matched text begins in the array, if it is ASCII. */
    private int origin;
    /** The text that was matched, if it is not ASCII. */
    private String decoded = "";

    private boolean isExhausted;

    /**
     * A matcher.
     *
     * @param pattern what is looked for
     */
    public BytePattern(Pattern pattern) {
        this.matcher = pattern.matcher("");
    }

    /**
     * Whether the beginning matches.
     *
     * @param bytes holds the text
     * @param from where it begins
     * @param to where it ends
     * @return false also when the match was given up
     */
    public boolean lookingAt(byte[] bytes, int from, int to) {
        return match(bytes, from, to, Extent.BEGINNING);
    }

    /**
     * Whether a part matches.
     *
     * @param bytes holds the text
     * @param from where it begins
     * @param to where it ends
     * @return false also when the match was given up
     */
    public boolean find(byte[] bytes, int from, int to) {
        return match(bytes, from, to, Extent.ANYWHERE);
    }

    /**
     * Whether the whole text matches.
     *
     * @param bytes holds the text
     * @param from where it begins
     * @param to where it ends
     * @return false also when the match was given up
     */
    public boolean matches(byte[] bytes, int from, int to) {
        return match(bytes, from, to, Extent.WHOLE);
    }

    private boolean match(byte[] bytes, int from, int to, Extent extent) {
        isExhausted = false;
        CharSequence text;
        if (Utf8.asciiEnd(bytes, from, to) == to) {
            text = view.over(bytes, from, to - from);
            matched = bytes;
            origin = from;
            decoded = "";
        } else {
            decoded = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            text = view.over(decoded);
            matched = NOTHING;
        }
        matcher.reset(text);
        try {
            return switch (extent) {
                case BEGINNING -> matcher.lookingAt();
                case ANYWHERE -> matcher.find();
                case WHOLE -> matcher.matches();
            };
        } catch (BudgetSpent | StackOverflowError e) {
            isExhausted = true;
            return false;
        }
    }

    /**
     * Whether the last match was given up because it took too many steps.
     *
     * @return false if its answer holds
     */
    public boolean isExhausted() {
        return isExhausted;
    }

    /**
     * How many groups the pattern has.
     *
     * @return the number, the whole match not counted
     */
    public int groupCount() {
        return matcher.groupCount();
    }

    /**
     * Whether a group took part in the last match.
     *
     * @param group its number, 0 for the whole match
     * @return whether there is something to read, which may be empty
     */
    public boolean hasGroup(int group) {
        return matcher.start(group) >= 0;
    }

    /**
     * What {@link #from} and {@link #to} are indices of.
     *
     * @return an array that is not to be changed, valid until the next match
     */
    public byte[] groupBytes() {
        if (!decoded.isEmpty() && matched.length == 0) {
            matched = decoded.getBytes(StandardCharsets.UTF_8);
        }
        return matched;
    }

    /**
     * Where a group begins.
     *
     * @param group its number
     * @return an index of {@link #groupBytes()}
     */
    public int from(int group) {
        return index(matcher.start(group));
    }

    /**
     * Where a group ends.
     *
     * @param group its number
     * @return an index of {@link #groupBytes()}
     */
    public int to(int group) {
        return index(matcher.end(group));
    }

    private int index(int character) {
        if (decoded.isEmpty()) {
            return origin + character;
        }
        int length = 0;
        for (int i = 0; i < character; i++) {
            char c = decoded.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** Control flow only. */
    private static final class BudgetSpent extends RuntimeException {
        private BudgetSpent() {
            super(null, null, false, false);
        }
    }

    /** Counts what the matcher looks at. */
    private static final class View implements CharSequence {
        private byte[] bytes = NOTHING;
        private int from;
        private int length;
        private String text = "";
        private boolean isText;
        private long budget;

        View over(byte[] ascii, int start, int count) {
            bytes = ascii;
            from = start;
            length = count;
            isText = false;
            budget = BUDGET + BUDGET_PER_CHARACTER * length;
            return this;
        }

        View over(String other) {
            text = other;
            length = other.length();
            isText = true;
            budget = BUDGET + BUDGET_PER_CHARACTER * length;
            return this;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            if (--budget < 0) {
                throw new BudgetSpent();
            }
            return isText ? text.charAt(index) : (char) bytes[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }

        @Override
        public String toString() {
            return isText ? text : new String(bytes, from, length, StandardCharsets.US_ASCII);
        }
    }
}
