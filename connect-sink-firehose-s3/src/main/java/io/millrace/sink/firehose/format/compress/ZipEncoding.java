// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A zip archive with one entry, see {@link Encoding#zip}. Laid out as streaming writers do (APPNOTE.TXT): sizes and CRC
 * follow the entry, and the fields of ZIP64 are there from 4 GiB on only, since not all readers know them.
 */
final class ZipEncoding extends Encoding {
    private static final int LOCAL_FILE = 0x04034b50;
    private static final int DATA_DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL_FILE = 0x02014b50;
    private static final int CENTRAL_END = 0x06054b50;
    private static final int CENTRAL_END_64 = 0x06064b50;
    private static final int CENTRAL_LOCATOR_64 = 0x07064b50;

    private static final short VERSION = 20;
    private static final short VERSION_64 = 45;
    /** Sizes and CRC follow the entry. */
    private static final short FLAGS = 1 << 3;

    private static final short DEFLATED = 8;
    /** 1980-01-01 00:00, the first that there is. */
    private static final int TIME = 1 << 21 | 1 << 16;

    /** Stands for a size that is found in the fields of ZIP64. */
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    private static final short EXTRA_64 = 1;
    private static final short EXTRA_64_LENGTH = 20;
    private static final int LONGEST_RECORD = 256;

    private final int level;

    ZipEncoding(int level) {
        super(DeflateCodec.CHUNK);
        this.level = level;
    }

    @Override
    Codec codec() {
        return new DeflateCodec(level);
    }

    @Override
    Framing frame(UUID object) {
        return new Archive(object.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer space() {
        return ByteBuffer.allocate(LONGEST_RECORD).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static final class Archive implements Framing {
        private final byte[] name;
        private final JoinedCrc32 crc = new JoinedCrc32();
        private long length;
        private long compressedLength;
        private long written;

        Archive(byte[] name) {
            this.name = name;
        }

        @Override
        public void head(SlabBuffer body) {
            write(
                    body,
                    space().putInt(LOCAL_FILE)
                            .putShort(VERSION)
                            .putShort(FLAGS)
                            .putShort(DEFLATED)
                            .putInt(TIME)
                            .putInt(0)
                            .putInt(0)
                            .putInt(0)
                            .putShort((short) name.length)
                            .putShort((short) 0)
                            .put(name));
        }

        @Override
        public void append(EncodedChunk chunk, SlabBuffer body) {
            compressedLength += chunk.bytes().remaining();
            written += chunk.bytes().remaining();
            body.write(chunk.bytes());
            crc.append(chunk.crc(), chunk.plainLength());
            length += chunk.plainLength();
        }

        @Override
        public void end(SlabBuffer body) {
            body.write(DeflateCodec.END);
            compressedLength += DeflateCodec.END.length;
            written += DeflateCodec.END.length;
            boolean large = length >= ELSEWHERE || compressedLength >= ELSEWHERE;
            descriptor(body, large);
            long directory = written;
            file(body, large);
            end(body, directory, large);
        }

        private void descriptor(SlabBuffer body, boolean large) {
            ByteBuffer out = space().putInt(DATA_DESCRIPTOR).putInt(crc.value());
            if (large) {
                out.putLong(compressedLength).putLong(length);
            } else {
                out.putInt((int) compressedLength).putInt((int) length);
            }
            write(body, out);
        }

        private void file(SlabBuffer body, boolean large) {
            ByteBuffer out = space().putInt(CENTRAL_FILE)
                    .putShort(large ? VERSION_64 : VERSION)
                    .putShort(large ? VERSION_64 : VERSION)
                    .putShort(FLAGS)
                    .putShort(DEFLATED)
                    .putInt(TIME)
                    .putInt(crc.value())
                    .putInt((int) (large ? ELSEWHERE : compressedLength))
                    .putInt((int) (large ? ELSEWHERE : length))
                    .putShort((short) name.length)
                    .putShort(large ? EXTRA_64_LENGTH : 0)
                    // No comment, the first disk, no attributes, and the entry is at the start.
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(0)
                    .put(name);
            if (large) {
                out.putShort(EXTRA_64)
                        .putShort((short) (2 * Long.BYTES))
                        .putLong(length)
                        .putLong(compressedLength);
            }
            write(body, out);
        }

        private void end(SlabBuffer body, long directory, boolean large) {
            long size = written - directory;
            // Deflate can make content longer, so the directory may begin beyond 4 GiB where both sizes are below.
            boolean far = large || directory >= ELSEWHERE;
            if (far) {
                end64(body, directory, size);
            }
            write(
                    body,
                    space().putInt(CENTRAL_END)
                            .putShort((short) 0)
                            .putShort((short) 0)
                            .putShort((short) 1)
                            .putShort((short) 1)
                            .putInt((int) size)
                            .putInt((int) (far ? ELSEWHERE : directory))
                            .putShort((short) 0));
        }

        private void end64(SlabBuffer body, long directory, long size) {
            long here = written;
            int fixedPart = 12;
            write(
                    body,
                    space().putInt(CENTRAL_END_64)
                            .putLong(56 - fixedPart)
                            .putShort(VERSION_64)
                            .putShort(VERSION_64)
                            .putInt(0)
                            .putInt(0)
                            .putLong(1)
                            .putLong(1)
                            .putLong(size)
                            .putLong(directory));
            write(
                    body,
                    space().putInt(CENTRAL_LOCATOR_64).putInt(0).putLong(here).putInt(1));
        }

        private void write(SlabBuffer body, ByteBuffer fields) {
            fields.flip();
            written += fields.remaining();
            body.write(fields);
        }
    }
}
