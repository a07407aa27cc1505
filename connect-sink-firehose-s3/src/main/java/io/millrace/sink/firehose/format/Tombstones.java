// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

/** What a record without a value becomes. */
public enum Tombstones {
    /** An error record: the default, since a delivery stream has no deletions and nothing may vanish silently. */
    ERROR("error"),
    /** Nothing: its offset counts as delivered. */
    SKIP("skip"),
    /** A record of no bytes, followed by the delimiter. */
    EMPTY("empty");

    private final String word;

    Tombstones(String word) {
        this.word = word;
    }

    /**
     * How a configuration spells it.
     *
     * @return the word
     */
    public String word() {
        return word;
    }
}
