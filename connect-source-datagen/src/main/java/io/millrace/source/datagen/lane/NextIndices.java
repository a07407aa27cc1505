// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import java.util.Arrays;

/**
 * The next index of each lane of a task, smallest first: a queue sorted in a ring. Lanes that have caught up with each other
 * differ by less than L, so that a lane's following index goes to the end at once, which is cheaper than a heap; after a
 * restart with uneven lanes it is sifted in from the end.
 */
public final class NextIndices {
    private final long[] ring;
    private final int lanes;
    private int head;

    /**
     * Starts a queue.
     *
     * @param next the next index of each lane, in any order
     * @param lanes how many lanes all tasks have together
     */
    public NextIndices(long[] next, int lanes) {
        this.ring = next.clone();
        this.lanes = lanes;
        Arrays.sort(ring);
    }

    /**
     * The smallest index.
     *
     * @return the index to emit next
     */
    public long head() {
        return ring[head];
    }

    /**
     * Takes the smallest index; its lane goes on L indices later.
     *
     * @return the index
     */
    public long take() {
        long taken = ring[head];
        int slot = head;
        head = head + 1 == ring.length ? 0 : head + 1;
        sift(taken + lanes, slot);
        return taken;
    }

    /** Puts an index into the free slot at the end, or before those that are greater. */
    private void sift(long index, int freeSlot) {
        int slot = freeSlot;
        while (slot != head) {
            int before = slot == 0 ? ring.length - 1 : slot - 1;
            if (ring[before] < index) {
                break;
            }
            ring[slot] = ring[before];
            slot = before;
        }
        ring[slot] = index;
    }
}
