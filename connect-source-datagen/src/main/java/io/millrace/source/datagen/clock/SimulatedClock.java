// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

import java.time.Instant;

/** A clock that the index moves: record i shows start + i / rate seconds x speed, on every worker and at every restart. */
public final class SimulatedClock implements RecordClock {
    // 9999-12-31T23:59:59.999Z: what four-digit years can show.
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private final long startMillis;
    private final double millisPerRate;
    private final double recordsPerSecond;

    /**
     * A clock for one stream.
     *
     * @param start the time of record 0
     * @param recordsPerSecond how many records share a second at speed 1, over all tasks
     * @param speed how many seconds the clock shows per second of the schedule
     */
    public SimulatedClock(Instant start, double recordsPerSecond, double speed) {
        this.startMillis = start.toEpochMilli();
        this.millisPerRate = 1000.0 * speed;
        this.recordsPerSecond = recordsPerSecond;
    }

    @Override
    public void tick() {}

    @Override
    public long millis(long index) {
        double passed = Math.floor(index * millisPerRate / recordsPerSecond);
        return (long) Math.min(startMillis + passed, LAST_MILLIS);
    }
}
