// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.claim;

/** How a small object is stored. */
public enum Fencing {
    /** By one request. A task that froze in the middle may still store it after another configuration has taken over. */
    EPOCH("epoch"),
    /** As an upload of one part, which the next owner can abort for good: three requests instead of one. */
    MULTIPART("multipart");

    private final String word;

    Fencing(String word) {
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
