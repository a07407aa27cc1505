// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hash64Test {
    /** Known answers of XXH64 with seed 0, for each way through the algorithm. */
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "'Nobody inspects the spammish repetition', fbcea83c8a378bf1"
    })
    void isXxh64(String text, String hash) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        assertThat(Long.toHexString(Hash64.of(bytes, 1, bytes.length - 1))).isEqualTo(hash);
    }

    @Test
    void aMarkerIsOfTheLastBytesBeforeAPosition() {
        byte[] bytes = new byte[3_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Marker marker = Marker.before(bytes, 0, 2_000);
        assertThat(marker.length()).isEqualTo(Marker.LONGEST);
        assertThat(marker.isBefore(bytes, 976, 2_000)).isTrue();
        assertThat(marker.isBefore(bytes, 977, 2_000)).as("too few bytes").isFalse();
        assertThat(marker.isBefore(bytes, 0, 2_001)).isFalse();
        bytes[1_500]++;
        assertThat(marker.isBefore(bytes, 0, 2_000)).isFalse();
        assertThat(Marker.before(bytes, 0, 10).length()).isEqualTo(10);
    }

    @Test
    void aFingerprintIsOfABeginning() {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.UTF_8);
        Fingerprint fingerprint = Fingerprint.of(bytes, 0, 4);
        assertThat(fingerprint.isOf(bytes, 0, 10)).isTrue();
        assertThat(fingerprint.isOf(bytes, 0, 3)).isFalse();
        assertThat(fingerprint.isOf(bytes, 1, 10)).isFalse();
        assertThat(Fingerprint.NONE.isOf(bytes, 5, 5)).isTrue();
    }
}
