// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Rate;
import io.millrace.benchmarks.measure.Sampler;
import io.millrace.benchmarks.measure.Statistics;
import io.millrace.benchmarks.store.DiscardingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** How near the S3 sink comes to a sink that forgets its records. */
final class SinkEndToEnd implements Benchmark {
    private static final String TOPIC = "events";
    private static final int PARTITIONS = 3;
    private static final int RECORD_BYTES = 200;
    /** Each record is followed by a line feed. */
    private static final int STORED_BYTES = RECORD_BYTES + 1;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Left out: the start, and the end, where buffers wait for their interval. */
    private static final double FROM = 0.2;

    private static final double TO = 0.9;

    @Override
    public String name() {
        return "sink-e2e";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        long records = effort.sinkRecords();
        Map<String, String> ours = new TreeMap<>(Examples.sink());
        // The connector's default and Firehose's, where the example wants its objects soon.
        ours.put("buffer.size.mib", "5");
        figures.note(records + " records of " + RECORD_BYTES + " bytes, uncompressed, in " + PARTITIONS
                + " partitions, one task, " + effort.rounds() + " rounds, sink of config-examples/firehose-s3: "
                + ours.get("buffer.size.mib") + " MiB or " + ours.get("buffer.interval.seconds") + " s, "
                + ours.get("compression") + ", a line feed after each record; both read committed records");
        try (Rig rig = Rig.start(true)) {
            fill(rig, records);
            Duel.fight(
                            effort.rounds(),
                            label -> delivered(rig, "firehose-" + label, ours, records),
                            label -> consumed(rig, "sink-" + label, noop(ours), records))
                    .print(figures, "");
            gzip(rig, ours, records, effort.rounds(), figures);
        }
    }

    static void fill(Rig rig, long records) {
        rig.createTopic(TOPIC, PARTITIONS);
        FilledTopic.fill(rig.bootstrapServers(), TOPIC, PARTITIONS, records, RECORD_BYTES);
    }

    /** By what the task has taken: the buffers that it is ahead of the store by are small. */
    private static void gzip(Rig rig, Map<String, String> example, long records, int rounds, Figures figures) {
        Map<String, String> config = new TreeMap<>(example);
        config.put("compression", "GZIP");
        List<Rate> rates = new ArrayList<>();
        // The first one warms up.
        for (int round = 0; round <= Math.min(3, rounds); round++) {
            String label = "gzip-" + round;
            try (DiscardingStore store = DiscardingStore.open()) {
                Rate rate = consumed(rig, label, sink(config, store), records);
                if (round > 0) {
                    rates.add(rate);
                }
            }
        }
        figures.print("gzip-records-per-second", median(rates, Rate::recordsPerSecond), "1/s");
        figures.print("gzip-cpu-us-per-record", median(rates, Rate::cpuMicrosPerRecord), "us");
    }

    private static double median(List<Rate> rates, Function<Rate, Double> figure) {
        return Statistics.median(rates.stream().map(figure).toList());
    }

    /**
     * What counts for ours is what the store has acknowledged, not what the task has taken. Each run has a store of its
     * own, so that an earlier run's last uploads count for nobody.
     */
    static Rate delivered(Rig rig, String label, Map<String, String> example, long records) {
        long end = (long) (TO * records * STORED_BYTES);
        try (DiscardingStore store = DiscardingStore.open()) {
            return rig.with(label, sink(example, store), () -> {
                Sampler sampler = new Sampler(System::nanoTime, PAUSE, PATIENCE);
                return sampler.until(() -> storedBytes(rig, label, store), rig::workerCpuNanos, end)
                        .between(FROM * records * STORED_BYTES, (double) end, 1.0 / STORED_BYTES);
            });
        }
    }

    private static long storedBytes(Rig rig, String label, DiscardingStore store) {
        long stored = store.bytes();
        // Asked on both sides, as asking costs the worker time. Connect counts a batch after put() has returned, when
        // its
        // bytes may already be stored.
        return Math.min(stored, rig.counters().handedTo(label) * STORED_BYTES);
    }

    private static Rate consumed(Rig rig, String label, Map<String, String> config, long records) {
        long end = (long) (TO * records);
        return rig.with(label, config, () -> {
            Sampler sampler = new Sampler(System::nanoTime, PAUSE, PATIENCE);
            return sampler.until(() -> rig.counters().handedTo(label), rig::workerCpuNanos, end)
                    .between(FROM * records, (double) end, 1);
        });
    }

    private static Map<String, String> sink(Map<String, String> example, DiscardingStore store) {
        Map<String, String> config = new TreeMap<>(example);
        config.put("topics", TOPIC);
        config.put("s3.endpoint", store.endpoint().toString());
        config.put("s3.path.style.enabled", "true");
        config.put("s3.access.key.id", "benchmark");
        config.put("s3.secret.access.key", "benchmark");
        return config;
    }

    /** The same consumer, without the options that only ours has. */
    private static Map<String, String> noop(Map<String, String> example) {
        Map<String, String> config = new TreeMap<>(example);
        config.keySet().removeIf(option -> !option.startsWith("consumer.override.") && !option.endsWith(".converter"));
        config.put("connector.class", "io.millrace.benchmarks.noop.NoopSinkConnector");
        config.put("tasks.max", "1");
        config.put("topics", TOPIC);
        return config;
    }
}
