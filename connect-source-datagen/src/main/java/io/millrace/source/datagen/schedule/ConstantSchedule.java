// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.schedule;

/**
 * A constant rate. What is due is always computed from the start of the schedule, never by adding up waits.
 *
 * <p>A stall is seen when nobody asked for longer than a second, or when the oldest due record is later than that because
 * records are taken too slowly. With {@link Backlog#DROP} the line then moves by whole intervals so that only one record is
 * due: the others of the stall never become due, a very slow rate loses none of its progress, and the tasks of a connector
 * still take turns. With
 * {@link Backlog#CATCHUP} a second, steeper line starts at the stall's end and bounds what is due until it meets the first.
 */
public final class ConstantSchedule implements Schedule {
    static final long STALL_NANOS = 1_000_000_000L;

    private final Line nominal;
    private final Line raised;
    private final Backlog backlog;
    private final long durationNanos;

    private boolean started;
    private long start;
    /** The latest reading, in nanoseconds since the start. */
    private long now;

    private long emitted;
    private boolean catchingUp;

    /**
     * A schedule for one task.
     *
     * @param recordsPerSecond the task's own rate, above 0
     * @param phase the part of the first interval that is skipped, from 0, below 1
     * @param backlog what happens after a stall
     * @param catchupFactor how much faster than its rate the task catches up, above 1
     * @param durationNanos how long records fall due; {@link Long#MAX_VALUE} for ever
     */
    public ConstantSchedule(
            double recordsPerSecond, double phase, Backlog backlog, double catchupFactor, long durationNanos) {
        this.nominal = new Line(recordsPerSecond);
        nominal.skip(phase);
        this.raised = new Line(recordsPerSecond * catchupFactor);
        this.backlog = backlog;
        this.durationNanos = durationNanos;
    }

    @Override
    public int due(long reading, int most) {
        long gap = advanceTo(reading);
        long late = lateness(line());
        if (late > 0 && (gap > STALL_NANOS || late > STALL_NANOS)) {
            recoverFrom(late);
        }
        return (int) Math.max(0, Math.min(most, target() - emitted));
    }

    /** Answers the time since the last reading. A clock that jumps back takes the schedule with it. */
    private long advanceTo(long reading) {
        if (!started) {
            started = true;
            start = reading;
        }
        long gap = reading - start - now;
        if (gap < 0) {
            start += gap;
            return 0;
        }
        now += gap;
        return gap;
    }

    private void recoverFrom(long late) {
        if (backlog == Backlog.DROP) {
            nominal.giveUp(late);
        } else {
            raised.restart(now, emitted);
            catchingUp = true;
        }
    }

    private long target() {
        long target = nominal.target(bounded(now));
        if (catchingUp) {
            long bound = raised.target(now);
            catchingUp = bound < target;
            return Math.min(bound, target);
        }
        return target;
    }

    private Line line() {
        return catchingUp ? raised : nominal;
    }

    private long bounded(long at) {
        return Math.min(at, durationNanos);
    }

    private long lateness(Line line) {
        return emitted < line.target(bounded(now)) ? Math.max(0, now - line.dueAt(emitted + 1)) : 0;
    }

    @Override
    public void emitted(int count) {
        emitted += count;
    }

    @Override
    public long nanosUntilDue(int count) {
        return Math.max(0, line().dueAt(emitted + count) - now);
    }

    @Override
    public long latenessNanos() {
        return lateness(nominal);
    }

    @Override
    public boolean over() {
        return now >= durationNanos && nominal.target(durationNanos) <= emitted;
    }
}
