// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import io.millrace.source.agentfile.slot.StoredSlot;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The files of a node, as the reading loop needs them. For all threads. */
interface Files {
    /** Puts the files of these lanes back to what is stored, or to their start if nothing is. */
    void restore(Set<Integer> lanes, List<StoredSlot> stored);

    /** Looks at what is due. */
    void look();

    /** A file with unread bytes in one of these lanes; null without any. */
    @Nullable
    Unread next(IntPredicate lanes);

    /** How long nothing is due, in milliseconds; 0 when something is. */
    long millisToNextLook();
}
