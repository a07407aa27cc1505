// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.packed;

/** What becomes of bytes of no known format. */
enum Unknown {
    /** They fail the record. */
    FAIL("fail"),
    /** They are taken for what is wanted. */
    PASS("pass");

    private final String word;

    Unknown(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
