// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the step takes from the worker that it runs in.
 *
 * @param environment variables by name
 * @param home the user's folder
 * @param clock the present time
 * @param nanos a monotonic clock, in nanoseconds
 * @param random for names and jitter; safe for all threads
 */
record Worker(Map<String, String> environment, Path home, Clock clock, LongSupplier nanos, RandomGenerator random) {}
