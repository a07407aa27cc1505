// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.source.datagen.template.Renderer;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

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
            Template.compile(template(), TemplateOptions.defaults()).renderer(1, 0, 64);
    private long index;

    /** The value of one record. */
    @Benchmark
    public byte[] record() {
        long i = index++;
        return renderer.render(i, START + i / RECORDS_PER_MILLISECOND);
    }

    private static String template() {
        String example = Checkout.read("config-examples/datagen/streaming-events.json");
        try (JsonParser parser = new JsonFactory().createParser(example)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("template")) {
                    return Objects.requireNonNull(parser.nextTextValue(), "template");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the example has no template");
    }

    /** Runs the benchmark and prints its figures. */
    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(DatagenEngine.class.getName());
        options.addProfiler(GCProfiler.class);
        for (RunResult result : new Runner(options.build()).run()) {
            print("records-per-second", result.getPrimaryResult().getScore(), "records/s");
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            if (allocated != null) {
                print("allocated-per-record", allocated.getScore(), "B");
            }
        }
    }

    private static void print(String figure, double value, String unit) {
        System.out.println(String.format(Locale.ROOT, "datagen-engine %s %.1f %s", figure, value, unit));
    }
}
