// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

/** What is promised about each record. */
public enum Guarantee {
    /** In exactly one visible object, whatever happens: the journal. */
    EXACTLY_ONCE("exactly_once"),
    /** In at least one visible object; no object but the data. */
    AT_LEAST_ONCE("at_least_once"),
    /** In objects whose names and contents are functions of the records: what is written twice is written alike. */
    DETERMINISTIC("deterministic");

    private final String word;

    Guarantee(String word) {
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
