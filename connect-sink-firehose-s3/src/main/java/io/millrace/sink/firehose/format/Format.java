// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

/** What records become. */
public enum Format {
    /** The value's bytes as they are: what Firehose does. */
    RAW("raw"),
    /** One JSON text per record. */
    JSON("json"),
    /** One row of RFC 4180 per record. */
    CSV("csv");

    private final String word;

    Format(String word) {
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
