// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.millrace.decompression.DecompressionException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecompressionTest {
    private static final byte[] CONTENT = Samples.content(new Random(1), 100_000);
    private static final byte[] GARBAGE = "something else".getBytes(US_ASCII);

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUTO", "NONE", "SNAPPY_HADOOP", "SNAPPY_RAW"})
    void theFirstBytesTellTheFormat(Compression compression) throws IOException {
        byte[] packed = Samples.compressed(compression, CONTENT);

        assertThat(Compression.detect(packed, 0, 10)).isEqualTo(compression);
        assertThat(all(Compression.AUTO, packed)).isEqualTo(CONTENT);
        try (DecompressedStream stream =
                Decompression.of(Compression.AUTO, CONTENT.length).open(Samples.dripping(packed, 3))) {
            assertThat(stream.compression()).isEqualTo(compression);
            assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUTO", "NONE"})
    void asMuchAsIsAllowedComesOutAndNotOneByteMore(Compression compression) throws IOException {
        byte[] packed = Samples.compressed(compression, CONTENT);

        assertThat(Decompression.of(compression, CONTENT.length).decompress(packed, 0, packed.length))
                .isEqualTo(CONTENT);
        assertReason(Reason.TOO_LARGE, Decompression.of(compression, CONTENT.length - 1), packed);
        assertReason(Reason.TOO_LARGE, Decompression.of(compression, 0), packed);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AUTO", "NONE"})
    void nothingStaysNothing(Compression compression) throws IOException {
        assertThat(all(compression, Samples.compressed(compression, new byte[0])))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD", "BZIP2", "SNAPPY_FRAMED", "SNAPPY_XERIAL", "SNAPPY_HADOOP", "LZ4"})
    void partsAfterEachOtherAreOneContent(Compression compression) throws IOException {
        byte[] packed = Samples.joined(
                Samples.compressed(compression, CONTENT),
                Samples.compressed(compression, new byte[0]),
                Samples.compressed(compression, GARBAGE));

        assertThat(all(compression, packed)).isEqualTo(Samples.joined(CONTENT, GARBAGE));
        try (InputStream stream = Decompression.of(compression, 1 << 20).open(Samples.dripping(packed, 100))) {
            assertThat(stream.readAllBytes()).isEqualTo(Samples.joined(CONTENT, GARBAGE));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZIP", "ZSTD", "BZIP2", "LZ4"})
    void cutDataAndGarbageBehindItAreToldApart(Compression compression) throws IOException {
        byte[] packed = Samples.compressed(compression, CONTENT);

        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, packed.length - 1));
        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, packed.length / 2));
        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, 3));
        assertReason(Reason.TRUNCATED, limited(compression), new byte[0]);
        assertReason(Reason.TRAILING_GARBAGE, limited(compression), Samples.joined(packed, GARBAGE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"SNAPPY_FRAMED", "SNAPPY_XERIAL", "SNAPPY_HADOOP"})
    void cutBlocksOfSnappyAreNoticed(Compression compression) throws IOException {
        byte[] packed = Samples.compressed(compression, CONTENT);

        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, packed.length - 1));
        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, 11));
        assertReason(Reason.TRUNCATED, limited(compression), Arrays.copyOf(packed, 5));
    }

    @Test
    void whatHasNoMagicBytesIsNotCompressed() throws IOException {
        assertThat(Compression.detect(GARBAGE, 0, GARBAGE.length)).isEqualTo(Compression.NONE);
        assertThat(Compression.detect("BZh9 is no stream".getBytes(US_ASCII), 0, 17))
                .isEqualTo(Compression.NONE);
        assertThat(Compression.detect(GARBAGE, 0, 0)).isEqualTo(Compression.NONE);
        assertReason(Reason.UNKNOWN_FORMAT, limited(Compression.AUTO), GARBAGE);
        assertReason(Reason.UNKNOWN_FORMAT, limited(Compression.GZIP), GARBAGE);
        try (DecompressedStream stream = limited(Compression.AUTO).open(new ByteArrayInputStream(GARBAGE))) {
            assertThat(stream.compression()).isEqualTo(Compression.NONE);
            assertThat(stream.readAllBytes()).isEqualTo(GARBAGE);
        }
        try (InputStream stream = Decompression.of(Compression.AUTO, 3).open(new ByteArrayInputStream(GARBAGE))) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(DecompressionException.class);
        }
    }

    @Test
    void anArchiveHasOneFileAndAnyFolders() throws IOException {
        assertThat(all(Compression.AUTO, Samples.zip(CONTENT, "a/", "a/b", "c/")))
                .isEqualTo(CONTENT);
        assertThat(all(Compression.AUTO, Samples.zip(CONTENT))).isEmpty();
        assertReason(Reason.SEVERAL_ENTRIES, limited(Compression.AUTO), Samples.zip(CONTENT, "a", "b"));
    }

    @Test
    void storedFilesAreReadAndEncryptedOnesRefused() throws IOException {
        byte[] stored = Samples.through(
                out -> {
                    ZipOutputStream zip = new ZipOutputStream(out);
                    ZipEntry entry = new ZipEntry("file");
                    CRC32 checksum = new CRC32();
                    checksum.update(CONTENT);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setCrc(checksum.getValue());
                    entry.setSize(CONTENT.length);
                    zip.putNextEntry(entry);
                    return zip;
                },
                CONTENT);
        byte[] encrypted = stored.clone();
        encrypted[6] |= 1;
        byte[] damaged = stored.clone();
        damaged[1000] ^= 1;

        assertThat(all(Compression.AUTO, stored)).isEqualTo(CONTENT);
        assertReason(Reason.UNSUPPORTED, limited(Compression.AUTO), encrypted);
        assertReason(Reason.CORRUPT, limited(Compression.AUTO), damaged);
    }

    @Test
    void optionalPartsOfAGzipHeaderAreReadOver() throws IOException {
        byte[] plain = Samples.compressed(Compression.GZIP, CONTENT);
        byte[] header = HexFormat.of().parseHex("1f8b081e000000000003" + "0200abcd" + "6e616d6500" + "6300" + "ffff");
        byte[] packed = Samples.joined(header, Arrays.copyOfRange(plain, 10, plain.length));
        byte[] reserved = plain.clone();
        reserved[3] = (byte) 0x80;

        assertThat(all(Compression.AUTO, packed)).isEqualTo(CONTENT);
        assertReason(Reason.CORRUPT, limited(Compression.AUTO), reserved);
    }

    @Test
    void zerosByTheMegabyteStopAtTheLimit() throws IOException {
        byte[] zeros = new byte[16 << 20];
        for (Compression compression : new Compression[] {Compression.GZIP, Compression.ZIP, Compression.ZSTD}) {
            byte[] bomb = Samples.compressed(compression, zeros);

            assertReason(Reason.TOO_LARGE, Decompression.of(compression, 1000), bomb);
        }
    }

    /** A frame header that announces 2^60 bytes, in one segment and with a window. */
    @Test
    void announcementsBeyondTheLimitAreRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] oneSegment = HexFormat.of().parseHex("28b52ffd" + "e0" + "0000000000000010" + "010000");
        byte[] window = HexFormat.of().parseHex("28b52ffd" + "c0" + "58" + "0000000000000010" + "010000");
        byte[] largeWindow = HexFormat.of().parseHex("28b52ffd" + "00" + "a8" + "010000");
        byte[] smallWindow = HexFormat.of().parseHex("28b52ffd" + "00" + "58" + "010000");

        assertReason(Reason.TOO_LARGE, limited(Compression.AUTO), oneSegment);
        assertReason(Reason.TOO_LARGE, limited(Compression.AUTO), window);
        assertReason(Reason.TOO_LARGE, limited(Compression.AUTO), largeWindow);
        assertThat(all(Compression.AUTO, smallWindow)).isEmpty();
    }

    @Test
    void framesOfOthersAreSkipped() throws IOException {
        byte[] skippable = HexFormat.of().parseHex("5a2a4d18" + "03000000" + "010203");
        byte[] frame = Zstd.compress(CONTENT);

        assertThat(all(Compression.AUTO, Samples.joined(skippable, frame, skippable, frame)))
                .isEqualTo(Samples.joined(CONTENT, CONTENT));
    }

    @Test
    void usualWindowsAreFineWithSmallLimits() throws IOException {
        byte[] packed = Samples.through(out -> new ZstdOutputStream(out, 19), GARBAGE);

        assertThat(Decompression.of(Compression.ZSTD, 14).decompress(packed, 0, packed.length))
                .isEqualTo(GARBAGE);
        assertThat(ZstdFrames.windowLog(0)).isEqualTo(23);
        assertThat(ZstdFrames.windowLog(1L << 25)).isEqualTo(26);
        assertThat(ZstdFrames.windowLog(Long.MAX_VALUE)).isEqualTo(27);
    }

    /** A block of Snappy of five bytes that announces two gigabytes. */
    @Test
    void lengthsThatCannotBeTrueAreRefused() {
        byte[] raw = HexFormat.of().parseHex("ffffffff07");
        byte[] xerial = HexFormat.of().parseHex("82534e4150505900" + "0000000100000001" + "7fffffff" + "00");

        assertReason(Reason.CORRUPT, Decompression.of(Compression.SNAPPY_RAW, Long.MAX_VALUE), raw);
        assertReason(Reason.TOO_LARGE, limited(Compression.AUTO), xerial);
        assertReason(Reason.TRUNCATED, Decompression.of(Compression.AUTO, Long.MAX_VALUE), xerial);
    }

    @Test
    void onlyTheGivenPartOfAnArrayIsRead() throws IOException {
        byte[] packed = Samples.compressed(Compression.GZIP, CONTENT);
        byte[] around = Samples.joined(GARBAGE, packed, GARBAGE);

        assertThat(limited(Compression.AUTO).decompress(around, GARBAGE.length, GARBAGE.length + packed.length))
                .isEqualTo(CONTENT);
    }

    @Test
    void aFailureStaysAndWhatIsBelowIsClosedOnce() throws IOException {
        byte[] packed = Arrays.copyOf(Samples.compressed(Compression.ZSTD, CONTENT), 1000);
        AtomicInteger closes = new AtomicInteger();
        InputStream below = new ByteArrayInputStream(packed) {
            @Override
            public void close() {
                closes.incrementAndGet();
            }
        };
        DecompressedStream stream = limited(Compression.AUTO).open(below);

        assertThatThrownBy(stream::readAllBytes).isInstanceOf(DecompressionException.class);
        assertThatThrownBy(stream::read)
                .isInstanceOf(DecompressionException.class)
                .hasMessage("zstd, at about byte 1000: the data ends too early");
        stream.close();
        stream.close();
        assertThat(closes).hasPositiveValue();
        assertThatThrownBy(stream::read).hasMessage("The stream is closed.");
    }

    @Test
    void troubleBelowIsNoDamage() throws IOException {
        byte[] packed = Samples.compressed(Compression.BZIP2, CONTENT);
        IOException trouble = new IOException("connection reset");
        InputStream below = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 2000) {
                    throw trouble;
                }
                return packed[at++] & 0xFF;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                target[from] = (byte) read();
                return 1;
            }
        };

        try (InputStream stream = limited(Compression.AUTO).open(below)) {
            assertThatThrownBy(stream::readAllBytes).isSameAs(trouble);
        }
    }

    private static Decompression limited(Compression compression) {
        return Decompression.of(compression, 1 << 20);
    }

    private static byte[] all(Compression compression, byte[] packed) throws DecompressionException {
        return limited(compression).decompress(packed, 0, packed.length);
    }

    private static void assertReason(Reason reason, Decompression decompression, byte[] packed) {
        DecompressionException failure = catchThrowableOfType(
                DecompressionException.class, () -> decompression.decompress(packed, 0, packed.length));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(reason);
    }
}
