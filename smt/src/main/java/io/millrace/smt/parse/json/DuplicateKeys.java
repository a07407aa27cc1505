// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

/** What an object means that has a name twice. */
enum DuplicateKeys {
    /** It is refused. */
    FAIL("fail"),
    /** The last value counts. */
    LAST("last"),
    /** The first value counts. */
    FIRST("first");

    private final String word;

    DuplicateKeys(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
