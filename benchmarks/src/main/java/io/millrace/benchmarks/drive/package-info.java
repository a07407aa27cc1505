// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A sink task without a worker: topics in memory, and a driver that treats the task as Connect's worker does. What is
 * measured, and which sink it is, must not be known here.
 */
@NullMarked
package io.millrace.benchmarks.drive;

import org.jspecify.annotations.NullMarked;
