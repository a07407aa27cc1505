// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Zstandard frames, one per chunk, see {@link Encoding#zstd}. */
final class ZstdEncoding extends Encoding {
    /** Measured on JSON lines at level 3: 256 KiB and less take other parameters and are slower or larger. */
    private static final int CHUNK = 512 << 10;

    /** A frame of one empty raw block, for content without a byte: no bytes at all are no Zstandard file. */
    private static final byte[] EMPTY_FRAME = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 0, 1, 0, 0};

    private final int level;

    ZstdEncoding(int level) {
        super(CHUNK);
        this.level = level;
    }

    @Override
    Codec codec() {
        return new FrameCodec(level);
    }

    @Override
    Framing frame(UUID object) {
        return new Frames();
    }

    private static final class FrameCodec extends Codec {
        private final ZstdCompressCtx context;

        FrameCodec(int level) {
            super(CHUNK, Math.toIntExact(Zstd.compressBound(CHUNK)));
            this.context = new ZstdCompressCtx().setLevel(level).setChecksum(true);
        }

        @Override
        int encode(ByteBuffer plain, ByteBuffer encoded) {
            context.compress(encoded, plain);
            return 0;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class Frames implements Framing {
        private boolean empty = true;

        @Override
        public void append(EncodedChunk chunk, SlabBuffer body) {
            body.write(chunk.bytes());
            empty = false;
        }

        @Override
        public void end(SlabBuffer body) {
            if (empty) {
                body.write(EMPTY_FRAME);
            }
        }
    }
}
