// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

/** How a task stands to its node. */
public enum Attendance {
    /** The node is this process's. */
    HOLDING,
    /** Another process has the node. */
    WAITING,
    /** The node was lost to another process: what was read and not delivered is void. Told once. */
    LOST,
    /** A successor with the same number is here: this task must end. */
    DISMISSED
}
