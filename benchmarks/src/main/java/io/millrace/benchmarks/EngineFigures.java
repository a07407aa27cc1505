// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import java.util.Map;

/** How fast one core renders the template of the example, without Kafka and Connect. */
final class EngineFigures implements Benchmark {
    @Override
    public String name() {
        return "datagen-engine";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note(JmhRuns.settings(effort) + ", template of config-examples/datagen");
        Map<String, JmhRuns.Run> runs = JmhRuns.of(DatagenEngine.class, effort);
        runs.forEach((method, run) -> {
            String prefix = runs.size() == 1 ? "" : method + "-";
            figures.print(prefix + "records-per-second", run.perSecond(), "1/s");
            figures.print(prefix + "cpu-ns-per-record", run.cpuNanos(), "ns");
            figures.print(prefix + "allocated-bytes-per-record", run.allocated(), "B");
        });
    }
}
