// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.source.datagen.template.Renderer;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast one core renders the records of the example streaming-events, with one new array per record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DatagenEngine {
    private static final long START = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();

    /** How many records share a reading of the clock: what a poll() of ours does, and near what a core renders in 1 ms. */
    private static final int RECORDS_PER_MILLISECOND = 10_000;

    private final Renderer renderer =
            Template.compile(Examples.template(), TemplateOptions.defaults()).renderer(1, 0, 64);
    private long index;

    /** The value of one record. */
    @Benchmark
    public byte[] record() {
        long i = index++;
        return renderer.render(i, START + i / RECORDS_PER_MILLISECOND);
    }
}
