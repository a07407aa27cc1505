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

    private static final Map<String, Object> ROW = map("a", null, "b", map("c", 1, "d", null));

    private static final Map<String, Object> LINES =
            map("a", map("b", 1), "l", List.of(map("x", map("y", 2)), map("x", map("y", 3))));
    private static final Map<String, String> HEADERS =
            Map.of("fields", "id,user.zip", "headers", "h,i", "operation", "move");
    private static final String MAPPINGS = "id:int->key.id:string,user.zip->zip";
    private static final Map<String, String> INSERTS =
            Map.of("topic.field", "topic", "timestamp.field", "meta.at", "static.fields", "meta.version:int32=3");

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("DropFields", Map.of("fields", "user.zip"), ORDER),
            Sample.typed("DropFields", Map.of("fields", "user.zip"), ORDER),
            Sample.schemaless("SelectFields", Map.of("fields", "id,user.zip"), ORDER),
            Sample.typed("SelectFields", Map.of("fields", "id,user.zip"), ORDER),
            Sample.schemaless("RenameFields", Map.of("renames", "id:key,user.zip:`post.code`"), ORDER),
            Sample.typed("RenameFields", Map.of("renames", "id:key,user.zip:`post.code`"), ORDER),
            Sample.schemaless("DropNullFields", Map.of("mode", "both"), ROW),
            Sample.typed("DropNullFields", Map.of("mode", "both"), ROW),
            Sample.schemaless("CastTypes", Map.of("spec", "id:decimal(9,2),user.zip:int32"), ORDER),
            Sample.typed("CastTypes", Map.of("spec", "id:decimal(9,2),user.zip:int32"), ORDER),
            Sample.schemaless("ApplyMapping", Map.of("mappings", MAPPINGS), ORDER),
            Sample.typed("ApplyMapping", Map.of("mappings", MAPPINGS), ORDER),
            Sample.schemaless("Flatten", Map.of("arrays", "json"), LINES),
            Sample.typed("Flatten", Map.of("arrays", "json"), LINES),
            Sample.schemaless("Flatten", Map.of("arrays", "index", "maps", "expand"), LINES),
            Sample.typed("Flatten", Map.of("arrays", "index", "maps", "expand"), LINES),
            Sample.schemaless("Unnest", Map.of(), LINES),
            Sample.typed("Unnest", Map.of(), LINES),
            Sample.schemaless("Nest", Map.of("fields", "id", "to", "user.key"), ORDER),
            Sample.typed("Nest", Map.of("fields", "id", "to", "user.key"), ORDER),
            Sample.schemaless("Nest", Map.of("delimiter", "."), map("a.b", 1, "a.c", "x")),
            Sample.typed("InsertFields", INSERTS, ORDER),
            Sample.schemaless("InsertFields", INSERTS, ORDER),
            Sample.schemaless("ExtractField", Map.of("field", "l[].x"), LINES),
            Sample.typed("ExtractField", Map.of("field", "l[].x"), LINES),
            Sample.schemaless("HeadersFrom", HEADERS, ORDER).thatChangesTheRecord(),
            Sample.typed("HeadersFrom", HEADERS, ORDER).thatChangesTheRecord());

    private FieldSamples() {}
}
