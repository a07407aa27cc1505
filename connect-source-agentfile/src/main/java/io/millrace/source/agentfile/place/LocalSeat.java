// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.BitSet;
import java.util.Set;

/** A task's place at a node whose files only this host has. */
final class LocalSeat<T extends AutoCloseable> implements Seat<T> {
    private final Node<T> node;
    private final int task;
    private final Runnable left;

    // The reading thread's own: asked for each file. A lane that another task waits for may become this one's again
    // before
    // it was given up.
    private final BitSet settled = new BitSet();
    private final BitSet leaving = new BitSet();
    // Under the node's monitor.
    private boolean dismissed;
    private int tenure;

    LocalSeat(Node<T> node, int task, int tenure, Runnable left) {
        this.node = node;
        this.task = task;
        this.tenure = tenure;
        this.left = left;
    }

    int task() {
        return task;
    }

    int tenure() {
        return tenure;
    }

    void tenure(int now) {
        tenure = now;
    }

    boolean dismissed() {
        return dismissed;
    }

    void dismiss() {
        dismissed = true;
    }

    @Override
    public T common() {
        return node.common();
    }

    @Override
    public Attendance attend() {
        Attendance attendance = node.attend(this);
        if (attendance != Attendance.HOLDING) {
            settled.clear();
        }
        return attendance;
    }

    @Override
    public Claim claim() {
        return node.claim(this);
    }

    @Override
    public void settle(Claim claim) {
        node.settle(this, claim).forEach(settled::set);
    }

    @Override
    public boolean mayRead(int lane) {
        return settled.get(lane) && !leaving.get(lane);
    }

    @Override
    public Set<Integer> wanted() {
        Set<Integer> wanted = node.wantedFrom(this);
        leaving.clear();
        wanted.forEach(leaving::set);
        return wanted;
    }

    @Override
    public void giveUp(int lane) {
        settled.clear(lane);
        node.giveUp(this, lane);
    }

    @Override
    public String holder() {
        return node.holder();
    }

    @Override
    public int heldLanes() {
        return node.lanesOf(this);
    }

    @Override
    public void close() {
        node.leave(this);
        left.run();
    }
}
