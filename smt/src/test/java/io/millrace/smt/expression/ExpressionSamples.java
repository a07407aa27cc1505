// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import static io.millrace.smt.record.Records.map;

import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;

/** Samples of this room's transforms. */
public final class ExpressionSamples {
    private static final Map<String, Object> EVENT = map("type", "rent", "price", 4.5, "user", map("id", 7));

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("Filter", Map.of("expression", ".price > 3"), EVENT),
            Sample.typed("Filter", Map.of("expression", ".price > 3"), EVENT),
            Sample.typed("Filter", Map.of("language", "jq", "expression", "select(.user.id == 7)"), EVENT),
            Sample.schemaless("Route", Map.of("expression", "$topic + \"-\" + .type"), EVENT)
                    .thatChangesTheRecord(),
            Sample.typed("Route", Map.of("expression", ".type"), EVENT).thatChangesTheRecord(),
            Sample.schemaless("SetFields", Map.of("set.user.total", ".price * 2"), EVENT),
            Sample.typed("SetFields", Map.of("set.user.total", ".price * 2", "type.user.total", "float64"), EVENT),
            Sample.schemaless("MapJslt", Map.of("expression", "{\"t\": .type, \"rest\": .}"), EVENT),
            Sample.typed("MapJslt", Map.of("expression", "{\"t\": .type, \"rest\": .}", "output", "json"), EVENT),
            Sample.schemaless("MapJq", Map.of("expression", "{t: .type}"), EVENT),
            Sample.schemaless("PartitionKeys", Map.of("query", "{type, id: .user.id}"), EVENT)
                    .thatChangesTheRecord(),
            Sample.typed("PartitionKeys", Map.of("keys.type", ".type"), EVENT).thatChangesTheRecord());

    private ExpressionSamples() {}
}
