// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerial.snappy.Snappy;

/** Blocks of Snappy, which come in one frame or another. One block at a time is in memory. */
abstract class SnappyBlocks extends InputStream {
    /** Three bytes make 64 at most: a length beyond that is a lie, and memory for it would be wasted. */
    private static final int MOST_PER_BYTE = 22;

    private static final byte[] NOTHING = {};

    final Source source;
    private final long maxOutputBytes;
    private long produced;
    private byte[] block = NOTHING;
    private int position;

    SnappyBlocks(Source source, long maxOutputBytes) {
        this.source = source;
        this.maxOutputBytes = maxOutputBytes;
    }

    /** The content of the next block, or null after the last. */
    abstract byte @Nullable [] next() throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public final int read(byte[] target, int from, int count) throws IOException {
        Objects.checkFromIndexSize(from, count, target.length);
        while (position == block.length) {
            byte[] following = next();
            if (following == null) {
                return -1;
            }
            block = following;
            position = 0;
            produced += following.length;
        }
        int some = Math.min(count, block.length - position);
        System.arraycopy(block, position, target, from, some);
        position += some;
        return some;
    }

    /** Reads a block that has some length in the source. */
    final byte[] block(int length) throws IOException {
        if (length < 0) {
            throw source.problem(Reason.CORRUPT);
        }
        if (length > mostPacked()) {
            throw source.problem(Reason.TOO_LARGE);
        }
        return uncompressed(source.take(length));
    }

    /** How long a block may be that makes no more than is allowed: Snappy adds a sixth, and a little, at most. */
    final long mostPacked() {
        long left = Math.min(maxOutputBytes - produced, Integer.MAX_VALUE);
        return 32 + left + left / 6;
    }

    final byte[] uncompressed(byte[] packed) throws IOException {
        int length = packed.length == 0 ? -1 : Snappy.uncompressedLength(packed);
        if (length < 0 || length > (long) MOST_PER_BYTE * packed.length) {
            throw source.problem(Reason.CORRUPT);
        }
        if (length > maxOutputBytes - produced) {
            throw source.problem(Reason.TOO_LARGE);
        }
        byte[] content = new byte[length];
        Snappy.uncompress(packed, 0, packed.length, content, 0);
        return content;
    }
}
