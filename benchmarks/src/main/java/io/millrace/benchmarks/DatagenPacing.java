// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Statistics;
import io.millrace.source.datagen.DatagenSourceConnector;
import io.millrace.source.datagen.DatagenSourceTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/**
 * How punctually a generating task hands out its records on the real clock.
 *
 * <p>The task runs in this process: between it and a topic lie the producer's own delays, which the rate does not rule.
 */
final class DatagenPacing implements Benchmark {
    private static final int PER_SECOND = 1_000;
    private static final int SECONDS = 30;
    private static final int RECORDS = PER_SECOND * SECONDS;
    /** Left out of the figures: the first polls compile code. */
    private static final int WARM_UP_RECORDS = 2 * PER_SECOND;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_RECORD = 1e9 / PER_SECOND;

    @Override
    public String name() {
        return "datagen-pacing";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note("template of config-examples/datagen, one task in this process, " + PER_SECOND + " records/s for "
                + SECONDS + " s, lateness against the schedule through the most punctual record");
        long[] handedOut = handedOut();
        double[] lateness = lateness(handedOut);
        figures.print("p50-lateness", Statistics.percentile(lateness, 0.5) / NANOS_PER_MILLI, "ms");
        figures.print("p99-lateness", Statistics.percentile(lateness, 0.99) / NANOS_PER_MILLI, "ms");
        figures.print("max-lateness", Statistics.percentile(lateness, 1) / NANOS_PER_MILLI, "ms");
        figures.print("rate-error", rateError(handedOut), "records");
    }

    /** When each record was handed out. */
    private static long[] handedOut() {
        Map<String, String> config = taskConfig();
        SourceTask task = new DatagenSourceTask();
        task.initialize(LoneWorker.taskContext(config));
        task.start(config);
        try {
            long[] at = new long[RECORDS];
            int count = 0;
            while (count < RECORDS) {
                @Nullable List<SourceRecord> records = task.poll();
                long now = System.nanoTime();
                int more = records == null ? 0 : records.size();
                Arrays.fill(at, count, Math.min(RECORDS, count + more), now);
                count += more;
            }
            return at;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            task.stop();
        }
    }

    /** Sorted; each record against the line of the asked rate that goes through the most punctual one. */
    static double[] lateness(long[] handedOut) {
        double[] behind = new double[handedOut.length - WARM_UP_RECORDS];
        for (int i = 0; i < behind.length; i++) {
            behind[i] = handedOut[i + WARM_UP_RECORDS] - i * NANOS_PER_RECORD;
        }
        Arrays.sort(behind);
        double punctual = behind[0];
        return Arrays.stream(behind).map(nanos -> nanos - punctual).toArray();
    }

    /** How many records more or less than asked for left between the end of the warm-up and the last record. */
    static double rateError(long[] handedOut) {
        int last = handedOut.length - 1;
        double asked = (handedOut[last] - handedOut[WARM_UP_RECORDS]) / NANOS_PER_RECORD;
        return last - WARM_UP_RECORDS - asked;
    }

    private static Map<String, String> taskConfig() {
        Map<String, String> config = Examples.datagen();
        config.put("name", "pacing");
        config.put("rate.records.per.second", Integer.toString(PER_SECOND));
        DatagenSourceConnector connector = new DatagenSourceConnector();
        connector.initialize(LoneWorker.connectorContext());
        connector.start(config);
        return connector.taskConfigs(1).get(0);
    }
}
