// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.Locale;

/** Who sees the files. */
public enum Scope {
    /** Each node has its own. */
    LOCAL,
    /** All nodes see the same. */
    SHARED;

    /**
     * How it is written in a configuration.
     *
     * @return the word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
