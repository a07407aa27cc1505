// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

/** What becomes of a file that was read to its end and confirmed, and that nobody writes any more. */
public enum Finish {
    /** It stays. */
    KEEP("keep"),
    /** It is removed. */
    DELETE("delete"),
    /** It is moved into a directory. */
    ARCHIVE("archive");

    private final String word;

    Finish(String word) {
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
