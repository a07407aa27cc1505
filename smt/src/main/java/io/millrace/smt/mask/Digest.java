// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Plain and keyed digests as lower-case hexadecimal text. */
interface Digest extends TextMask {
    /** The digest of some bytes. */
    byte[] digest(byte[] clear);

    /** The digest of some bytes in hexadecimal. */
    default String hex(byte[] clear) {
        return HexFormat.of().formatHex(digest(clear));
    }

    @Override
    default String of(String clear, @Nullable Detector kind) {
        return hex(clear.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A digest without a key. Whoever can list the possible values can find the clear one by trying.
     *
     * @param algorithm as the Java security API calls it
     */
    static Digest plain(String algorithm) {
        MessageDigest prototype;
        try {
            prototype = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("this Java has no " + algorithm);
        }
        return clear -> {
            try {
                // A clone of the untouched prototype: cheaper than asking the security providers, and safe for all
                // threads.
                return ((MessageDigest) prototype.clone()).digest(clear);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("a digest of this Java cannot be cloned");
            }
        };
    }
}
