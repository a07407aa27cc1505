// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.budget;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.millrace.expressions.EvaluationFailure.Reason;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Patterns of RE2, whose time is linear in the text: no pattern and no text can make them run away. Look-around and
 * back-references do not exist for that reason. The compiled ones are kept.
 */
public final class Patterns {
    /** A pattern may come from data: then there is no end of them. */
    private static final int MAX_KEPT = 256;
    /** A compiled pattern is up to a thousand times as long. */
    private static final int MAX_LENGTH = 4_096;

    private static final ConcurrentHashMap<Key, Pattern> KEPT = new ConcurrentHashMap<>();

    private record Key(String text, int flags) {}

    private Patterns() {}

    /**
     * A pattern.
     *
     * @param text its text
     * @param flags of {@link Pattern}
     * @return the compiled pattern
     * @throws Spent when it is none
     */
    public static Pattern of(String text, int flags) {
        Key key = new Key(text, flags);
        Pattern known = KEPT.get(key);
        if (known != null) {
            return known;
        }
        if (text.length() > MAX_LENGTH) {
            throw new Spent(Reason.TOO_LARGE);
        }
        try {
            Pattern compiled = Pattern.compile(text, flags);
            if (KEPT.size() >= MAX_KEPT) {
                KEPT.clear();
            }
            KEPT.put(key, compiled);
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new Spent(Reason.BAD_PATTERN);
        }
    }
}
