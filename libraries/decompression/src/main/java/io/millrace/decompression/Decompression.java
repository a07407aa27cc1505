// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Takes compressed bytes apart, and stops at a given number of bytes: no memory is taken for what compressed data merely
 * announces. Beside the output it takes what the formats ask for: windows of zstd of up to 8 MiB, or 128 MiB where the output
 * may be as large, about 4 MiB for bzip2, 8 MiB for LZ4. For any number of threads.
 */
public final class Decompression {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LEAST_ARRAY = 256;
    /** What text shrinks to, roughly; a wrong guess costs a copy. */
    private static final int USUAL_RATIO = 4;

    private final Compression compression;
    private final long maxOutputBytes;

    private Decompression(Compression compression, long maxOutputBytes) {
        this.compression = compression;
        this.maxOutputBytes = maxOutputBytes;
    }

    /**
     * What takes one format apart, or whichever is found.
     *
     * @param compression the format; {@link Compression#AUTO} to tell it by the first bytes
     * @param maxOutputBytes how many bytes may come out, at least 0
     * @return it, for any number of inputs
     */
    public static Decompression of(Compression compression, long maxOutputBytes) {
        if (maxOutputBytes < 0) {
            throw new IllegalArgumentException("maxOutputBytes is negative: " + maxOutputBytes);
        }
        return new Decompression(compression, maxOutputBytes);
    }

    /**
     * Takes bytes apart.
     *
     * @param bytes holds them; never changed
     * @param from where they start
     * @param to where they end, exclusive
     * @return what comes out
     * @throws DecompressionException when nothing right, or too much, comes out; with {@link Reason#UNKNOWN_FORMAT} when the
     *     format is not the one that was asked for, or with {@link Compression#AUTO} none: such bytes may be passed on as
     *     they are, and {@link Compression#detect} tells so before
     */
    public byte[] decompress(byte[] bytes, int from, int to) throws DecompressionException {
        Objects.checkFromToIndex(from, to, bytes.length);
        Source source = new Source(bytes, from, to);
        try (DecompressedStream stream = open(source)) {
            if (compression == Compression.AUTO && stream.compression() == Compression.NONE) {
                throw source.problem(Reason.UNKNOWN_FORMAT);
            }
            return all(stream, to - from);
        } catch (DecompressionException e) {
            throw e;
        } catch (IOException e) {
            // There is nothing below an array that could fail: a library complained when it was closed or opened.
            throw source.problem(Reason.CORRUPT);
        }
    }

    private byte[] all(InputStream stream, int packed) throws IOException {
        int most = (int) Math.min(maxOutputBytes, LARGEST_ARRAY);
        byte[] content = new byte[(int) Math.min(most, Math.max(LEAST_ARRAY, (long) USUAL_RATIO * packed))];
        int length = 0;
        while (true) {
            if (length == content.length) {
                int one = stream.read();
                if (one < 0) {
                    return content;
                }
                content = Arrays.copyOf(content, (int) Math.min(most, Math.max(LEAST_ARRAY, 2L * length)));
                content[length++] = (byte) one;
            }
            int some = stream.read(content, length, content.length - length);
            if (some < 0) {
                return Arrays.copyOf(content, length);
            }
            length += some;
        }
    }

    /**
     * Takes a stream apart while it is read. With {@link Compression#AUTO}, bytes of no known format are passed on as they are,
     * up to as many as are allowed, and {@link DecompressedStream#compression()} is {@link Compression#NONE}.
     *
     * @param compressed what is read; closed with the answer, and left alone when this method throws
     * @return what comes out
     * @throws DecompressionException when the beginning is of another format than was asked for, or too large by its own
     *     announcement, or missing
     * @throws IOException when the given stream throws it
     */
    public DecompressedStream open(InputStream compressed) throws IOException {
        return open(new Source(compressed));
    }

    private DecompressedStream open(Source source) throws IOException {
        int some = source.peek(Compression.MAGIC_BYTES);
        int start = source.position();
        Compression actual = compression == Compression.AUTO
                ? Compression.detect(source.buffer(), start, start + some)
                : compression;
        source.is(actual);
        if (!actual.mayBegin(source.buffer(), start, start + some)) {
            throw source.problem(Reason.UNKNOWN_FORMAT);
        }
        return new DecompressedStream(source, decoder(actual, source), maxOutputBytes);
    }

    private InputStream decoder(Compression actual, Source source) throws IOException {
        return switch (actual) {
            case AUTO, NONE -> source;
            case GZIP -> new GzipMembers(source);
            case ZIP -> new ZipFile(source);
            case ZSTD -> new ZstdFrames(source, maxOutputBytes);
            case BZIP2 -> new Concatenation(source, in -> new BZip2CompressorInputStream(in, false));
            case SNAPPY_FRAMED -> new SnappyFrames(source, maxOutputBytes);
            case SNAPPY_XERIAL -> new SnappyXerial(source, maxOutputBytes);
            case SNAPPY_HADOOP -> new SnappyHadoop(source, maxOutputBytes);
            case SNAPPY_RAW -> new SnappyRaw(source, maxOutputBytes);
            case LZ4 -> new Concatenation(source, in -> new LZ4FrameInputStream(in, true));
        };
    }
}
