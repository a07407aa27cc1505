// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.URI;
import java.util.Optional;

/**
 * Which bucket to write to, and how to reach it.
 *
 * @param bucket the bucket's name
 * @param region the region; absent, the default chain of the AWS SDK finds it
 * @param endpoint the store's own address; absent, the one of Amazon S3 in the region
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 * @param credentials the access key; absent, the default chain of the AWS SDK finds one
 * @param checksums whether to send a checksum with every object or only where S3 demands one
 * @param maxConnections how many requests may be under way at once
 */
public record S3Settings(
        String bucket,
        Optional<String> region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<Credentials> credentials,
        Checksums checksums,
        int maxConnections) {

    /**
     * An access key.
     *
     * @param accessKeyId its public half
     * @param secretAccessKey its secret half
     */
    public record Credentials(String accessKeyId, String secretAccessKey) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "access key " + accessKeyId;
        }
    }

    /** When an upload carries a checksum besides its signature. */
    public enum Checksums {
        /** A CRC with every object. */
        WHEN_SUPPORTED,
        /** None unless the operation demands one: for stores that know no trailing checksums. */
        WHEN_REQUIRED;

        /**
         * How a configuration spells it.
         *
         * @return lower case with underscores
         */
        public String word() {
            return this == WHEN_SUPPORTED ? "when_supported" : "when_required";
        }
    }
}
