// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a store answers, and the way there.
 *
 * @param region the region; absent, the default chain of the AWS SDK finds it
 * @param endpoint the store's own address; absent, the one of Amazon S3 in the region
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 * @param kind which of Amazon's addresses
 * @param proxy the HTTP proxy; absent, the one that the worker's JVM or environment names, if any
 */
record S3Address(Optional<String> region, Optional<URI> endpoint, boolean pathStyle, Kind kind, Optional<Proxy> proxy) {

    /**
     * Which of Amazon's addresses of a region.
     *
     * @param fips the one with validated cryptography
     * @param dualStack the one with IPv6
     * @param accelerate the one at the edge of Amazon's network
     */
    public record Kind(boolean fips, boolean dualStack, boolean accelerate) {}

    /**
     * An HTTP proxy.
     *
     * @param address its scheme, host and port
     * @param user who we are to it
     * @param password the proof
     * @param direct hosts that are reached without it, * for any characters
     */
    public record Proxy(URI address, Optional<String> user, Optional<String> password, Set<String> direct) {
        /** Without the password. */
        @Override
        public String toString() {
            return "proxy " + address;
        }
    }
}
