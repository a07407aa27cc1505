// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;

/** One body under way: a few numbers. Used by one thread at a time. */
interface Framing {
    /** Writes what stands before the first chunk. */
    default void head(SlabBuffer body) {}

    /** Writes the next chunk, in the order of the content. */
    default void append(EncodedChunk chunk, SlabBuffer body) {
        body.write(chunk.bytes());
    }

    /** Writes what stands behind the last chunk; nothing may follow. */
    default void end(SlabBuffer body) {}
}
