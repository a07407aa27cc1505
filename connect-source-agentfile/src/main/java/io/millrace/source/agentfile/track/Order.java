// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/** Which of several files with unread bytes is read. */
public enum Order {
    /** Each in turn, a burst at a time. */
    ROUND_ROBIN("round.robin"),
    /** The one that was changed longest ago, to its end. */
    OLDEST_FIRST("oldest.first");

    private final String word;

    Order(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return lower case with dots
     */
    public String word() {
        return word;
    }
}
