// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

/** What becomes of values that lie outside of the new type. */
enum Overflow {
    FAIL("fail"),
    CLAMP("clamp"),
    NULL("null"),
    WRAP("wrap");

    private final String word;

    Overflow(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
