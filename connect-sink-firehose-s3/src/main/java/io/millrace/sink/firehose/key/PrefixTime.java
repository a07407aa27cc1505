// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

/** Which time selects the prefix of an object. */
public enum PrefixTime {
    /** Each record's own timestamp: records of two hours never share an object. */
    RECORD("record"),
    /** The time at which an object's first record arrived, as Firehose has it. */
    ARRIVAL("arrival");

    private final String word;

    PrefixTime(String word) {
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
