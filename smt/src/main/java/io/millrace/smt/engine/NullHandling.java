// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

/** What becomes of a record whose key or value is null, a tombstone for example. */
public enum NullHandling {
    /** It goes on as it is. */
    PASS("pass"),
    /** It is dropped. */
    DROP("drop"),
    /** It fails. */
    FAIL("fail"),
    /** Steps that can make something of null are given it; the others are passed over. */
    EVALUATE("evaluate");

    private final String word;

    NullHandling(String word) {
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
