// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import io.millrace.common.lifecycle.Closer;
import java.util.Set;
import java.util.TreeSet;

/**
 * A task's place where all nodes see the files. Its lanes are fixed by its number and the number of tasks; Connect starts all
 * tasks anew when that changes. Under exactly-once no former task can commit any more when a new one starts: tasks of the same
 * number share their transactional id, and if the number of tasks changes the leader fences all former ones first (KIP-618).
 */
final class SharedSeat<T extends AutoCloseable> implements Seat<T> {
    private final T common;
    private final Set<Integer> lanes;
    private final Closer closer = new Closer();
    private volatile boolean settled;
    private boolean claimed;

    SharedSeat(T common, int lanes, int task, int tasks) {
        this.common = closer.register(common);
        this.lanes = Rendezvous.lanesOf(task, tasks, lanes);
    }

    @Override
    public T common() {
        return common;
    }

    @Override
    public Attendance attend() {
        return Attendance.HOLDING;
    }

    @Override
    public Claim claim() {
        if (claimed) {
            return Claim.NONE;
        }
        claimed = true;
        return new Claim(lanes, lanes);
    }

    @Override
    public void settle(Claim claim) {
        settled = true;
    }

    @Override
    public boolean mayRead(int lane) {
        return settled && lanes.contains(lane);
    }

    @Override
    public Set<Integer> wanted() {
        return new TreeSet<>();
    }

    @Override
    public void giveUp(int lane) {
        throw new IllegalStateException("lane " + lane + " is this task's until it ends");
    }

    @Override
    public String holder() {
        return "";
    }

    @Override
    public int heldLanes() {
        return settled ? lanes.size() : 0;
    }

    @Override
    public synchronized void close() {
        closer.close();
    }
}
