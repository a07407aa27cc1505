// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

/** What to do when somebody has moved the consumer beyond the journal. */
public enum OnConflict {
    /** Stop and say so. */
    FAIL("fail"),
    /** The journal is right: read on from where it ends. */
    JOURNAL("journal"),
    /** The consumer is right: forget what the journal says. */
    CONSUMER("consumer");

    private final String word;

    OnConflict(String word) {
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
