// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JoinedCrc32Test {
    @Property(tries = 300)
    void ofPiecesIsTheOneOfTheWhole(
            @ForAll @Size(max = 12) List<@IntRange(max = 9_000) Integer> sizes, @ForAll long seed) {
        Random random = new Random(seed);
        CRC32 whole = new CRC32();
        JoinedCrc32 joined = new JoinedCrc32();
        for (int size : sizes) {
            byte[] piece = new byte[size];
            random.nextBytes(piece);
            whole.update(piece);
            joined.append(crc(piece), size);
        }

        assertThat(joined.value()).isEqualTo((int) whole.getValue());
    }

    @Test
    void ofNothingIsZero() {
        assertThat(new JoinedCrc32().value()).isZero();
    }

    @Test
    void knowsLengthsBeyondFourGibibytes() {
        byte[] zeros = new byte[1 << 20];
        JoinedCrc32 byPiece = new JoinedCrc32();
        for (int i = 0; i < 5 << 10; i++) {
            byPiece.append(crc(zeros), zeros.length);
        }
        JoinedCrc32 doubled = new JoinedCrc32();
        doubled.append(byPiece.value(), 5L << 30);
        doubled.append(byPiece.value(), 5L << 30);
        for (int i = 0; i < 5 << 10; i++) {
            byPiece.append(crc(zeros), zeros.length);
        }

        assertThat(doubled.value()).isEqualTo(byPiece.value());
    }

    private static int crc(byte[] piece) {
        CRC32 crc = new CRC32();
        crc.update(piece);
        return (int) crc.getValue();
    }
}
