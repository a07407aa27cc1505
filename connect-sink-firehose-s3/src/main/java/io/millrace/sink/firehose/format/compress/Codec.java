// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.nio.ByteBuffer;

/**
 * Encodes one chunk after the other. Has room for one plain and one encoded chunk and, in most cases, native state. Used by
 * one thread at a time; filling, encoding and writing may be on different ones.
 *
 * <p>All its memory lies outside the heap: native code that works on arrays keeps the garbage collector waiting, in some
 * Java releases until allocations fail.
 */
abstract class Codec implements AutoCloseable {
    private final ByteBuffer plain;
    private final ByteBuffer encoded;

    Codec(int chunkSize, int longestEncoded) {
        this.plain = ByteBuffer.allocateDirect(chunkSize);
        this.encoded = ByteBuffer.allocateDirect(longestEncoded);
    }

    /** Takes the next chunk from the front of a buffer: a whole one, or what there is. */
    final void fill(SlabBuffer content) {
        content.moveTo(plain);
    }

    /** Encodes what was filled in and forgets it. A function of these bytes, whatever was encoded before. */
    final EncodedChunk encode() {
        plain.flip();
        encoded.clear();
        int length = plain.remaining();
        int crc = encode(plain, encoded);
        plain.clear();
        return new EncodedChunk(encoded.flip(), length, crc);
    }

    /** Forgets what was filled in. */
    final void clear() {
        plain.clear();
    }

    /**
     * Encodes from one buffer's position to its limit into the other one, whose position is behind the result afterwards.
     * Answers the plain bytes' CRC-32 if the form needs it.
     */
    abstract int encode(ByteBuffer plain, ByteBuffer encoded);

    /** Releases native state. */
    @Override
    public void close() {}
}
