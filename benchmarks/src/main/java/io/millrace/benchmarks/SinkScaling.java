// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Rate;
import io.millrace.benchmarks.measure.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether two tasks on one worker deliver more than one does. */
final class SinkScaling implements Benchmark {
    @Override
    public String name() {
        return "sink-scaling";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        long records = effort.sinkRecords();
        int rounds = Math.min(3, effort.rounds());
        figures.note(records + " records as in sink-e2e, " + rounds
                + " rounds, with one task and with two on one worker; the broker and the store use the same cores");
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        try (Rig rig = Rig.start(true)) {
            SinkEndToEnd.fill(rig, records);
            // The first pair warms up.
            for (int round = 0; round <= rounds; round++) {
                Rate single = SinkEndToEnd.delivered(rig, "one-" + round, tasks(1), records);
                Rate both = SinkEndToEnd.delivered(rig, "two-" + round, tasks(2), records);
                if (round > 0) {
                    one.add(single.recordsPerSecond());
                    two.add(both.recordsPerSecond());
                }
            }
        }
        figures.print("one-task-records-per-second", Statistics.median(one), "1/s");
        figures.print("two-tasks-records-per-second", Statistics.median(two), "1/s");
        figures.print("ratio-two-to-one", Statistics.median(two) / Statistics.median(one), "x");
    }

    private static Map<String, String> tasks(int count) {
        Map<String, String> config = new TreeMap<>(Examples.sink());
        config.put("tasks.max", Integer.toString(count));
        return config;
    }
}
