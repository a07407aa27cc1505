// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;

/** Samples of this room's transforms. */
public final class TimeSamples {
    private static final Map<String, Object> EVENT = map("id", 7, "at", "2026-11-20T17:23:00.5Z");

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("TimestampConvert", Map.of("fields", "at", "to", "unix"), EVENT),
            Sample.typed("TimestampConvert", Map.of("fields", "at", "to", "Timestamp"), EVENT),
            Sample.typed("TimestampConvert", Map.of("fields", "at", "to", "unix", "to.header", "t"), EVENT)
                    .thatChangesTheRecord());

    private TimeSamples() {}
}
