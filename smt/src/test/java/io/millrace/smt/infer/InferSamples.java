// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;

/** Samples of this room's transforms. */
public final class InferSamples {
    private static final Map<String, Object> ORDER =
            map("id", 7, "user", map("name", "ann", "zip", 1010L), "tags", List.of("a", "b"), "total", 12.5);

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("InferSchema", Map.of("schema.hints", "user.zip:string"), ORDER),
            Sample.schemaless("InferSchema", Map.of("choice", "error", "detect.timestamps", "on"), ORDER),
            Sample.typed("InferSchema", Map.of(), ORDER),
            Sample.schemaless("ResolveChoice", Map.of("specs", "id:cast:string,user.zip:project:int64"), ORDER),
            Sample.typed("ResolveChoice", Map.of("specs", "total:cast:decimal(18,2),tags[]:project:string"), ORDER));

    private InferSamples() {}
}
