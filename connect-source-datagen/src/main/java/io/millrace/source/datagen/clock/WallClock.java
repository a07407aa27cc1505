// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

import java.util.function.LongSupplier;

/** The worker's time of day, read once per batch. */
public final class WallClock implements RecordClock {
    // Corrections by a time daemon are smaller; a larger step back was made by somebody who wants it.
    private static final long CORRECTION_MILLIS = 1_000;

    private final LongSupplier epochMillis;
    private long reading;

    /**
     * Reads a clock.
     *
     * @param epochMillis the source, in milliseconds since 1970-01-01T00:00:00Z
     */
    public WallClock(LongSupplier epochMillis) {
        this.epochMillis = epochMillis;
        this.reading = epochMillis.getAsLong();
    }

    /** Small corrections backwards are waited out, so that timestamps do not decrease. */
    @Override
    public void tick() {
        long now = epochMillis.getAsLong();
        if (now > reading || reading - now > CORRECTION_MILLIS) {
            reading = now;
        }
    }

    @Override
    public long millis(long index) {
        return reading;
    }
}
