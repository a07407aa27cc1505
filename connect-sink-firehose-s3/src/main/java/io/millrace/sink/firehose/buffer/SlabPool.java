// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.buffer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The memory of one task: slabs of four sizes, lent to buffers and used again. A buffer starts with 1 KiB and moves on to
 * 4, 16 and 64 KiB, so that ten thousand nearly empty files cost ten megabytes and one busy file is made of large pieces.
 *
 * <p>The budget is what the pool reports against, not a wall: a batch that the framework has handed over is accepted
 * whole, and whoever fills the pool stops the flow when {@link #used()} says so. Slabs that nobody uses are kept only as
 * long as they and the lent ones together stay within the budget. Safe for all threads.
 */
public final class SlabPool {
    private static final int[] SIZES = {1 << 10, 4 << 10, 16 << 10, 64 << 10};

    private final long budget;
    private final List<Deque<byte[]>> idle =
            List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
    private long idleBytes;
    // Written under this object's lock only; read by anybody.
    private volatile long used;
    private volatile long peak;

    /**
     * An empty pool; memory is taken as it is needed.
     *
     * @param budget how many bytes the task may hold, above zero
     */
    public SlabPool(long budget) {
        if (budget <= 0) {
            throw new IllegalArgumentException("the budget must be above zero: " + budget);
        }
        this.budget = budget;
    }

    /**
     * How many bytes the task may hold.
     *
     * @return the budget given
     */
    public long budget() {
        return budget;
    }

    /**
     * How many bytes are lent to buffers, by the size of their slabs.
     *
     * @return zero or more, and more than the budget after a batch that was too large
     */
    public long used() {
        return used;
    }

    /**
     * The most that was ever lent at once.
     *
     * @return in bytes
     */
    public long peak() {
        return peak;
    }

    /**
     * Lends a slab.
     *
     * @param held how many slabs the buffer holds already; the first ones are small
     * @return a slab of unknown content
     */
    synchronized byte[] take(int held) {
        int step = Math.min(held, SIZES.length - 1);
        int size = SIZES[step];
        byte[] slab = idle.get(step).poll();
        if (slab == null) {
            makeRoom(size);
            slab = new byte[size];
        } else {
            idleBytes -= size;
        }
        used += size;
        peak = Math.max(peak, used);
        return slab;
    }

    /** Takes a slab back. */
    synchronized void give(byte[] slab) {
        used -= slab.length;
        if (used + idleBytes + slab.length <= budget) {
            idle.get(stepOf(slab.length)).push(slab);
            idleBytes += slab.length;
        }
    }

    private void makeRoom(int size) {
        for (int step = SIZES.length - 1; step >= 0; step--) {
            Deque<byte[]> slabs = idle.get(step);
            while (used + idleBytes + size > budget && !slabs.isEmpty()) {
                idleBytes -= slabs.pop().length;
            }
        }
    }

    private static int stepOf(int size) {
        int step = 0;
        while (SIZES[step] != size) {
            step++;
        }
        return step;
    }

    synchronized long idle() {
        return idleBytes;
    }
}
