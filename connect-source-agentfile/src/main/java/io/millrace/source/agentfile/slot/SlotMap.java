// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.slot;

import io.millrace.common.offsets.FlatMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The source partition of a slot as Connect takes it. The worker hashes it for each record, so the hash is computed once. Not
 * final, so that a record's partition can also tell whose records they are.
 */
public class SlotMap extends FlatMap {
    static final String NODE = "node";
    static final String LANE = "lane";
    static final String SLOT = "slot";

    private final SlotPartition slot;
    private final Map<String, Object> entries;
    private final int hash;

    /**
     * The map of a slot.
     *
     * @param slot which
     */
    public SlotMap(SlotPartition slot) {
        this.slot = slot;
        // The offsets topic's keys are JSON, compared byte by byte. The REST interface reads them into a HashMap of the
        // usual
        // size and writes them again in its order: only a map of that order meets what the REST interface shows and
        // stores.
        Map<String, Object> likeTheWorkers = new HashMap<>();
        likeTheWorkers.put(NODE, slot.node());
        // Long, as numbers come back from the offsets topic.
        likeTheWorkers.put(LANE, (long) slot.lane());
        likeTheWorkers.put(SLOT, (long) slot.slot());
        this.entries = Collections.unmodifiableMap(likeTheWorkers);
        this.hash = entries.hashCode();
    }

    /**
     * The slot.
     *
     * @return node, lane and slot
     */
    public final SlotPartition slot() {
        return slot;
    }

    @Override
    protected final Map<String, Object> ordinary() {
        return entries;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof SlotMap map ? slot.equals(map.slot) : super.equals(other));
    }

    @Override
    public final int hashCode() {
        return hash;
    }
}
