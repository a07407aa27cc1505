// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.types.Password;

/** The key of keyed actions. Never shown. */
final class SecretKey {
    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DIFFERENT = 8;

    private SecretKey() {}

    /** What is wrong with a key, without telling any of it. */
    static Optional<String> complaint(Password key) {
        String text = key.value();
        if (text.startsWith("${") && text.endsWith("}")) {
            return Optional.of("is a reference that no config.providers of the worker has resolved");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            return Optional.of("is too short: at least " + LEAST_BYTES
                    + " bytes are needed, such as those of: openssl rand -hex 32");
        }
        return text.chars().distinct().count() < LEAST_DIFFERENT
                ? Optional.of("is too regular: at least " + LEAST_DIFFERENT + " different characters are needed")
                : Optional.empty();
    }

    /**
     * A keyed digest.
     *
     * @param algorithm as the Java security API calls it, such as {@code HmacSHA256}
     */
    static Digest hmac(Password key, String algorithm) {
        Mac prototype;
        try {
            prototype = Mac.getInstance(algorithm);
            prototype.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), algorithm));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalArgumentException("this Java cannot make an " + algorithm + " of this key");
        }
        return clear -> {
            try {
                return ((Mac) prototype.clone()).doFinal(clear);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("a keyed digest of this Java cannot be cloned");
            }
        };
    }
}
