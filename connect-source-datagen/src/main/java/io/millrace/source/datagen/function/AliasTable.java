// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Picks an index by relative weight in constant time (Walker's alias method, built as by Vose).
 *
 * <p>Every index has a column of equal width; a column holds its own index up to a threshold and one other index above.
 * The high word of bits * n is the column and the low word is the position in it, so one draw serves both. All
 * arithmetic up to the thresholds is exact, so a weight is off by no more than n / 2^64, and weight 0 is never picked.
 */
final class AliasTable {
    private static final BigInteger FULL = BigInteger.ONE.shiftLeft(64);

    /** Thresholds shifted by 2^63, so that a signed comparison orders them as unsigned. */
    private final long[] thresholds;

    private final int[] others;

    private AliasTable(int size) {
        thresholds = new long[size];
        others = new int[size];
    }

    /**
     * A table for these weights.
     *
     * @param weights at least one, none negative, not all zero
     */
    static AliasTable of(List<BigDecimal> weights) {
        int scale =
                Math.max(0, weights.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigInteger count = BigInteger.valueOf(weights.size());
        BigInteger[] mass = new BigInteger[weights.size()];
        BigInteger total = BigInteger.ZERO;
        for (int i = 0; i < mass.length; i++) {
            BigInteger weight = weights.get(i).setScale(scale).unscaledValue();
            total = total.add(weight);
            mass[i] = weight.multiply(count);
        }
        AliasTable table = new AliasTable(mass.length);
        table.fill(mass, total);
        return table;
    }

    private void fill(BigInteger[] mass, BigInteger width) {
        Deque<Integer> small = new ArrayDeque<>();
        Deque<Integer> large = new ArrayDeque<>();
        for (int i = 0; i < mass.length; i++) {
            (mass[i].compareTo(width) < 0 ? small : large).add(i);
        }
        while (!small.isEmpty()) {
            // Masses add up to n widths exactly, so while a column lacks something another one has it to spare.
            int poor = small.remove();
            int rich = large.element();
            thresholds[poor] = mass[poor]
                    .multiply(FULL)
                    .divide(width)
                    .subtract(FULL.shiftRight(1))
                    .longValue();
            others[poor] = rich;
            mass[rich] = mass[rich].subtract(width.subtract(mass[poor]));
            if (mass[rich].compareTo(width) < 0) {
                small.add(large.remove());
            }
        }
        for (int full : large) {
            thresholds[full] = Long.MAX_VALUE;
            others[full] = full;
        }
    }

    int pick(long bits) {
        int column = (int) Draws.bounded(bits, thresholds.length);
        long position = bits * thresholds.length + Long.MIN_VALUE;
        return position < thresholds[column] ? column : others[column];
    }
}
