// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compressed bytes. Knows how far they were read, whether somebody wanted more than there are, and whether the stream below
 * failed: that is how damaged data is told from data that ends too early and from trouble with the network.
 */
final class Source extends InputStream {
    private static final int BUFFER = 8192;

    private final @Nullable InputStream below;
    private byte[] buffer;
    private int position;
    private int limit;
    private long dropped;
    private boolean exhausted;
    private @Nullable IOException failure;
    private Compression compression = Compression.AUTO;

    Source(InputStream below) {
        this.below = below;
        this.buffer = new byte[BUFFER];
    }

    Source(byte[] bytes, int from, int to) {
        this.below = null;
        this.buffer = bytes;
        this.position = from;
        this.limit = to;
        this.dropped = -from;
    }

    void is(Compression found) {
        compression = found;
    }

    Compression compression() {
        return compression;
    }

    boolean isExhausted() {
        return exhausted;
    }

    /** What the stream below threw, if it did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    DecompressionException problem(Reason reason) {
        return new DecompressionException(reason, compression, dropped + position);
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    /** Moves over bytes that were looked at, or back over ones that were not used. */
    void advance(int count) {
        position += count;
    }

    /** Sees to it that some number of bytes, at most the buffer's, lies in the buffer; answers how many do. */
    int peek(int wanted) throws IOException {
        while (limit - position < wanted && fill()) {
            // One read may bring less than there is.
        }
        return limit - position;
    }

    /** Answers how many bytes lie in the buffer: none at the end only. */
    int available(int least) throws IOException {
        int count = peek(least);
        exhausted |= count < least;
        return count;
    }

    private boolean fill() throws IOException {
        if (below == null) {
            return false;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        dropped += position;
        limit -= position;
        position = 0;
        try {
            int count = below.read(buffer, limit, buffer.length - limit);
            limit += Math.max(count, 0);
            return count >= 0;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return available(1) == 0 ? -1 : buffer[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        int some = Math.min(available(1), count);
        if (some == 0) {
            return -1;
        }
        System.arraycopy(buffer, position, target, from, some);
        position += some;
        return some;
    }

    /** The next byte, which has to be there. */
    int next() throws IOException {
        int b = read();
        if (b < 0) {
            throw problem(Reason.TRUNCATED);
        }
        return b;
    }

    /** A number of some bytes, the lowest first. */
    long little(int count) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 8 * count; shift += 8) {
            number |= (long) next() << shift;
        }
        return number;
    }

    /** A number of four bytes, the highest first. */
    int big() throws IOException {
        return Integer.reverseBytes((int) little(4));
    }

    /** Moves over bytes that have to be there. */
    void pass(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int some = (int) Math.min(available(1), left);
            if (some == 0) {
                throw problem(Reason.TRUNCATED);
            }
            position += some;
            left -= some;
        }
    }

    /** Bytes that have to be there. The array grows as they come: a length that is a lie costs nothing. */
    byte[] take(int count) throws IOException {
        byte[] bytes = new byte[Math.min(count, Math.max(BUFFER, limit - position))];
        int have = 0;
        while (have < count) {
            if (have == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * have));
            }
            int some = read(bytes, have, bytes.length - have);
            if (some < 0) {
                throw problem(Reason.TRUNCATED);
            }
            have += some;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (below != null) {
            below.close();
        }
    }
}
