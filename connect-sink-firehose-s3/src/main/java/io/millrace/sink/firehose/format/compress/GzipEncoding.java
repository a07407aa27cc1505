// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** One gzip member, see {@link Encoding#gzip}. */
final class GzipEncoding extends Encoding {
    /** Magic, deflate, no flags, no time, nothing about the level, unknown system. */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    private final int level;

    GzipEncoding(int level) {
        super(DeflateCodec.CHUNK);
        this.level = level;
    }

    @Override
    Codec codec() {
        return new DeflateCodec(level);
    }

    @Override
    Framing frame(UUID object) {
        return new Member();
    }

    private static final class Member implements Framing {
        private final JoinedCrc32 crc = new JoinedCrc32();
        private long length;

        @Override
        public void head(SlabBuffer body) {
            body.write(HEAD);
        }

        @Override
        public void append(EncodedChunk chunk, SlabBuffer body) {
            body.write(chunk.bytes());
            crc.append(chunk.crc(), chunk.plainLength());
            length += chunk.plainLength();
        }

        @Override
        public void end(SlabBuffer body) {
            body.write(DeflateCodec.END);
            // The length modulo 2^32.
            body.write(ByteBuffer.allocate(TRAILER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(crc.value())
                    .putInt((int) length)
                    .flip());
        }
    }
}
