// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

/** As fast as the records are taken, until the duration has passed. */
public final class UnlimitedSchedule implements Schedule {
    private final long durationNanos;
    private boolean started;
    private long start;
    private boolean over;

    /**
     * A schedule without a rate.
     *
     * @param durationNanos how long it lasts; {@link Long#MAX_VALUE} for ever
     */
    public UnlimitedSchedule(long durationNanos) {
        this.durationNanos = durationNanos;
    }

    @Override
    public int due(long now, int most) {
        if (!started) {
            started = true;
            start = now;
        }
        over = now - start >= durationNanos;
        return over ? 0 : most;
    }

    @Override
    public void emitted(int count) {}

    @Override
    public long nanosUntilDue(int count) {
        return 0;
    }

    @Override
    public long latenessNanos() {
        return 0;
    }

    @Override
    public boolean over() {
        return over;
    }
}
