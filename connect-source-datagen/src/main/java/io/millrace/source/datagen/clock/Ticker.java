// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

/** The clock that paces a task, and the way to wait on it. Used by the task's thread only. */
public interface Ticker {
    /**
     * A reading.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanos();

    /**
     * Waits; may return early.
     *
     * @param nanos at most this long
     * @throws InterruptedException when the thread is interrupted
     */
    void park(long nanos) throws InterruptedException;
}
