// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.track;

import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.slot.StoredSlot;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Follows the files of all flows of a node. For any number of threads. */
@SuppressWarnings("DoNotCallSuggester") // Its body follows.
public final class Tracker implements AutoCloseable {
    /**
     * Begins without any file.
     *
     * @param disk where they are
     * @param flows which are followed; of two that mean a file, the first has it
     * @param rules how they are followed
     * @param hints which directories changed; closed with the tracker
     * @param starts where files were begun
     * @param millis a clock in milliseconds since 1970-01-01T00:00:00Z
     * @param events hears what happens
     */
    public Tracker(
            Disk disk,
            List<FlowFiles> flows,
            TrackRules rules,
            Hints hints,
            Starts starts,
            LongSupplier millis,
            TrackEvents events) {}

    /**
     * Begins with lanes, or puts their files back to what is stored, and those of which nothing is stored to their start.
     * Nothing is read before all lanes of the node, or of the task where a storage is shared, were restored once.
     *
     * @param lanes whose files
     * @param stored all that Connect's offsets have of these lanes
     */
    public void restore(Set<Integer> lanes, List<StoredSlot> stored) {}

    /**
     * Ends following the files of lanes.
     *
     * @param lanes whose files
     */
    public void forget(Set<Integer> lanes) {}

    /** Looks at whatever is due: files that hints tell of, files that were changed lately, everything after a while. */
    public void look() {}

    /**
     * Chooses a content that has unread bytes. It is not chosen again before {@link TrackedFile#advance} or another call of
     * this method by the thread that has it.
     *
     * @param lanes which lanes are asked for
     * @return null when nothing is to be read now
     */
    public @Nullable TrackedFile next(IntPredicate lanes) {
        return null;
    }

    /** How long {@link #look} has nothing to do, unless a hint comes. */
    public long millisToNextLook() {
        throw new UnsupportedOperationException();
    }

    /** How far behind everything is. */
    public TrackFigures figures() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
