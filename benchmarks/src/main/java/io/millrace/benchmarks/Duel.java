// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Rate;
import io.millrace.benchmarks.measure.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rates of a connector of ours and of the no-op one, taken in turn so that a slow minute hits both. */
final class Duel {
    private final List<Rate> ours = new ArrayList<>();
    private final List<Rate> noop = new ArrayList<>();

    /** Something that runs once and tells its rate. */
    @FunctionalInterface
    interface Run {
        /** Runs under a name that no other run has. */
        Rate run(String label);
    }

    /** One pair that warms up and is not counted, then the rounds; every other round the order is turned. */
    static Duel fight(int rounds, Run ours, Run noop) {
        Duel duel = new Duel();
        ours.run("warm-up-ours");
        noop.run("warm-up-noop");
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                duel.noop.add(noop.run("noop-" + round));
                duel.ours.add(ours.run("ours-" + round));
            } else {
                duel.ours.add(ours.run("ours-" + round));
                duel.noop.add(noop.run("noop-" + round));
            }
        }
        return duel;
    }

    /** Prints both sides and their ratio, each figure's name behind a prefix. */
    void print(Figures figures, String prefix) {
        double ourRate = median(ours, Rate::recordsPerSecond);
        double noopRate = median(noop, Rate::recordsPerSecond);
        figures.print(prefix + "records-per-second", ourRate, "1/s");
        figures.print(prefix + "noop-records-per-second", noopRate, "1/s");
        figures.print(prefix + "ratio-to-noop", ourRate / noopRate, "x");
        figures.print(prefix + "cpu-us-per-record", median(ours, Rate::cpuMicrosPerRecord), "us");
        figures.print(prefix + "noop-cpu-us-per-record", median(noop, Rate::cpuMicrosPerRecord), "us");
        figures.print(
                prefix + "cpu-ratio-to-noop",
                median(noop, Rate::cpuMicrosPerRecord) / median(ours, Rate::cpuMicrosPerRecord),
                "x");
        figures.print(prefix + "spread", 100 * spread(ours), "%");
        figures.print(prefix + "noop-spread", 100 * spread(noop), "%");
    }

    private static double median(List<Rate> rates, Function<Rate, Double> figure) {
        return Statistics.median(rates.stream().map(figure).toList());
    }

    private static double spread(List<Rate> rates) {
        return Statistics.spread(rates.stream().map(Rate::recordsPerSecond).toList());
    }
}
