// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Map;
import java.util.Optional;

/**
 * What goes with one object besides its content.
 *
 * @param contentEncoding the Content-Encoding, or empty for none
 * @param metadata user metadata: names in lower case without {@code x-amz-meta-}, values in ASCII
 * @param tags object tags, at most ten together with those that the store gives to all data objects
 * @param purpose who the object is for
 */
public record ObjectHeaders(
        Optional<String> contentEncoding, Map<String, String> metadata, Map<String, String> tags, Purpose purpose) {

    /** Who an object is for. */
    public enum Purpose {
        /** For the readers of the bucket: gets the configured storage class and tags. */
        DATA,
        /**
         * For ourselves, rewritten often and read at once: neither storage class nor tags, since an archive class could
         * not be read, an infrequent-access one costs 30 days for each rewrite, and a lifecycle rule may delete by tag.
         */
        BOOKKEEPING
    }

    /** Nothing but the content, for the readers of the bucket. */
    public static final ObjectHeaders NONE = new ObjectHeaders(Optional.empty(), Map.of(), Map.of());

    /** Nothing but the content, for ourselves. */
    public static final ObjectHeaders BOOKKEEPING =
            new ObjectHeaders(Optional.empty(), Map.of(), Map.of(), Purpose.BOOKKEEPING);

    /** Takes copies. */
    public ObjectHeaders {
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /**
     * What goes with an object for the readers of the bucket.
     *
     * @param contentEncoding the Content-Encoding, or empty for none
     * @param metadata user metadata
     * @param tags object tags
     */
    public ObjectHeaders(Optional<String> contentEncoding, Map<String, String> metadata, Map<String, String> tags) {
        this(contentEncoding, metadata, tags, Purpose.DATA);
    }
}
