// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyOutputStream;

class EncodingTest {
    private static final int KIB = 1024;

    /** Around every size at which something begins anew. */
    static Stream<Integer> sizes() {
        return Stream.concat(
                Stream.of(0, 1, 2, 20_000, 100_000, 2_000_000),
                Stream.of(1, 32, 64, 256, 512, 1024)
                        .flatMap(edge -> Stream.of(-1, 0, 1).map(off -> edge * KIB + off)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void isReadByOthers(int size) {
        for (Form form : Form.values()) {
            for (Content kind : Content.values()) {
                byte[] content = kind.of(size);
                assertThat(form.read(Bodies.encoded(form.encoding(), content)))
                        .as("%s of %s", form, kind)
                        .isEqualTo(content);
            }
        }
    }

    @Property(tries = 60)
    void dependsOnTheContentOnly(
            @ForAll Form form,
            @ForAll Content kind,
            @ForAll @IntRange(max = 3_000_000) int size,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 900_000) Integer> cuts,
            @ForAll @IntRange(min = 1, max = 5) int threads) {
        // Single bytes take long.
        int least = Math.max(1, size / 3_000);
        List<Integer> parts = cuts.stream().map(cut -> Math.max(least, cut)).toList();
        byte[] content = kind.of(size);

        assertThat(Bodies.encoded(form.encoding(), content, threads, parts))
                .isEqualTo(Bodies.encoded(form.encoding(), content));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void dependsOnNothingThatTheCodecDidBefore(Form form) {
        byte[] content = Content.LINES.of(900_000);
        try (Encoders encoders = new Encoders(form.encoding(), 1, "test")) {
            for (Content before : Content.values()) {
                encode(encoders, before.of(1_100_000));
                assertThat(encode(encoders, content)).isEqualTo(Bodies.encoded(form.encoding(), content));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "5", "9", "12"})
    void zstdDependsOnTheContentOnlyAtEveryKindOfLevel(int level) {
        byte[] content = Content.LINES.of(1_500_000);
        try (Encoders encoders = new Encoders(Encoding.zstd(level), 1, "test")) {
            encode(encoders, Content.NOISE.of(700_000));
            assertThat(encode(encoders, content)).isEqualTo(Bodies.encoded(Encoding.zstd(level), content));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void snappyIsByteForByteWhatSnappyJavaWrites(int size) throws IOException {
        for (Content kind : Content.values()) {
            byte[] content = kind.of(size);
            ByteArrayOutputStream xerial = new ByteArrayOutputStream();
            ByteArrayOutputStream hadoop = new ByteArrayOutputStream();
            try (OutputStream one = new SnappyOutputStream(xerial);
                    OutputStream other = new SnappyHadoopCompatibleOutputStream(hadoop)) {
                one.write(content);
                other.write(content);
            }
            assertThat(Bodies.encoded(Encoding.xerialSnappy(), content)).isEqualTo(xerial.toByteArray());
            assertThat(Bodies.encoded(Encoding.hadoopSnappy(), content)).isEqualTo(hadoop.toByteArray());
        }
    }

    @Test
    void startsAsItsFormSays() {
        byte[] content = Content.LINES.of(1_000);
        assertThat(head(Form.GZIP, content, 10)).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
        assertThat(head(Form.ZIP, content, 4)).containsExactly('P', 'K', 3, 4);
        assertThat(head(Form.XERIAL_SNAPPY, content, 16))
                .containsExactly(0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(head(Form.HADOOP_SNAPPY, content, 4)).containsExactly(0, 0, 1_000 >> 8, 1_000 & 0xff);
        assertThat(head(Form.ZSTD, content, 4)).containsExactly(0x28, 0xb5, 0x2f, 0xfd);
        assertThat(head(Form.LZ4, content, 4)).containsExactly(0x04, 0x22, 0x4d, 0x18);
    }

    private static int[] head(Form form, byte[] content, int length) {
        byte[] body = Bodies.encoded(form.encoding(), content);
        return IntStream.range(0, length).map(i -> body[i] & 0xff).toArray();
    }

    @Test
    void gzipDeflatesAtItsLevel() {
        byte[] content = Content.LINES.of(200_000);
        for (int level : new int[] {1, 6, 9}) {
            byte[] body = Bodies.encoded(Encoding.gzip(level), content);
            byte[] deflated = deflated(content, level);
            assertThat(Arrays.copyOfRange(body, 10, body.length - 10)).isEqualTo(deflated);
        }
        assertThat(deflated(content, 6)).isNotEqualTo(deflated(content, 9));
    }

    private static byte[] deflated(byte[] content, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(content);
        byte[] space = new byte[content.length + 1_000];
        int length = deflater.deflate(space, 0, space.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(space, length);
    }

    @Test
    void higherLevelsAreSmaller() {
        byte[] content = Content.LINES.of(600_000);
        assertThat(size(Encoding.gzip(9), content)).isLessThan(size(Encoding.gzip(1), content));
        assertThat(size(Encoding.zip(9), content)).isLessThan(size(Encoding.zip(1), content));
        assertThat(size(Encoding.zstd(19), content)).isLessThan(size(Encoding.zstd(1), content));
        assertThat(size(Encoding.lz4(12), content)).isLessThan(size(Encoding.lz4(3), content));
        assertThat(size(Encoding.lz4(3), content)).isLessThan(size(Encoding.lz4(2), content));
        assertThat(size(Encoding.lz4(2), content)).isEqualTo(size(Encoding.lz4(1), content));
    }

    @Test
    void chunksCostLittle() {
        byte[] content = Content.LINES.of(4 << 20);
        Deflater whole = new Deflater(6, true);
        whole.setInput(content);
        whole.finish();
        int length = whole.deflate(new byte[content.length]);
        whole.end();

        assertThat((double) size(Encoding.gzip(6), content)).isLessThan(1.01 * length);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void noiseGrowsByLessThanAThousandth(Form form) {
        byte[] content = Content.NOISE.of(3 << 20);

        assertThat((double) size(form.encoding(), content)).isLessThan(1.001 * content.length + 300);
    }

    private static int size(Encoding encoding, byte[] content) {
        return Bodies.encoded(encoding, content).length;
    }

    @Test
    void zipHasOneEntryNamedByTheObject() throws IOException {
        byte[] content = Content.LINES.of(700_000);
        byte[] body = Bodies.encoded(Encoding.zip(6), content);

        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(body))) {
            ZipEntry entry = archive.getNextEntry();
            assertThat(entry.getName()).isEqualTo(Bodies.OBJECT.toString());
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
            assertThat(archive.readAllBytes()).isEqualTo(content);
            assertThat(archive.getNextEntry()).isNull();
        }
    }

    @Test
    void zipIsReadByItsDirectoryToo(@TempDir Path folder) throws IOException {
        byte[] content = Content.LINES.of(700_000);
        byte[] body = Bodies.encoded(Encoding.zip(6), content);
        Path file = Files.write(folder.resolve("body.zip"), body);

        try (ZipFile archive = new ZipFile(file.toFile())) {
            assertThat(archive.size()).isEqualTo(1);
            ZipEntry entry = archive.getEntry(Bodies.OBJECT.toString());
            assertThat(entry.getSize()).isEqualTo(content.length);
            assertThat(entry.getExtra()).isNull();
            assertThat(archive.getInputStream(entry).readAllBytes()).isEqualTo(content);
        }
    }

    /** Four gibibytes of zeros are a few megabytes, and one encoded chunk makes them all. */
    @ParameterizedTest
    @CsvSource({"-1", "0"})
    void zipHoldsMoreThanFourGibibytes(int chunks, @TempDir Path folder) throws IOException {
        Encoding encoding = Encoding.zip(6);
        SlabPool pool = new SlabPool(16 << 20);
        SlabBuffer body = new SlabBuffer(pool);
        long count = (4L << 30) / encoding.chunkSize() + chunks;
        try (Codec codec = encoding.codec()) {
            SlabBuffer zeros = new SlabBuffer(pool);
            zeros.write(new byte[encoding.chunkSize()]);
            codec.fill(zeros);
            EncodedChunk chunk = codec.encode();
            Framing framing = encoding.frame(Bodies.OBJECT);
            framing.head(body);
            for (long i = 0; i < count; i++) {
                framing.append(again(chunk), body);
            }
            framing.end(body);
        }
        Path file = Files.write(folder.resolve("body.zip"), Bodies.content(body));

        try (ZipFile archive = new ZipFile(file.toFile())) {
            ZipEntry entry = archive.getEntry(Bodies.OBJECT.toString());
            assertThat(entry.getSize()).isEqualTo(count * encoding.chunkSize());
        }
        if (chunks < 0) {
            return;
        }
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(file))) {
            archive.getNextEntry();
            long length = 0;
            byte[] some = new byte[256 * KIB];
            for (int read = archive.read(some); read >= 0; read = archive.read(some)) {
                length += read;
            }
            // Has compared the sizes and the CRC behind the entry.
            assertThat(length).isEqualTo(count * encoding.chunkSize());
        }
    }

    private static EncodedChunk again(EncodedChunk chunk) {
        return new EncodedChunk(chunk.bytes().duplicate(), chunk.plainLength(), chunk.crc());
    }

    @Test
    void zstdAndLz4NoticeAFlippedBit() {
        byte[] content = Content.NOISE.of(400_000);
        for (Form form : List.of(Form.ZSTD, Form.LZ4)) {
            byte[] body = Bodies.encoded(form.encoding(), content);
            body[body.length / 2] ^= 1;
            assertThat(catchThrowable(() -> form.read(body))).as("%s", form).isNotNull();
        }
    }

    /** The usual tools, where there are any. */
    @ParameterizedTest
    @CsvSource({"GZIP, gzip, -t, .gz", "ZIP, unzip, -tqq, .zip", "ZSTD, zstd, -tq, .zst", "LZ4, lz4, -tq, .lz4"})
    void isFineForTheTool(Form form, String tool, String option, String extension, @TempDir Path folder)
            throws Exception {
        assumeThat(Stream.of("/usr/bin", "/bin").map(bin -> Path.of(bin, tool))).anyMatch(Files::isExecutable);
        for (int size : new int[] {0, 1, 3_000_000}) {
            Path file = folder.resolve("body" + size + extension);
            Files.write(
                    file, Bodies.encoded(form.encoding(), Content.LINES.of(size), 2, Collections.singletonList(9_999)));
            Process test = new ProcessBuilder(tool, option, file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(test.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(test.waitFor()).as(said).isZero();
        }
    }

    private static byte[] encode(Encoders encoders, byte[] content) {
        SlabPool pool = new SlabPool(1 << 20);
        SlabBuffer plain = new SlabBuffer(pool);
        SlabBuffer body = new SlabBuffer(pool);
        plain.write(content);
        encoders.begin(Bodies.OBJECT).finish(plain, body);
        return Bodies.content(body);
    }
}
