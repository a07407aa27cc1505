// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;

/** Samples of this room's transforms. */
public final class FieldSamples {
    private static final Map<String, Object> ORDER = map("id", 7, "user", map("name", "ann", "zip", "1010"));

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("DropFields", Map.of("fields", "user.zip"), ORDER),
            Sample.typed("DropFields", Map.of("fields", "user.zip"), ORDER));

    private FieldSamples() {}
}
