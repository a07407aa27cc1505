// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AliasTableTest {
    @Test
    void neverPicksAWeightOfZeroEvenAtTheEdges() {
        AliasTable table = AliasTable.of(List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO));
        for (long bits :
                new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0x5555555555555555L, 0xaaaaaaaaaaaaaaaaL}) {
            assertThat(table.pick(bits)).isEqualTo(1);
        }
    }

    /** Walks the whole range of draws in equal steps, which must hit each index in proportion to its weight. */
    @Property(tries = 200)
    void givesEachIndexItsShare(@ForAll @Size(min = 1, max = 9) List<@IntRange(max = 100) Integer> weights) {
        int total = weights.stream().mapToInt(Integer::intValue).sum();
        if (total == 0) {
            return;
        }
        AliasTable table =
                AliasTable.of(weights.stream().map(BigDecimal::valueOf).toList());
        int steps = 60_000;
        int[] hits = new int[weights.size()];
        long step = Long.divideUnsigned(-1L, steps);
        for (int i = 0; i < steps; i++) {
            hits[table.pick(step * i + step / 2)]++;
        }
        for (int i = 0; i < hits.length; i++) {
            double expected = (double) steps * weights.get(i) / total;
            assertThat((double) hits[i]).isBetween(expected - 2.0 * hits.length, expected + 2.0 * hits.length);
            assertThat(hits[i] == 0).isEqualTo(weights.get(i) == 0);
        }
    }
}
