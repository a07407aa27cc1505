// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.Set;

/**
 * A task's place at its node. All but {@link #close}, {@link #holder} and {@link #heldLanes} is for the thread that reads the
 * files.
 *
 * @param <T> what the tasks of a node share
 */
public sealed interface Seat<T> extends AutoCloseable permits LocalSeat, SharedSeat {
    /**
     * What the tasks of this node share.
     *
     * @return the same for all of them
     */
    T common();

    /**
     * To be called often: tries to get the node, or looks after it.
     *
     * @return how the task stands
     */
    Attendance attend();

    /**
     * Takes lanes that became free for this task.
     *
     * @return what to restore, after which {@link #settle} is due
     */
    Claim claim();

    /**
     * The lanes of a claim are restored.
     *
     * @param claim the claim
     */
    void settle(Claim claim);

    /**
     * Whether this task may read a lane now.
     *
     * @param lane the lane
     * @return true for settled lanes that are not to be given up
     */
    boolean mayRead(int lane);

    /**
     * The lanes that another task waits for. They are not to be read any more.
     *
     * @return lanes of this task
     */
    Set<Integer> wanted();

    /**
     * Gives a lane up: all that was emitted from it is stored.
     *
     * @param lane the lane
     */
    void giveUp(int lane);

    /**
     * Who has the node, for people.
     *
     * @return a text; empty when nobody has it
     */
    String holder();

    /**
     * How many lanes are this task's.
     *
     * @return from 0
     */
    int heldLanes();

    /** Frees all lanes: nothing of them is emitted any more. For any thread, more than once. */
    @Override
    void close();
}
