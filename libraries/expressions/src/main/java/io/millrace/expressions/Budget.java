// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions;

import java.time.Duration;

/**
 * How much one evaluation may do. Steps decide first, so that the same input gets the same answer on any machine; the
 * time is a net below them, looked at after every few hundred steps only.
 *
 * @param steps evaluations of a loop's body, a call or an operator, answers of a jq generator, and a share of the size of
 *     each value that is made; at least 1
 * @param time wall clock, at least 1 ms
 * @param nodes of JSON in any one value, a shared part counted wherever it is; at least 1
 * @param characters of text in any one value; at least 1
 * @param depth of calls within calls, and of values within values; 1 to 10,000. A thread whose stack is smaller fails in
 *     the same way
 */
public record Budget(long steps, Duration time, int nodes, int characters, int depth) {
    /**
     * A million steps, half a second, 250,000 nodes, four million characters, 1,000 levels: several times what a record of
     * Kafka's default maximum of 1 MB needs, and less than what a worker notices.
     */
    public static final Budget STANDARD = new Budget(1_000_000, Duration.ofMillis(500), 250_000, 4_000_000, 1_000);

    private static final int MAX_DEPTH = 10_000;

    /** Checks the ranges. */
    public Budget {
        if (steps < 1 || nodes < 1 || characters < 1 || depth < 1 || depth > MAX_DEPTH || time.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Each part of a budget is at least 1, and its depth at most " + MAX_DEPTH + ".");
        }
    }
}
