// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

/** The time that a record's content and its timestamp show. Used by one thread. */
public sealed interface RecordClock permits WallClock, SimulatedClock {
    /** Says that a batch begins; its records may share one reading. */
    void tick();

    /**
     * The time of a record.
     *
     * @param index the record's index in its stream
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    long millis(long index);
}
