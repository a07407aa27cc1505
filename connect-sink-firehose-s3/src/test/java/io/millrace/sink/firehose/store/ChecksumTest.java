// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {
    /** The check values of the catalogue of CRC algorithms, in base64, and that of FIPS 180. */
    @ParameterizedTest
    @CsvSource({
        "CRC32, 123456789, y/Q5Jg==",
        "CRC32C, 123456789, 4waSgw==",
        "CRC64NVME, 123456789, rosUhgp5mIg=",
        "SHA256, abc, ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
    })
    void hasTheKnownValueForTheKnownText(Checksum checksum, String text, String value) {
        assertThat(checksum.of(body(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(value);
    }

    @Property(tries = 300)
    void takesEightBytesPerStepToTheSameValueAsOne(
            @ForAll @Size(max = 100) byte[] bytes, @ForAll @IntRange(max = 100) int cut) {
        int offset = Math.min(cut, bytes.length);
        Crc64Nvme fast = new Crc64Nvme();
        fast.update(bytes, 0, offset);
        fast.update(bytes, offset, bytes.length - offset);
        assertThat(fast.getValue()).isEqualTo(bitByBit(bytes));

        Crc64Nvme slow = new Crc64Nvme();
        for (byte b : bytes) {
            slow.update(b);
        }
        assertThat(slow.getValue()).isEqualTo(bitByBit(bytes));
    }

    private static long bitByBit(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x9A6C_9329_AC4B_C9B5L;
            }
        }
        return ~crc;
    }

    private static Body body(byte[] bytes) {
        return new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
