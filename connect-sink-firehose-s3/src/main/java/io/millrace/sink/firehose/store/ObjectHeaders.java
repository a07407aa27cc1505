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
 * @param tags object tags, at most ten
 */
public record ObjectHeaders(Optional<String> contentEncoding, Map<String, String> metadata, Map<String, String> tags) {
    /** Nothing but the content. */
    public static final ObjectHeaders NONE = new ObjectHeaders(Optional.empty(), Map.of(), Map.of());

    /** Takes copies. */
    public ObjectHeaders {
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }
}
