// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/** Digests; the last two are broken, and there for those who must match what another tool has written. */
enum Algorithm {
    SHA256("sha256", "SHA-256"),
    SHA512("sha512", "SHA-512"),
    SHA1("sha1", "SHA-1"),
    MD5("md5", "MD5");

    private final String word;
    private final String plain;

    Algorithm(String word, String plain) {
        this.word = word;
        this.plain = plain;
    }

    /** How a configuration spells it. */
    String word() {
        return word;
    }

    /** As the Java security API calls it without a key. */
    String plain() {
        return plain;
    }

    /** As the Java security API calls it with a key. */
    String keyed() {
        return "Hmac" + plain.replace("-", "");
    }
}
