// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigitsTest {
    @Property
    void writesWhatTheJdkWrites(@ForAll long value) {
        assertThat(text(value)).isEqualTo(Long.toString(value));
    }

    @Test
    void writesEveryLengthAndTheEdges() {
        for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
                assertThat(text(value)).isEqualTo(Long.toString(value));
            }
            if (power == 1_000_000_000_000_000_000L) {
                break;
            }
        }
        for (long value : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L}) {
            assertThat(text(value)).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void padsWithZeros() {
        byte[] out = new byte[10];
        assertThat(new String(out, 0, Digits.writePadded(7, 3, out, 0), StandardCharsets.US_ASCII))
                .isEqualTo("007");
        assertThat(new String(out, 0, Digits.writePadded(0, 2, out, 0), StandardCharsets.US_ASCII))
                .isEqualTo("00");
        assertThat(new String(out, 0, Digits.writePadded(1234, 3, out, 0), StandardCharsets.US_ASCII))
                .isEqualTo("1234");
    }

    private static String text(long value) {
        byte[] out = new byte[Digits.MAX_LENGTH];
        return new String(out, 0, Digits.write(value, out, 0), StandardCharsets.US_ASCII);
    }
}
