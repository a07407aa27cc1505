// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the benchmarks of transforms run: records, chains called as a worker calls them, and the methods that JMH measures.
 * Nothing here prints a figure.
 */
@NullMarked
package io.millrace.benchmarks.transform;

import org.jspecify.annotations.NullMarked;
