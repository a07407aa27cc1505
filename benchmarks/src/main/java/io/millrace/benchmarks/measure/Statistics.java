// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import java.util.List;

/** Figures out of figures. */
public final class Statistics {
    private Statistics() {}

    /**
     * The middle value; of an even number the mean of the two in the middle.
     *
     * @param values at least one
     * @return their median
     */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * The smallest value that a part of all values do not exceed.
     *
     * @param sorted in ascending order, at least one
     * @param part such as 0.99
     * @return one of the values
     */
    public static double percentile(double[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * part) - 1)];
    }

    /**
     * How far the values lie apart, as a part of their median.
     *
     * @param values at least one
     * @return 0 when all are equal
     */
    public static double spread(List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return (most - least) / median(values);
    }
}
