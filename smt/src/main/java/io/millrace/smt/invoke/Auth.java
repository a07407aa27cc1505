// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

/** How requests show who sends them. */
enum Auth {
    /** Not at all. */
    NONE("none"),
    /** By AWS Signature Version 4. */
    SIGV4("sigv4"),
    /** By a token. */
    BEARER("bearer");

    private final String word;

    Auth(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
