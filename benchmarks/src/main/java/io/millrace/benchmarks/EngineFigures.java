// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How fast one core renders the template of the example, without Kafka and Connect. */
final class EngineFigures implements Benchmark {
    private static final String CLASS = "io\\.millrace\\.benchmarks\\.DatagenEngine\\.";
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final int FORKS = 1;
    private static final int WARM_UP_ITERATIONS = 3;

    @Override
    public String name() {
        return "datagen-engine";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note("JMH, template of config-examples/datagen, one thread, " + FORKS + " fork, " + WARM_UP_ITERATIONS
                + " warm-up iterations and " + effort.engineIterations() + " measured ones of 2 s");
        Collection<RunResult> results = run(effort);
        if (results.isEmpty()) {
            throw new IllegalStateException("JMH found no method to measure in " + CLASS);
        }
        for (RunResult result : results) {
            String method = results.size() == 1 ? "" : method(result) + "-";
            figures.print(
                    method + "records-per-second", result.getPrimaryResult().getScore(), "1/s");
            figures.print(method + "cpu-ns-per-record", secondary(result, CpuTimeProfiler.LABEL), "ns");
            figures.print(method + "allocated-bytes-per-record", secondary(result, ALLOCATION), "B");
        }
    }

    private static Collection<RunResult> run(Effort effort) {
        Options options = new OptionsBuilder()
                .include(CLASS)
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(1)
                .forks(FORKS)
                .warmupIterations(WARM_UP_ITERATIONS)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(effort.engineIterations())
                .measurementTime(TimeValue.seconds(2))
                .addProfiler(CpuTimeProfiler.class)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-XX:-UsePerfData")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH failed: " + e.getMessage(), e);
        }
    }

    private static String method(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    private static double secondary(RunResult result, String wanted) {
        for (String label : result.getSecondaryResults().keySet()) {
            if (label.endsWith(wanted)) {
                return result.getSecondaryResults().get(label).getScore();
            }
        }
        throw new IllegalStateException("JMH measured no " + wanted);
    }
}
