// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import io.millrace.smt.Filter;
import io.millrace.smt.edit.OnError;
import io.millrace.smt.edit.Site;
import io.millrace.smt.engine.Engine;
import io.millrace.smt.engine.NullHandling;
import io.millrace.smt.engine.Part;
import io.millrace.smt.engine.Placed;
import io.millrace.smt.engine.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A filter on one of 20 fields, beside the engine with a step that asks nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FilteredOrders {
    private final SinkRecord record = Orders.record();
    private final Engine bare = new Engine(
            Part.VALUE,
            NullHandling.PASS,
            List.of(new Placed(new Site(0, "nothing", OnError.FAIL), (Step.OfRecord) draft -> true)),
            1);
    private final Filter<SinkRecord> jslt = filter("jslt");
    private final Filter<SinkRecord> jq = filter("jq");

    private static Filter<SinkRecord> filter(String language) {
        Filter<SinkRecord> filter = new Filter<>();
        filter.configure(Map.of("language", language, "expression", ".quantity > 10"));
        return filter;
    }

    /** The engine alone. */
    @Benchmark
    public @Nullable SinkRecord bare() {
        return bare.apply(record);
    }

    /** JSLT. */
    @Benchmark
    public @Nullable SinkRecord jslt() {
        return jslt.apply(record);
    }

    /** jq. */
    @Benchmark
    public @Nullable SinkRecord jq() {
        return jq.apply(record);
    }
}
