// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import static io.millrace.smt.record.Records.map;

import com.example.orders.ConvertOrders;
import io.millrace.smt.record.Sample;
import java.util.List;
import java.util.Map;

/** Samples of this room's transforms. */
public final class InvokeSamples {
    private static final Map<String, String> HANDLER = Map.of("handler.class", ConvertOrders.class.getName());
    private static final Map<String, Object> ORDER = map("id", 7, "customer", map("name", "ann", "zip", "1010"));

    public static final List<Sample> ALL = List.of(
            Sample.schemaless("InvokeLambda", HANDLER, ORDER).thatChangesTheRecord(),
            Sample.typed("InvokeLambda", HANDLER, ORDER).thatChangesTheRecord());

    private InvokeSamples() {}
}
