// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

/**
 * What was seen at one moment.
 *
 * @param nanos the moment, on a clock that only grows
 * @param count records handled so far
 * @param cpuNanos CPU time that the observed process has used so far
 */
public record Sample(long nanos, long count, long cpuNanos) {}
