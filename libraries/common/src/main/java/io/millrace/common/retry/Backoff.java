// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: attempt n waits a uniform time up to min(longest, first x 2^n). Jitter keeps the
 * tasks of a cluster from returning in step after an outage.
 *
 * @param first the bound of the first wait, above zero
 * @param longest the bound of all waits, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    /** Checks the bounds. */
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("needs 0 < first <= longest, got " + first + " and " + longest);
        }
    }

    /**
     * How long to wait after a failed attempt.
     *
     * @param failures how many attempts have failed in a row, 1 or more
     * @param random the source of the jitter
     * @return from 1 ms to the bound of this attempt
     */
    public Duration delay(int failures, RandomGenerator random) {
        int doublings = Math.min(Math.max(failures - 1, 0), 30);
        long bound = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, bound)));
    }
}
