// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.xerial.snappy.Snappy;

/**
 * Snappy blocks as snappy-java's streams cut them: 32 KiB of content each, its compressed length before it as a big-endian
 * number, and before that its plain length in Hadoop's form.
 */
final class SnappyCodec extends Codec {
    /** The default of both streams. */
    private static final int BLOCK = 32 << 10;

    private static final int BLOCKS = 8;
    static final int CHUNK = BLOCKS * BLOCK;

    private final boolean plainLengths;

    SnappyCodec(boolean plainLengths) {
        super(CHUNK, BLOCKS * (2 * Integer.BYTES + Snappy.maxCompressedLength(BLOCK)));
        this.plainLengths = plainLengths;
    }

    @Override
    int encode(ByteBuffer plain, ByteBuffer encoded) {
        for (int at = plain.position(); at < plain.limit(); at += BLOCK) {
            encodeBlock(plain.duplicate().position(at).limit(Math.min(at + BLOCK, plain.limit())), encoded);
        }
        return 0;
    }

    private void encodeBlock(ByteBuffer block, ByteBuffer encoded) {
        if (plainLengths) {
            encoded.putInt(block.remaining());
        }
        ByteBuffer compressed = encoded.duplicate().position(encoded.position() + Integer.BYTES);
        try {
            int length = Snappy.compress(block, compressed);
            encoded.putInt(length).position(encoded.position() + length);
        } catch (IOException e) {
            throw new UncheckedIOException("Snappy refused a block of " + block.limit() + " bytes", e);
        }
    }
}
