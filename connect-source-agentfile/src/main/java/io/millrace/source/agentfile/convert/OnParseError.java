// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.util.Locale;

/** What becomes of an event that no record can be made of as configured. */
public enum OnParseError {
    /** It is dropped and counted. */
    DROP,
    /** It is delivered as it is. */
    RAW,
    /** The task stops at it. */
    FAIL,
    /** It goes to the error topic. */
    TOPIC;

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
