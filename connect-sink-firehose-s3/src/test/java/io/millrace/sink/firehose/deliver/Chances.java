// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.deliver;

import java.util.Arrays;
import java.util.Iterator;
import java.util.random.RandomGenerator;

/** Draws that are known beforehand. */
final class Chances implements RandomGenerator {
    private final Iterator<Double> draws;

    private Chances(Iterator<Double> draws) {
        this.draws = draws;
    }

    static Chances of(double... draws) {
        return new Chances(Arrays.stream(draws).iterator());
    }

    @Override
    public double nextDouble() {
        return draws.next();
    }

    @Override
    public long nextLong() {
        throw new AssertionError("only doubles are drawn");
    }
}
