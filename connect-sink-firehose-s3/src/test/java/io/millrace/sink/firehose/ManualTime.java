// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.sink.firehose.deliver.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Two clocks that stand still until told otherwise. */
public final class ManualTime implements TimeSource {
    private volatile long nanos = 1_000_000_000_000L;
    private volatile long epochMillis = Instant.parse("2026-11-20T10:00:00Z").toEpochMilli();

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public long epochMillis() {
        return epochMillis;
    }

    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
        epochMillis += by.toMillis();
    }

    public synchronized void setWallClock(Instant to) {
        epochMillis = to.toEpochMilli();
    }
}
