// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.decompression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.decompression.DecompressionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to the bytes, the answer is right or an exception, unless the format has no checksum. */
class DamageTest {
    private static final Compression[] FORMATS = {
        Compression.GZIP,
        Compression.ZIP,
        Compression.ZSTD,
        Compression.BZIP2,
        Compression.SNAPPY_FRAMED,
        Compression.SNAPPY_XERIAL,
        Compression.SNAPPY_HADOOP,
        Compression.SNAPPY_RAW,
        Compression.LZ4
    };
    private static final Set<Compression> UNCHECKED =
            Set.of(Compression.SNAPPY_XERIAL, Compression.SNAPPY_HADOOP, Compression.SNAPPY_RAW);
    private static final int LIMIT = 1 << 17;

    @Property(tries = 300)
    void whatWasCompressedComesOut(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Compression compression = FORMATS[random.nextInt(FORMATS.length)];
        byte[] content = Samples.content(random, random.nextInt(1 << random.nextInt(18)));
        byte[] packed = Samples.compressed(compression, content);

        assertThat(Decompression.of(compression, LIMIT).decompress(packed, 0, packed.length))
                .isEqualTo(content);
        try (InputStream stream =
                Decompression.of(compression, LIMIT).open(Samples.dripping(packed, 1 + random.nextInt(10_000)))) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
    }

    @Property(tries = 1_500)
    void cutDataNeverComesOutAsWhole(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Compression compression = FORMATS[random.nextInt(FORMATS.length)];
        byte[] content = Samples.content(random, 1 + random.nextInt(1 << random.nextInt(14)));
        byte[] packed = Samples.compressed(compression, content);
        byte[] cut = Arrays.copyOf(packed, random.nextInt(packed.length));

        byte[] found = null;
        try {
            found = Decompression.of(compression, LIMIT).decompress(cut, 0, cut.length);
        } catch (DecompressionException e) {
            assertThat(e.reason())
                    .isIn(Reason.TRUNCATED, compression == Compression.SNAPPY_RAW ? Reason.CORRUPT : null);
        }

        // Data that is cut between two parts is whole by itself.
        if (found != null) {
            assertThat(compression)
                    .isIn(Compression.SNAPPY_FRAMED, Compression.SNAPPY_XERIAL, Compression.SNAPPY_HADOOP);
            assertThat(found).isEqualTo(Arrays.copyOf(content, found.length));
        }
    }

    @Property(tries = 3_000)
    void damagedDataNeverComesOutWrong(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Compression compression = FORMATS[random.nextInt(FORMATS.length)];
        byte[] content = Samples.content(random, 1 + random.nextInt(1 << random.nextInt(14)));
        byte[] packed = Samples.compressed(compression, content);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(packed.length);
            // One bit of this byte of zstd says whether there is a checksum, and nothing checks it.
            if (compression != Compression.ZSTD || at != 4) {
                packed[at] ^= (byte) (1 << random.nextInt(8));
            }
        }

        byte[] found = null;
        try {
            found = Decompression.of(compression, LIMIT).decompress(packed, 0, packed.length);
        } catch (DecompressionException e) {
            assertThat(e.reason()).isNotNull();
        }

        if (found != null && !UNCHECKED.contains(compression)) {
            // No checksum covers the type of a chunk of framed Snappy: damaged there, a chunk is one to be skipped.
            boolean skipped = compression == Compression.SNAPPY_FRAMED && found.length == 0;
            assertThat(found).as(compression.name()).isEqualTo(skipped ? new byte[0] : content);
        }
    }

    /** Bytes of no meaning behind the magic bytes of a format. */
    @Property(tries = 1_000)
    void noiseIsRefusedInGoodTime(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Compression compression = FORMATS[random.nextInt(FORMATS.length)];
        byte[] start = Samples.compressed(compression, new byte[] {1, 2, 3});
        byte[] noise = Samples.content(random, 40 + random.nextInt(3000));
        System.arraycopy(start, 0, noise, 0, Math.min(start.length, 4 + random.nextInt(30)));

        try {
            assertThat(Decompression.of(compression, LIMIT).decompress(noise, 0, noise.length))
                    .hasSizeLessThanOrEqualTo(LIMIT);
        } catch (DecompressionException e) {
            assertThat(e.reason()).isNotNull();
        }
    }
}
