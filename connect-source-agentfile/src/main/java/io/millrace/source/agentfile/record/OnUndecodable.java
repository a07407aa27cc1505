// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Locale;

/** What becomes of an event with bytes that are no characters of the encoding. */
public enum OnUndecodable {
    /** It is delivered: as it is where that is possible, else with U+FFFD in their place. */
    DELIVER,
    /** It is dropped and counted. */
    DROP,
    /** The task stops at it. */
    FAIL,
    /** Its bytes go to the error topic. */
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
