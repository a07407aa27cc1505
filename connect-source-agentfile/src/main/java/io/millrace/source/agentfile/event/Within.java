// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

/** Whether a position lies inside an overlong event, a part of which was handed over or dropped, or behind the last event. */
public enum Within {
    /** The position is the beginning of an event. */
    NOTHING,
    /** The bytes up to the next event belong to one that is dropped. */
    DROPPED,
    /** The bytes that follow are the next part of an event that is split. */
    SPLIT,
    /** The footer was met: whatever follows in this content is none of its events. */
    ENDED
}
