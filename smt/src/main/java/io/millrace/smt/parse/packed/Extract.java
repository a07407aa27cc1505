// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

/** What is taken out of an envelope. */
enum Extract {
    /** The messages, joined. */
    MESSAGE("message"),
    /** The log events. */
    EVENT("event"),
    /** Everything. */
    ENVELOPE("envelope");

    private final String word;

    Extract(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
