// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Watches a growing count from outside, closely enough to know when each part of a run was done. */
public final class Sampler {
    private final LongSupplier clock;
    private final Duration pause;
    private final Duration patience;

    /**
     * A sampler.
     *
     * @param clock nanoseconds that only grow
     * @param pause between two samples
     * @param patience how long a count may stand still before the run has failed
     */
    public Sampler(LongSupplier clock, Duration pause, Duration patience) {
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
    }

    /**
     * Takes samples until the count has reached its end.
     *
     * @param counter the records so far
     * @param cpu the CPU time so far, in nanoseconds
     * @param end the count at which the run is over
     * @return all samples
     */
    public Series until(LongSupplier counter, LongSupplier cpu, long end) {
        List<Sample> samples = new ArrayList<>();
        Sample newest = sample(counter, cpu);
        Sample progress = newest;
        samples.add(newest);
        while (newest.count() < end) {
            LockSupport.parkNanos(pause.toNanos());
            newest = sample(counter, cpu);
            samples.add(newest);
            if (newest.count() != progress.count()) {
                progress = newest;
            } else if (newest.nanos() - progress.nanos() > patience.toNanos()) {
                throw new IllegalStateException("nothing happened for " + patience.toSeconds() + " s at "
                        + newest.count() + " of " + end + " records");
            }
        }
        return new Series(samples);
    }

    private Sample sample(LongSupplier counter, LongSupplier cpu) {
        long count = counter.getAsLong();
        return new Sample(clock.getAsLong(), count, cpu.getAsLong());
    }
}
