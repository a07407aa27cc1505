// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedOutputStream;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyOutputStream;

/** Compressed bytes, made by the JDK and the formats' own libraries. */
final class Samples {
    private Samples() {}

    interface Opener {
        OutputStream open(OutputStream out) throws IOException;
    }

    static byte[] compressed(Compression compression, byte[] content) throws IOException {
        return switch (compression) {
            case AUTO, NONE -> content;
            case GZIP -> through(GZIPOutputStream::new, content);
            case ZIP -> zip(content, "file");
            case ZSTD -> through(out -> new ZstdOutputStream(out).setChecksum(true), content);
            case BZIP2 -> through(out -> new BZip2CompressorOutputStream(out, 1), content);
            case SNAPPY_FRAMED -> through(SnappyFramedOutputStream::new, content);
            case SNAPPY_XERIAL -> through(SnappyOutputStream::new, content);
            case SNAPPY_HADOOP -> through(SnappyHadoopCompatibleOutputStream::new, content);
            case SNAPPY_RAW -> Snappy.compress(content);
            case LZ4 ->
                through(
                        out -> new LZ4FrameOutputStream(
                                out,
                                LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB,
                                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                                LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM),
                        content);
        };
    }

    static byte[] through(Opener opener, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = opener.open(out)) {
            compressing.write(content);
        }
        return out.toByteArray();
    }

    static byte[] zip(byte[] content, String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(content);
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Text-like, so that it shrinks. */
    static byte[] content(Random random, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = i > 20 && random.nextInt(4) > 0 ? content[i - 20] : (byte) random.nextInt(256);
        }
        return content;
    }

    /** A stream that brings as little at a time as a slow network. */
    static InputStream dripping(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(count, most));
            }
        };
    }
}
