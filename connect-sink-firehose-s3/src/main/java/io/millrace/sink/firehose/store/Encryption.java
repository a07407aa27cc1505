// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the store encrypts what it keeps. With a KMS key or a customer's key an ETag is no digest of the content. */
sealed interface Encryption {
    /** What goes with a request that makes an object. */
    Map<String, String> writing();

    /** What goes with every request that touches an object's content or head. */
    Map<String, String> touching();

    /** As the bucket's default says. */
    record ByBucket() implements Encryption {
        @Override
        public Map<String, String> writing() {
            return Map.of();
        }

        @Override
        public Map<String, String> touching() {
            return Map.of();
        }
    }

    /** With keys that S3 owns. */
    record S3Keys() implements Encryption {
        @Override
        public Map<String, String> writing() {
            return Map.of("x-amz-server-side-encryption", "AES256");
        }

        @Override
        public Map<String, String> touching() {
            return Map.of();
        }
    }

    /**
     * With a key in KMS.
     *
     * @param twice whether in two layers (DSSE-KMS)
     * @param key the key's id, alias or ARN; absent, the account's own key for S3
     * @param context what KMS logs and policies may ask for
     * @param bucketKey whether one data key serves many objects, which saves calls to KMS
     */
    record KmsKey(boolean twice, Optional<String> key, Map<String, String> context, boolean bucketKey)
            implements Encryption {
        @Override
        public Map<String, String> writing() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("x-amz-server-side-encryption", twice ? "aws:kms:dsse" : "aws:kms");
            key.ifPresent(id -> headers.put("x-amz-server-side-encryption-aws-kms-key-id", id));
            if (!context.isEmpty()) {
                headers.put("x-amz-server-side-encryption-context", base64(json()));
            }
            if (bucketKey) {
                headers.put("x-amz-server-side-encryption-bucket-key-enabled", "true");
            }
            return headers;
        }

        /** The option allows no character that JSON would have to escape. */
        private String json() {
            return context.entrySet().stream()
                    .map(pair -> "\"" + pair.getKey() + "\":\"" + pair.getValue() + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Map<String, String> touching() {
            return Map.of();
        }
    }

    /**
     * With a key that goes with each request and that S3 forgets (SSE-C).
     *
     * @param key 256 bits in base64
     */
    record CustomerKey(String key) implements Encryption {
        @Override
        public Map<String, String> writing() {
            return touching();
        }

        @Override
        public Map<String, String> touching() {
            String prefix = "x-amz-server-side-encryption-customer-";
            return Map.of(prefix + "algorithm", "AES256", prefix + "key", key, prefix + "key-MD5", digest());
        }

        private String digest() {
            try {
                byte[] md5 = MessageDigest.getInstance("MD5")
                        .digest(Base64.getDecoder().decode(key));
                return Base64.getEncoder().encodeToString(md5);
            } catch (NoSuchAlgorithmException e) {
                // Every Java platform has it.
                throw new IllegalStateException(e);
            }
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "a customer's key";
        }
    }
}
