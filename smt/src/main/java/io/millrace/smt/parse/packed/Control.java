// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

/** What becomes of messages without log events. */
enum Control {
    /** The record is dropped. */
    DROP("drop"),
    /** The record fails. */
    FAIL("fail"),
    /** The record goes on untouched. */
    PASS("pass");

    private final String word;

    Control(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
