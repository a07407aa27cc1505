// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/** One LZ4 frame, a block per chunk, see {@link Encoding#lz4}. */
final class Lz4Encoding extends Encoding {
    /** One of the four sizes that a frame can declare. */
    private static final int CHUNK = 256 << 10;

    /** Magic; version 1, independent blocks, block checksums; blocks of at most 256 KiB; checksum of these two bytes. */
    private static final byte[] HEAD = {0x04, 0x22, 0x4d, 0x18, 0x70, 0x50, (byte) 0x84};

    /** A block of no bytes. */
    private static final byte[] END = {0, 0, 0, 0};

    private static final int STORED = 0x80000000;
    private static final int LEAST_HIGH_LEVEL = 3;

    private final int level;

    Lz4Encoding(int level) {
        super(CHUNK);
        this.level = level;
    }

    @Override
    Codec codec() {
        // The native one or none: the Java ones find other matches, and equal content must give equal bytes.
        LZ4Factory factory = LZ4Factory.nativeInstance();
        return new BlockCodec(level < LEAST_HIGH_LEVEL ? factory.fastCompressor() : factory.highCompressor(level));
    }

    @Override
    Framing frame(UUID object) {
        return new Framing() {
            @Override
            public void head(SlabBuffer body) {
                body.write(HEAD);
            }

            @Override
            public void end(SlabBuffer body) {
                body.write(END);
            }
        };
    }

    private static final class BlockCodec extends Codec {
        private final LZ4Compressor compressor;
        private final XXHash32 hash = XXHashFactory.nativeInstance().hash32();

        BlockCodec(LZ4Compressor compressor) {
            super(CHUNK, Integer.BYTES + compressor.maxCompressedLength(CHUNK) + Integer.BYTES);
            this.compressor = compressor;
        }

        @Override
        int encode(ByteBuffer plain, ByteBuffer encoded) {
            int length = plain.remaining();
            int at = Integer.BYTES;
            int compressed = compressor.compress(plain, 0, length, encoded, at, encoded.capacity() - 2 * at);
            boolean stored = compressed >= length;
            if (stored) {
                encoded.put(at, plain, 0, length);
                compressed = length;
            }
            encoded.order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(stored ? compressed | STORED : compressed)
                    .position(at + compressed)
                    .putInt(hash.hash(encoded, at, compressed, 0));
            return 0;
        }
    }
}
