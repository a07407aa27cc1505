// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/** What is put in the place of clear values. */
enum Action {
    REDACT("redact"),
    NULL("null"),
    HASH("hash"),
    HMAC("hmac"),
    TOKEN("token"),
    PARTIAL("partial");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** How a configuration spells it. */
    String word() {
        return word;
    }
}
