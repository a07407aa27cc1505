// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import io.millrace.smt.edit.BadValue;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What patterns are compiled by. */
enum RegexEngine {
    /** RE2: its time is linear in the text, whatever the pattern. */
    RE2J("re2j") {
        @Override
        TextPattern compile(String pattern, boolean whole) {
            try {
                com.google.re2j.Pattern compiled = com.google.re2j.Pattern.compile(pattern);
                return text -> whole
                        ? compiled.matcher(text).matches()
                        : compiled.matcher(text).find();
            } catch (com.google.re2j.PatternSyntaxException e) {
                throw new IllegalArgumentException("is no pattern of RE2 (" + e.getDescription()
                        + "); look-around and back-references need regex.engine=java");
            }
        }
    },
    /** Java's own, with a limit on its backtracking. */
    JAVA("java") {
        @Override
        TextPattern compile(String pattern, boolean whole) {
            try {
                Pattern compiled = Pattern.compile(pattern);
                return text -> backtracking(compiled, text, whole);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("is no pattern of Java: " + e.getDescription());
            }
        }
    };

    private final String word;

    RegexEngine(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /**
     * Compiles a pattern.
     *
     * @param pattern its text
     * @param whole whether the whole text must fit, not just a part of it
     * @return the pattern
     * @throws IllegalArgumentException when it is none of this engine
     */
    abstract TextPattern compile(String pattern, boolean whole);

    private static boolean backtracking(Pattern pattern, String text, boolean whole) {
        try {
            var matcher = pattern.matcher(new CountedText(text));
            return whole ? matcher.matches() : matcher.find();
        } catch (StackOverflowError e) {
            throw new BadValue("the pattern needs a deeper stack for a long text than there is; set regex.engine=re2j");
        }
    }
}
