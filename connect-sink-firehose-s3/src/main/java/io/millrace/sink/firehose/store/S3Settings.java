// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Optional;

/**
 * Which bucket to write to, how to reach it, and how to write.
 *
 * @param bucket the bucket's name, or the ARN of an access point
 * @param address where the store answers
 * @param credentials who we are to it
 * @param objects what goes with the objects
 * @param checksum what protects each upload besides its signature, if anything
 * @param maxConnections how many requests may be under way at once
 */
public record S3Settings(
        String bucket,
        S3Address address,
        S3Credentials credentials,
        ObjectSettings objects,
        Optional<Checksum> checksum,
        int maxConnections) {

    /**
     * The same way to another bucket.
     *
     * @param other its name
     * @return a copy
     */
    public S3Settings withBucket(String other) {
        return new S3Settings(other, address, credentials, objects, checksum, maxConnections);
    }

    /** When an upload carries a checksum besides its signature. */
    public enum Checksums {
        /** One with every object and part. */
        WHEN_SUPPORTED,
        /** None unless the operation demands one. */
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
