// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one line per figure: {@code NAME FIGURE VALUE UNIT}. */
public final class Figures {
    private final PrintStream out;
    private final String benchmark;

    /**
     * The figures of one benchmark.
     *
     * @param out where to
     * @param benchmark the name that begins each line
     */
    public Figures(PrintStream out, String benchmark) {
        this.out = out;
        this.benchmark = benchmark;
    }

    /**
     * Prints a figure.
     *
     * @param figure its name
     * @param value its value, of which three or more digits are shown
     * @param unit its unit
     */
    public void print(String figure, double value, String unit) {
        out.println(benchmark + " " + figure + " " + shown(value) + " " + unit);
    }

    /**
     * Prints what a figure was measured with.
     *
     * @param what a sentence or a list of settings
     */
    public void note(String what) {
        out.println("# " + benchmark + ": " + what);
    }

    static String shown(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
