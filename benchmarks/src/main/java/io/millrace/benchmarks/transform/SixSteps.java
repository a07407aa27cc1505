// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The six steps of an order, as one pipeline of ours and as a chain of Kafka's transforms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SixSteps {
    private final SinkRecord record = Orders.record();
    private final WorkerSequence pipeline = Orders.ours(TransformExamples.of("order-in-six-steps", "shape"));
    private final WorkerSequence chain = Orders.stock();

    /** Ours. */
    @Benchmark
    public @Nullable SinkRecord ours() {
        return pipeline.apply(record);
    }

    /** Kafka's. */
    @Benchmark
    public @Nullable SinkRecord stock() {
        return chain.apply(record);
    }
}
