// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
    @Test
    void knowsExtensionAndEncoding() {
        assertThat(Compression.UNCOMPRESSED.extension()).isEmpty();
        assertThat(Compression.UNCOMPRESSED.contentEncoding()).isEmpty();
        assertThat(Compression.GZIP.extension()).isEqualTo(".gz");
        assertThat(Compression.GZIP.contentEncoding()).contains("gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | must be one of UNCOMPRESSED, GZIP; did you mean GZIP?",
                "Uncompressed | must be one of UNCOMPRESSED, GZIP; did you mean UNCOMPRESSED?",
                "SNAPPY | must be one of UNCOMPRESSED, GZIP; Snappy is not available yet",
                "Snappy | must be one of UNCOMPRESSED, GZIP; Snappy is not available yet",
                "ZIP | must be one of UNCOMPRESSED, GZIP; ZIP is not available yet",
                "HADOOP_SNAPPY | must be one of UNCOMPRESSED, GZIP; HADOOP_SNAPPY is not available yet",
                "brotli | must be one of UNCOMPRESSED, GZIP",
            })
    void namesTheNearestWhenItKnowsNoSuchName(String word, String complaint) {
        assertThatThrownBy(() -> Compression.named(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(complaint);
    }

    @Test
    void findsNamesAsFirehoseSpellsThem() {
        assertThat(Compression.named("UNCOMPRESSED")).isSameAs(Compression.UNCOMPRESSED);
        assertThat(Compression.named("GZIP")).isSameAs(Compression.GZIP);
    }

    @Test
    void uncompressedBytesStayAsTheyAre() throws IOException {
        byte[] content = content(1, 100_000);

        assertThat(encoded(Compression.UNCOMPRESSED, content, 777)).isEqualTo(content);
    }

    @Property(tries = 60)
    void gzipRoundTripsAndDependsOnTheContentOnly(
            @ForAll long seed,
            @ForAll @IntRange(max = 400_000) int size,
            @ForAll @IntRange(min = 1, max = 150_000) int oneCut,
            @ForAll @IntRange(min = 1, max = 150_000) int otherCut)
            throws IOException {
        byte[] content = content(seed, size);

        byte[] one = encoded(Compression.GZIP, content, oneCut);

        assertThat(encoded(Compression.GZIP, content, otherCut)).isEqualTo(one);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(one)).readAllBytes())
                .isEqualTo(content);
    }

    @Test
    void gzipHeaderHasNeitherTimeNorName() throws IOException {
        byte[] body = encoded(Compression.GZIP, content(1, 10), 10);

        assertThat(Arrays.copyOf(body, 10)).isEqualTo(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    }

    @Test
    void gzipUsesLevelSix() throws IOException {
        byte[] content = content(3, 60_000);
        byte[] body = encoded(Compression.GZIP, content, 1_000);

        byte[] deflated = Arrays.copyOfRange(body, 10, body.length - 8);
        assertThat(deflated).isEqualTo(deflated(content, 6)).isNotEqualTo(deflated(content, 9));
    }

    @Test
    void singleBytesAndAFinishBeforeClosingAreFine() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream body = Compression.GZIP.onto(target)) {
            body.write('a');
            body.write('b');
            ((GzipEncoder) body).finish();
        }

        assertThat(new GZIPInputStream(new ByteArrayInputStream(target.toByteArray())).readAllBytes())
                .isEqualTo(new byte[] {'a', 'b'});
    }

    private static byte[] encoded(Compression compression, byte[] content, int cut) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream body = compression.onto(target)) {
            for (int at = 0; at < content.length; at += cut) {
                body.write(content, at, Math.min(cut, content.length - at));
            }
        }
        return target.toByteArray();
    }

    private static byte[] deflated(byte[] content, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length + 1_000];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** Nearly repeating text, so that deflate finds matches worth searching for. */
    private static byte[] content(long seed, int size) {
        Random random = new Random(seed);
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            boolean repeated = i > 200 && random.nextInt(20) > 0;
            content[i] = repeated ? content[i - 201 + random.nextInt(3)] : (byte) ('a' + random.nextInt(4));
        }
        return content;
    }
}
