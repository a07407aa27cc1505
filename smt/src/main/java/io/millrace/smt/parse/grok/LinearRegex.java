// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The regular expressions of RE2/J, which take linear time. Safe for all threads. */
final class LinearRegex implements LineRegex {
    private final Pattern pattern;

    LinearRegex(String regex) {
        try {
            this.pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw RegexEngine.fault(e.getDescription(), e.getIndex());
        }
    }

    @Override
    public int groupCount() {
        return pattern.groupCount();
    }

    @Override
    public @Nullable String @Nullable [] match(String text, boolean whole) {
        Matcher matcher = pattern.matcher(text);
        if (!(whole ? matcher.matches() : matcher.find())) {
            return null;
        }
        @Nullable String[] groups = new String[matcher.groupCount() + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = matcher.group(i);
        }
        return groups;
    }
}
