// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import java.util.function.LongSupplier;

/**
 * The time.
 *
 * @param nanos a monotonic clock, in nanoseconds
 * @param wallMillis the time of day, in milliseconds since 1970-01-01T00:00:00Z
 */
public record Clocks(LongSupplier nanos, LongSupplier wallMillis) {}
