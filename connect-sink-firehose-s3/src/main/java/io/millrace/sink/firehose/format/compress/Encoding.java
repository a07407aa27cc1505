// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.util.Optional;
import java.util.UUID;
import org.xerial.snappy.SnappyError;

/**
 * The form of a compressed body. The content is cut into chunks of one size, each of which is encoded for itself; the form
 * says how, and what stands before, between and behind the chunks. So a body is a function of its content: on one machine
 * it never depends on how the content was cut into calls, on the number of threads, or on when it was encoded.
 *
 * <p>Immutable and safe for all threads.
 */
public abstract sealed class Encoding
        permits GzipEncoding, ZipEncoding, XerialSnappyEncoding, HadoopSnappyEncoding, ZstdEncoding, Lz4Encoding {
    private final int chunkSize;

    Encoding(int chunkSize) {
        this.chunkSize = chunkSize;
    }

    /**
     * One gzip member without a time and a name (RFC 1952).
     *
     * @param level 1 to 9, see {@link java.util.zip.Deflater}
     * @return the form
     */
    public static Encoding gzip(int level) {
        return new GzipEncoding(level);
    }

    /**
     * A zip archive with one deflated entry, which is named by the object's id and dated 1980-01-01.
     *
     * @param level 1 to 9, see {@link java.util.zip.Deflater}
     * @return the form
     */
    public static Encoding zip(int level) {
        return new ZipEncoding(level);
    }

    /**
     * What snappy-java's SnappyOutputStream writes, byte by byte: its magic, then blocks of 32 KiB.
     *
     * @return the form
     */
    public static Encoding xerialSnappy() {
        return new XerialSnappyEncoding();
    }

    /**
     * What snappy-java's SnappyHadoopCompatibleOutputStream writes, byte by byte: the blocks of Hadoop's SnappyCodec.
     *
     * @return the form
     */
    public static Encoding hadoopSnappy() {
        return new HadoopSnappyEncoding();
    }

    /**
     * Zstandard frames one after the other (RFC 8878), each with its size and a checksum of its content.
     *
     * @param level 1 to 22
     * @return the form
     */
    public static Encoding zstd(int level) {
        return new ZstdEncoding(level);
    }

    /**
     * One LZ4 frame of independent blocks, each with a checksum; a checksum of the whole content would have to be computed
     * in one go, so there is none.
     *
     * @param level 1 to 12; the fast way below 3, the high compression from 3 on, as the tool {@code lz4} does
     * @return the form
     */
    public static Encoding lz4(int level) {
        return new Lz4Encoding(level);
    }

    /**
     * How many plain bytes are encoded at once.
     *
     * @return the size of all chunks of a body but the last
     */
    public final int chunkSize() {
        return chunkSize;
    }

    /**
     * Why this machine cannot encode so. Some codecs are native libraries, which exist for common platforms only and need a
     * temporary folder from which code may be run.
     *
     * @return what kept the library from loading, or nothing
     */
    public final Optional<String> obstacle() {
        try (Codec codec = codec()) {
            codec.encode();
            return Optional.empty();
        } catch (LinkageError | SnappyError | AssertionError e) {
            // Each of the libraries tells it in its own way, and in another way at the second attempt.
            return Optional.of(e.toString());
        }
    }

    /** A new codec, to be closed. */
    abstract Codec codec();

    /** A new body that holds nothing yet. */
    abstract Framing frame(UUID object);
}
