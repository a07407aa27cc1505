// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Counting, timing and printing: how many records a process handled when, what its CPU spent on each, and the lines that
 * a benchmark prints. What is measured must not be known here.
 */
@NullMarked
package io.millrace.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
