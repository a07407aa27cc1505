// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/** How changes are noticed. */
public enum WatchMode {
    /** The operating system tells of changes, and every ten seconds all files are looked at in case it did not. */
    EVENTS("events"),
    /** All files are looked at every second: for file systems that tell nothing, like network shares. */
    POLLING("polling");

    private final String word;

    WatchMode(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return lower case
     */
    public String word() {
        return word;
    }
}
