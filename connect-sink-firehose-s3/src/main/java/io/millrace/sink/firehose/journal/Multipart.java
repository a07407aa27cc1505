// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.journal;

import java.util.List;
import java.util.Optional;

/**
 * A multipart upload whose parts are all there and which only has to be completed.
 *
 * @param uploadId its id
 * @param parts in order
 */
public record Multipart(String uploadId, List<Piece> parts) {
    /** Takes a copy. */
    public Multipart {
        parts = List.copyOf(parts);
    }

    /**
     * One uploaded part.
     *
     * @param number from 1
     * @param etag as the store gave it
     * @param checksum in base64, where the store wants it again
     */
    public record Piece(int number, String etag, Optional<String> checksum) {}
}
