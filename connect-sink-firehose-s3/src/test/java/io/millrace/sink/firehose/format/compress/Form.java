// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyInputStream;

/** Every form at its usual level, with a reader that is not ours. */
enum Form {
    GZIP {
        @Override
        Encoding encoding() {
            return Encoding.gzip(6);
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return new GZIPInputStream(body);
        }
    },
    ZIP {
        @Override
        Encoding encoding() {
            return Encoding.zip(6);
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return onlyEntry(body);
        }
    },
    XERIAL_SNAPPY {
        @Override
        Encoding encoding() {
            return Encoding.xerialSnappy();
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return new SnappyInputStream(body);
        }
    },
    HADOOP_SNAPPY {
        @Override
        Encoding encoding() {
            return Encoding.hadoopSnappy();
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return hadoopBlocks(body);
        }
    },
    ZSTD {
        @Override
        Encoding encoding() {
            return Encoding.zstd(3);
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return new ZstdInputStream(body);
        }
    },
    LZ4 {
        @Override
        Encoding encoding() {
            return Encoding.lz4(1);
        }

        @Override
        InputStream open(InputStream body) throws IOException {
            return new LZ4FrameInputStream(body);
        }
    };

    abstract Encoding encoding();

    /** Opens a body for reading. */
    abstract InputStream open(InputStream body) throws IOException;

    byte[] read(byte[] body) {
        try (InputStream in = open(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream onlyEntry(InputStream body) throws IOException {
        ZipInputStream archive = new ZipInputStream(body);
        archive.getNextEntry();
        return archive;
    }

    /** As Hadoop's BlockDecompressorStream reads: a plain length, then compressed blocks until it is reached. */
    private static InputStream hadoopBlocks(InputStream body) throws IOException {
        DataInputStream in = new DataInputStream(body);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (in.available() > 0) {
            int end = in.readInt() + content.size();
            while (content.size() < end) {
                content.write(Snappy.uncompress(in.readNBytes(in.readInt())));
            }
        }
        return new ByteArrayInputStream(content.toByteArray());
    }
}
