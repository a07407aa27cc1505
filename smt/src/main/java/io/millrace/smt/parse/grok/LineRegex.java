// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import org.jspecify.annotations.Nullable;

/** A compiled regular expression. Safe for all threads. */
public interface LineRegex {
    /**
     * How many groups the expression captures.
     *
     * @return without the whole match
     */
    int groupCount();

    /**
     * Matches a text.
     *
     * @param text the text
     * @param whole whether all of it has to match, and not just a part
     * @return the texts of all groups, the whole match being the first; null for those that took no part. Null when the text
     *     does not match
     * @throws io.millrace.smt.edit.BadValue when the text takes too long
     */
    @Nullable
    String @Nullable [] match(String text, boolean whole);
}
