// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import java.util.List;

/** The samples of one run, in the order in which they were taken. */
public final class Series {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final List<Sample> samples;

    /**
     * Keeps samples.
     *
     * @param samples in the order in which they were taken
     */
    public Series(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /**
     * The rate within a part of the run, so that start-up and the last incomplete batch can be left out.
     *
     * @param from the count at which to begin
     * @param to the count at which to end
     * @param recordsPerCount how many records one step of the count stands for
     * @return the rate between the first samples that reached the two counts
     */
    public Rate between(double from, double to, double recordsPerCount) {
        Sample first = reached(from);
        Sample last = reached(to);
        double records = (last.count() - first.count()) * recordsPerCount;
        long nanos = last.nanos() - first.nanos();
        if (records <= 0 || nanos <= 0) {
            throw new IllegalStateException("too few samples to measure between " + (long) from + " and " + (long) to
                    + " records; measure more records");
        }
        return new Rate(
                records * NANOS_PER_SECOND / nanos, (last.cpuNanos() - first.cpuNanos()) / NANOS_PER_MICRO / records);
    }

    /**
     * The count that the run ended with.
     *
     * @return the last sample's count
     */
    public long total() {
        return samples.get(samples.size() - 1).count();
    }

    private Sample reached(double count) {
        return samples.stream()
                .filter(sample -> sample.count() >= count)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the run ended at " + total() + " of " + (long) count));
    }
}
