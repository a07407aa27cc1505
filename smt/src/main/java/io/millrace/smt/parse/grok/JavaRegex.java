// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.smt.edit.BadValue;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The JDK's regular expressions, with a deadline. Safe for all threads. */
final class JavaRegex implements LineRegex {
    private final Pattern pattern;
    private final long timeoutNanos;
    private final LongSupplier nanoTime;

    JavaRegex(String regex, Duration timeout, LongSupplier nanoTime) {
        try {
            this.pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw RegexEngine.fault(e.getDescription(), e.getIndex());
        }
        this.timeoutNanos = timeout.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public int groupCount() {
        return pattern.matcher("").groupCount();
    }

    @Override
    public @Nullable String @Nullable [] match(String text, boolean whole) {
        Matcher matcher = pattern.matcher(new TimedText(text, nanoTime, nanoTime.getAsLong() + timeoutNanos));
        try {
            if (!(whole ? matcher.matches() : matcher.find())) {
                return null;
            }
        } catch (StackOverflowError tooDeep) {
            // The JDK calls itself once per repetition of a group.
            throw new BadValue("the text is too long for the regular expression; set regex.engine=re2j");
        }
        @Nullable String[] groups = new String[matcher.groupCount() + 1];
        for (int i = 0; i < groups.length; i++) {
            int start = matcher.start(i);
            groups[i] = start < 0 ? null : text.substring(start, matcher.end(i));
        }
        return groups;
    }

    /** A text that looks at the clock now and then while it is read, because the JDK does not. */
    private static final class TimedText implements CharSequence {
        private static final int READS_PER_LOOK = 1 << 12;

        private final String text;
        private final LongSupplier nanoTime;
        private final long deadline;
        private int reads;

        TimedText(String text, LongSupplier nanoTime, long deadline) {
            this.text = text;
            this.nanoTime = nanoTime;
            this.deadline = deadline;
        }

        @Override
        public char charAt(int index) {
            if (++reads == READS_PER_LOOK) {
                reads = 0;
                if (nanoTime.getAsLong() - deadline > 0) {
                    throw new BadValue(
                            "the regular expression found no end within timeout.ms; set regex.engine=re2j, or "
                                    + "mend nested repetitions");
                }
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
