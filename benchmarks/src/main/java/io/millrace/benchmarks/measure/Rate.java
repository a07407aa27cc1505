// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

/**
 * How fast records were handled, and at what price.
 *
 * @param recordsPerSecond records by the wall clock
 * @param cpuMicrosPerRecord CPU time of the observed process per record
 */
public record Rate(double recordsPerSecond, double cpuMicrosPerRecord) {}
