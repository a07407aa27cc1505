// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.place;

import java.util.Set;

/**
 * Lanes that became a task's.
 *
 * @param lanes which; the task may read them when the claim is settled
 * @param restore what has to be put back to what is stored before that; may be more than {@code lanes}, as the first task of a
 *     node opens it for all
 */
public record Claim(Set<Integer> lanes, Set<Integer> restore) {
    /** Nothing became the task's. */
    public static final Claim NONE = new Claim(Set.of(), Set.of());

    /** Copies the sets. */
    public Claim {
        lanes = Set.copyOf(lanes);
        restore = Set.copyOf(restore);
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true when nothing is to be restored or read
     */
    public boolean isEmpty() {
        return lanes.isEmpty() && restore.isEmpty();
    }
}
