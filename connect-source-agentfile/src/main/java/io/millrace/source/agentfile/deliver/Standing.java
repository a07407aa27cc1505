// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.place.Attendance;
import org.jspecify.annotations.Nullable;

/** How the reading thread stands, for the other threads. */
final class Standing {
    private volatile Attendance attendance = Attendance.WAITING;
    private volatile int lanes;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    void seated(Attendance now, int heldLanes) {
        attendance = now;
        lanes = heldLanes;
    }

    void failed(Throwable cause) {
        failure = cause;
    }

    void ended() {
        ended = true;
        lanes = 0;
    }

    boolean isHolding() {
        return attendance == Attendance.HOLDING && !ended;
    }

    int lanes() {
        return lanes;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
