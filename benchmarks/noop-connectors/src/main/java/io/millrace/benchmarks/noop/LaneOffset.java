// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The offset {@code {"lanes","next","v"}} as a map that is only filled when somebody looks into it: of a batch's offsets
 * the worker looks at the last one per lane.
 */
final class LaneOffset extends AbstractMap<String, Object> {
    private static final int VERSION = 1;

    private final int lanes;
    private final long next;

    LaneOffset(int lanes, long next) {
        this.lanes = lanes;
        this.next = next;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> filled = new LinkedHashMap<>();
        filled.put("lanes", lanes);
        filled.put("next", next);
        filled.put("v", VERSION);
        return filled.entrySet();
    }
}
