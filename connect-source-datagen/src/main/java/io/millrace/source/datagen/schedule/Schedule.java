// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

/** How many records are due. Readings of one monotonic clock go in; used by the task's thread only. */
public sealed interface Schedule permits ConstantSchedule, UnlimitedSchedule {
    /**
     * How many records may be emitted now; the first call starts the schedule.
     *
     * @param now a reading of the clock, in nanoseconds
     * @param most the answer's bound
     * @return from 0 to {@code most}
     */
    int due(long now, int most);

    /**
     * Says what was emitted.
     *
     * @param count how many records
     */
    void emitted(int count);

    /**
     * How long until so many more records are due, as seen by the latest {@link #due}.
     *
     * @param count how many
     * @return nanoseconds, 0 when they are due already
     */
    long nanosUntilDue(int count);

    /**
     * How late the oldest due record is, as seen by the latest {@link #due}.
     *
     * @return nanoseconds, 0 when nothing is due
     */
    long latenessNanos();

    /**
     * Whether nothing will ever be due again, as seen by the latest {@link #due}.
     *
     * @return true when the duration has passed and all of it is emitted
     */
    boolean over();
}
