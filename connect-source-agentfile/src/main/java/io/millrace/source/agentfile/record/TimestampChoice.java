// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Locale;

/** What time a record has. */
public enum TimestampChoice {
    /** None: the producer puts the time of sending. */
    NONE,
    /** When the event was read. */
    READ,
    /** When its file was changed last. */
    MODIFIED;

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
