// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.transform.FilteredOrders;
import io.millrace.benchmarks.transform.ParsedLines;
import io.millrace.benchmarks.transform.ParsedRows;
import io.millrace.benchmarks.transform.SixSteps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * How fast one core transforms records, without Kafka.
 *
 * @param name how the command line names it
 * @param measuring measures and prints
 */
record TransformFigures(String name, BiConsumer<Effort, Figures> measuring) implements Benchmark {
    static final List<Benchmark> ALL = List.of(
            new TransformFigures("smt-pipeline", TransformFigures::pipeline),
            new TransformFigures("smt-parse-log", TransformFigures::parseLog),
            new TransformFigures("smt-parse-csv", TransformFigures::parseCsv),
            new TransformFigures("smt-filter", TransformFigures::filter));

    private static final double NANOS = 1e9;

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note(JmhRuns.settings(effort));
        measuring.accept(effort, figures);
    }

    private static void pipeline(Effort effort, Figures figures) {
        figures.note("config-examples/smt/order-in-six-steps.json on a Struct of 20 fields, "
                + "beside the same work as six transforms of Kafka; both called in the worker's sequence");
        Map<String, JmhRuns.Run> runs = JmhRuns.of(SixSteps.class, effort);
        JmhRuns.Run ours = of(runs, "ours");
        JmhRuns.Run stock = of(runs, "stock");
        figures.print("ratio-to-stock", ours.perSecond() / stock.perSecond(), "x");
        figures.print("ratio-to-stock-by-cpu", stock.cpuNanos() / ours.cpuNanos(), "x");
        print(figures, "ours-", "record", ours);
        print(figures, "stock-", "record", stock);
    }

    private static void parseLog(Effort effort, Figures figures) {
        figures.note("ParseLog, Apache's combined format, bytes into a Struct");
        print(figures, "", "line", of(JmhRuns.of(ParsedLines.class, effort), "line"));
    }

    private static void parseCsv(Effort effort, Figures figures) {
        figures.note("ParseCsv, ten columns of which three are numbers, bytes into a Struct");
        print(figures, "", "row", of(JmhRuns.of(ParsedRows.class, effort), "row"));
    }

    private static void filter(Effort effort, Figures figures) {
        figures.note("Filter on one of 20 fields, beside the engine with a step that asks " + "nothing");
        Map<String, JmhRuns.Run> runs = JmhRuns.of(FilteredOrders.class, effort);
        double bare = NANOS / of(runs, "bare").perSecond();
        figures.print("bare-nanoseconds", bare, "ns");
        for (String language : List.of("jslt", "jq")) {
            JmhRuns.Run run = of(runs, language);
            figures.print(language + "-nanoseconds-over-bare", NANOS / run.perSecond() - bare, "ns");
            figures.print(
                    language + "-cpu-ns-over-bare",
                    run.cpuNanos() - of(runs, "bare").cpuNanos(),
                    "ns");
        }
    }

    private static JmhRuns.Run of(Map<String, JmhRuns.Run> runs, String method) {
        return Objects.requireNonNull(runs.get(method), method);
    }

    private static void print(Figures figures, String prefix, String unit, JmhRuns.Run run) {
        figures.print(prefix + unit + "s-per-second", run.perSecond(), "1/s");
        figures.print(prefix + "cpu-ns-per-" + unit, run.cpuNanos(), "ns");
        figures.print(prefix + "allocated-bytes-per-" + unit, run.allocated(), "B");
    }
}
