// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

import io.millrace.source.datagen.clock.Ticker;

/**
 * Waits, within the bounds of a poll(), until records are due. Records that fall due within 5 ms go together, so that high
 * rates come in batches worth a poll and low ones to the millisecond. Used by the task's thread only.
 */
public final class Pacer {
    /** How long a poll() may take: a worker can pause or stop the task only in between. */
    static final long LONGEST_WAIT_NANOS = 250_000_000L;

    static final long TICK_NANOS = 5_000_000L;
    // Shorter waits cost more than they wait.
    private static final long SHORTEST_WAIT_NANOS = 20_000L;

    private final Schedule schedule;
    private final Ticker ticker;
    private boolean ticking;
    private long lastBatch;
    private long latenessNanos;

    /**
     * A pacer for one task.
     *
     * @param schedule what is due
     * @param ticker the clock to read and to wait on
     */
    public Pacer(Schedule schedule, Ticker ticker) {
        this.schedule = schedule;
        this.ticker = ticker;
    }

    /**
     * Waits until records are due, at most 250 ms.
     *
     * @param most how many are asked for
     * @return how many are due at the clock's latest reading, 0 when none fell due in time
     * @throws InterruptedException when the thread is interrupted
     */
    public int awaitDue(int most) throws InterruptedException {
        // Counted down by what was asked for, so that no jump of the clock prolongs a poll.
        long left = LONGEST_WAIT_NANOS;
        while (true) {
            long now = ticker.nanos();
            int due = schedule.due(now, most);
            long wait = Math.min(left, wait(now, due, most));
            if (wait <= 0) {
                return handOver(now, due);
            }
            ticker.park(wait);
            left -= wait;
        }
    }

    private long wait(long now, int due, int most) {
        if (schedule.over()) {
            return LONGEST_WAIT_NANOS;
        }
        long untilTick = ticking ? lastBatch + TICK_NANOS - now : 0;
        if (due >= most || (due > 0 && untilTick <= 0)) {
            return 0;
        }
        long untilBatch = Math.min(untilTick, schedule.nanosUntilDue(most));
        long wait = due > 0 ? untilBatch : Math.max(untilBatch, schedule.nanosUntilDue(1));
        return Math.max(wait, SHORTEST_WAIT_NANOS);
    }

    private int handOver(long now, int due) {
        if (due > 0) {
            ticking = true;
            lastBatch = now;
            latenessNanos = schedule.latenessNanos();
        }
        return due;
    }

    /**
     * Says what was emitted.
     *
     * @param count how many records
     */
    public void emitted(int count) {
        schedule.emitted(count);
    }

    /**
     * Lets a poll() without work pass.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void rest() throws InterruptedException {
        ticker.park(LONGEST_WAIT_NANOS);
    }

    /**
     * How late the oldest record of the latest batch was.
     *
     * @return milliseconds
     */
    public long latenessMillis() {
        return latenessNanos / 1_000_000;
    }

    /**
     * Whether the schedule has ended.
     *
     * @return true when nothing will ever be due again
     */
    public boolean over() {
        return schedule.over();
    }
}
