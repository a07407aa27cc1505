// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

/** Runs the methods of a class under JMH, on one thread. */
final class JmhRuns {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final int FORKS = 1;
    private static final int WARM_UP_ITERATIONS = 3;

    /**
     * What was measured of one method.
     *
     * @param perSecond how often it ran
     * @param cpuNanos processor time of one run, collection of garbage included
     * @param allocated bytes of one run
     */
    record Run(double perSecond, double cpuNanos, double allocated) {}

    private JmhRuns() {}

    /** What {@link #of} does, in words. */
    static String settings(Effort effort) {
        return "JMH, one thread, " + FORKS + " fork, " + WARM_UP_ITERATIONS + " warm-up iterations and "
                + effort.engineIterations() + " measured ones of 2 s";
    }

    /** The figures by method. */
    static Map<String, Run> of(Class<?> type, Effort effort) {
        Map<String, Run> runs = new LinkedHashMap<>();
        for (RunResult result : results(type, effort)) {
            String full = result.getParams().getBenchmark();
            runs.put(
                    full.substring(full.lastIndexOf('.') + 1),
                    new Run(
                            result.getPrimaryResult().getScore(),
                            secondary(result, CpuTimeProfiler.LABEL),
                            secondary(result, ALLOCATION)));
        }
        if (runs.isEmpty()) {
            throw new IllegalStateException("JMH found no method to measure in " + type);
        }
        return runs;
    }

    private static Collection<RunResult> results(Class<?> type, Effort effort) {
        Options options = new OptionsBuilder()
                .include(type.getName().replace(".", "\\.") + "\\.")
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

    private static double secondary(RunResult result, String wanted) {
        for (String label : result.getSecondaryResults().keySet()) {
            if (label.endsWith(wanted)) {
                return result.getSecondaryResults().get(label).getScore();
            }
        }
        throw new IllegalStateException("JMH measured no " + wanted);
    }
}
