// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
/** What is measured of the log-file agent without Kafka. Which figures are printed is said elsewhere. */
@NullMarked
package io.millrace.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
