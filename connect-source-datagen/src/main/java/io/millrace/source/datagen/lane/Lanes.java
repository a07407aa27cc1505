// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import java.util.stream.IntStream;

/**
 * The lanes of one task. Lane k of L holds the indices i with i mod L = k; lanes are dealt to tasks like cards, so every
 * index belongs to exactly one task, however many there are.
 *
 * @param task the task's number
 * @param tasks how many tasks share the lanes
 * @param count how many lanes there are
 */
public record Lanes(int task, int tasks, int count) {
    /** Checks that every task has a lane. */
    public Lanes {
        if (task < 0 || task >= tasks || tasks > count) {
            throw new IllegalArgumentException("task " + task + " of " + tasks + " with " + count + " lanes");
        }
    }

    /**
     * The lanes that the task owns.
     *
     * @return their numbers, ascending
     */
    public int[] owned() {
        return IntStream.range(0, count).filter(lane -> lane % tasks == task).toArray();
    }

    /**
     * The task's part of the total rate.
     *
     * @return above 0, at most 1
     */
    public double share() {
        return (double) owned().length / count;
    }

    /**
     * How much of its first interval a task skips, so that the tasks take turns: when they start together, the first
     * record of task t falls due as the (t + 1)-th of all.
     *
     * @return from 0, below 1, as a part of the time between two records of the task
     */
    public double phase() {
        // At least 0: as lanes are dealt like cards, the tasks so far own no more than their turn.
        return (double) (count - owned().length * (task + 1)) / count;
    }

    /**
     * Where a lane goes on.
     *
     * @param lane the lane's number
     * @param atLeast an index of any lane
     * @param count how many lanes there are
     * @return the lane's first index that is not below {@code atLeast}
     */
    static long firstIndex(int lane, long atLeast, int count) {
        return atLeast + Math.floorMod(lane - atLeast, (long) count);
    }
}
