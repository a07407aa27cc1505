// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

/**
 * How much is measured.
 *
 * @param rounds pairs of runs whose medians are compared, after one pair that warms up
 * @param sourceRecords records of one run of a source
 * @param sinkRecords records of one run of a sink
 * @param engineIterations measured iterations of the micro benchmark
 */
record Effort(int rounds, long sourceRecords, long sinkRecords, int engineIterations) {
    static Effort full() {
        return new Effort(7, 4_000_000, 6_000_000, 10);
    }

    static Effort brief() {
        return new Effort(5, 1_000_000, 3_000_000, 4);
    }
}
