// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;

/** Something that can be measured by name. */
interface Benchmark {
    /** How the command line names it; {@code usage.txt} says what it measures. */
    String name();

    /** Measures and prints; a run that could not be completed throws. */
    void run(Effort effort, Figures figures);
}
