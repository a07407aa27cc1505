// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

/** What becomes of a record that a step cannot work with. */
public enum OnError {
    /** The record fails; the worker's {@code errors.tolerance} decides what follows. */
    FAIL("fail"),
    /** The record goes on as if the step were not there. */
    SKIP("skip"),
    /** As {@link #SKIP}, and a header tells step and reason. */
    TAG("tag"),
    /** What the step could not make is null. */
    NULL("null");

    private final String word;

    OnError(String word) {
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
