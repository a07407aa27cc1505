// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import io.millrace.common.offsets.FlatMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The source partition of a lane, {@code {"lane": k}}. One object per lane, as the worker hashes it for each record. */
public final class LanePartition extends FlatMap {
    static final String LANE = "lane";

    private final Map<String, Object> entries;
    private final int hash;

    /**
     * The partition of a lane.
     *
     * @param lane the lane's number
     */
    public LanePartition(int lane) {
        // A Long, as it comes back from the offsets topic.
        this.entries = Map.of(LANE, (long) lane);
        this.hash = entries.hashCode();
    }

    @Override
    protected Map<String, Object> ordinary() {
        return entries;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
