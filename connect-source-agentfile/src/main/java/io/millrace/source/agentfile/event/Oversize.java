// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import java.util.Locale;

/** What becomes of an event that is longer than the limit. */
public enum Oversize {
    /** Its beginning is an event, the rest is dropped and counted. */
    TRUNCATE,
    /** Each part that fits is an event. */
    SPLIT,
    /** It is dropped whole and counted. */
    SKIP,
    /** The task stops at it. */
    FAIL,
    /** Each part that fits goes to the error topic. */
    ROUTE;

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
