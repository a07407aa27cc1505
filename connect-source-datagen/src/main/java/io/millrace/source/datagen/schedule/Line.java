// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

/**
 * A straight line of records over time: base + floor(rate x (t - anchor)). The closed form keeps rounding from adding up,
 * however long the line runs.
 */
final class Line {
    // Far beyond every wait, and far from overflowing when a reading is added.
    private static final double FOREVER_NANOS = 4e18;

    private final double recordsPerSecond;
    private final double nanosPerRecord;
    private long anchor;
    private long base;

    Line(double recordsPerSecond) {
        this.recordsPerSecond = recordsPerSecond;
        this.nanosPerRecord = 1e9 / recordsPerSecond;
    }

    /** Begins anew: the record after {@code emitted} falls due one interval after {@code at}. */
    void restart(long at, long emitted) {
        anchor = at;
        base = emitted;
    }

    /** Moves the whole line earlier by a part of an interval. */
    void skip(double records) {
        anchor -= (long) Math.min(records * nanosPerRecord, FOREVER_NANOS / 2);
    }

    /** Moves the whole line later by as many whole intervals as fit into a time: its records keep their places between others'. */
    void giveUp(long nanos) {
        anchor += (long) (Math.floor(nanos / nanosPerRecord) * nanosPerRecord);
    }

    /** How many records have fallen due by then. */
    long target(long at) {
        // Multiplied before it is divided: whole rates stay exact.
        return base + (long) Math.floor(recordsPerSecond * (at - anchor) / 1e9);
    }

    /** When the n-th record falls due. */
    long dueAt(long n) {
        return anchor + (long) Math.min(Math.ceil((n - base) * nanosPerRecord), FOREVER_NANOS);
    }
}
