// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.clock;

/** A clock that moves when somebody waits on it or sets it. */
public final class ManualTicker implements Ticker {
    private long now;
    private long oversleep;
    private long longestPark;
    private int parks;

    public ManualTicker(long start) {
        this.now = start;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void park(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        longestPark = Math.max(longestPark, nanos);
        parks++;
        now += nanos + oversleep;
    }

    /** Lets time pass without anybody waiting; negative for a jump backwards. */
    public void advance(long nanos) {
        now += nanos;
    }

    /** Makes each wait longer than asked for. */
    public void oversleepBy(long nanos) {
        oversleep = nanos;
    }

    /** How often somebody waited. */
    public int parks() {
        return parks;
    }

    public long longestPark() {
        return longestPark;
    }
}
