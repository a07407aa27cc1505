// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.agent.GrowingLog;
import io.millrace.benchmarks.agent.LogToJson;
import io.millrace.benchmarks.agent.TaskReading;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * How fast the log-file agent is without Kafka.
 *
 * @param name how the command line names it
 * @param measuring measures and prints
 */
record AgentFigures(String name, BiConsumer<Effort, Figures> measuring) implements Benchmark {
    static final List<Benchmark> ALL = List.of(
            new AgentFigures("agent-read", AgentFigures::read),
            new AgentFigures("agent-logtojson", AgentFigures::json));

    private static final int LINE_BYTES = 200;
    private static final int MIB = 512;
    private static final double BYTES_PER_MB = 1e6;
    private static final double NANOS = 1e9;

    @Override
    public void run(Effort effort, Figures figures) {
        measuring.accept(effort, figures);
    }

    /** Both ways in turn, so that they meet the same machine. */
    private static void read(Effort effort, Figures figures) {
        Map<String, String> aggregated = Map.of("aggregatedRecordSizeBytes", "65536");
        figures.note(
                "a file of " + MIB + " MiB in the page cache, lines of " + LINE_BYTES + " bytes, one task, from the"
                        + " first poll() with records to the last, " + effort.rounds() + " rounds; aggregated with "
                        + aggregated
                        + ", then one record per line; per core: by the processor time of the whole process");
        List<TaskReading.Measured> packed = new ArrayList<>();
        List<TaskReading.Measured> single = new ArrayList<>();
        try (GrowingLog log = GrowingLog.of(LINE_BYTES, MIB)) {
            // The first round warms up.
            for (int round = 0; round <= effort.rounds(); round++) {
                TaskReading.Measured many = TaskReading.of(log, "packed-" + round, aggregated);
                TaskReading.Measured each = TaskReading.of(log, "single-" + round, Map.of());
                if (round > 0) {
                    packed.add(many);
                    single.add(each);
                }
            }
        }
        print(figures, "", packed);
        print(figures, "single-", single);
        figures.print("single-records-per-second", median(single, run -> run.records() * NANOS / run.nanos()), "1/s");
    }

    private static void print(Figures figures, String prefix, List<TaskReading.Measured> runs) {
        figures.print(prefix + "mb-per-second", median(runs, run -> perSecond(run.bytes(), run.nanos())), "MB/s");
        figures.print(
                prefix + "mb-per-second-per-core", median(runs, run -> perSecond(run.bytes(), run.cpuNanos())), "MB/s");
        figures.print(
                prefix + "spread",
                100
                        * Statistics.spread(runs.stream()
                                .map(run -> perSecond(run.bytes(), run.nanos()))
                                .toList()),
                "%");
    }

    private static double median(List<TaskReading.Measured> runs, ToDoubleFunction<TaskReading.Measured> figure) {
        return Statistics.median(runs.stream().map(figure::applyAsDouble).toList());
    }

    private static double perSecond(long bytes, long nanos) {
        return bytes / BYTES_PER_MB * NANOS / nanos;
    }

    private static void json(Effort effort, Figures figures) {
        figures.note(JmhRuns.settings(effort));
        figures.note(
                "bursts of an access log in Apache's combined format, 245 bytes a line, into records of JSON: one per"
                        + " line, the same with the Kinesis Agent's grammar, and aggregated to 64 KiB");
        Map<String, JmhRuns.Run> runs = JmhRuns.of(LogToJson.class, effort);
        runs.forEach((method, run) -> {
            String prefix = method.equals("line") ? "" : method + "-";
            figures.print(prefix + "lines-per-second", run.perSecond(), "1/s");
            figures.print(prefix + "cpu-ns-per-line", run.cpuNanos(), "ns");
            figures.print(prefix + "allocated-bytes-per-line", run.allocated(), "B");
        });
    }
}
