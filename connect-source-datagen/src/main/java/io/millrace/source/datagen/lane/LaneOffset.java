// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.lane;

import io.millrace.common.offsets.FlatMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The source offset of a record, {@code {"lanes": L, "next": n, "v": 1}}: the lane is emitted up to, without, n. */
public final class LaneOffset extends FlatMap {
    static final String LANES = "lanes";
    static final String NEXT = "next";
    static final String VERSION = "v";
    /** Changes when the same index means another record. */
    static final long CURRENT_VERSION = 1;

    private final int lanes;
    private final long next;

    /**
     * An offset.
     *
     * @param lanes how many lanes there are
     * @param next the first index of the lane that is not covered
     */
    public LaneOffset(int lanes, long next) {
        this.lanes = lanes;
        this.next = next;
    }

    @Override
    protected Map<String, Object> ordinary() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(LANES, (long) lanes);
        entries.put(NEXT, next);
        entries.put(VERSION, CURRENT_VERSION);
        return Collections.unmodifiableMap(entries);
    }
}
