// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of compressed bytes, never more than is allowed. The end of this stream says that the compressed bytes were
 * whole; only then is all that was read proven right, as far as the format has checksums. For one thread.
 */
public final class DecompressedStream extends InputStream {
    private final Source source;
    private final InputStream decoder;
    private final long maxOutputBytes;
    private long count;
    private boolean closed;
    private @Nullable IOException failure;

    DecompressedStream(Source source, InputStream decoder, long maxOutputBytes) {
        this.source = source;
        this.decoder = decoder;
        this.maxOutputBytes = maxOutputBytes;
    }

    /**
     * The format that was asked for, or that was found.
     *
     * @return any but {@link Compression#AUTO}; {@link Compression#NONE} when the bytes are passed on as they are
     */
    public Compression compression() {
        return source.compression();
    }

    /**
     * {@inheritDoc}
     *
     * @throws DecompressionException when the bytes cannot be taken apart; again at each further call
     * @throws IOException when the stream below throws it
     */
    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DecompressionException when the bytes cannot be taken apart; again at each further call
     * @throws IOException when the stream below throws it
     */
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (closed) {
            throw new IOException("The stream is closed.");
        }
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        // One byte more than is allowed tells whether there is more.
        int some = decode(target, from, (int) Math.min(length - 1, maxOutputBytes - count) + 1);
        count += Math.max(some, 0);
        if (count > maxOutputBytes) {
            throw failed(source.problem(Reason.TOO_LARGE));
        }
        return some;
    }

    private int decode(byte[] target, int from, int length) throws IOException {
        try {
            return decoder.read(target, from, length);
        } catch (DecompressionException e) {
            throw failed(e);
        } catch (IOException | RuntimeException e) {
            // Libraries throw what they like at damaged data; their words are not ours.
            IOException below = source.failure();
            throw failed(
                    below != null ? below : source.problem(source.isExhausted() ? Reason.TRUNCATED : Reason.CORRUPT));
        }
    }

    private IOException failed(IOException e) {
        failure = e;
        return e;
    }

    /** Releases everything, the stream below included. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            decoder.close();
        } finally {
            source.close();
        }
    }
}
