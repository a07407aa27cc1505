// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Rate;
import io.millrace.benchmarks.measure.Sampler;
import io.millrace.benchmarks.measure.Series;
import io.millrace.benchmarks.measure.TopicCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** How near a generating task comes to one that only hands out ready records. */
final class DatagenTask implements Benchmark {
    private static final int PARTITIONS = 3;
    private static final int SAMPLE_RECORDS = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The first part is left out: connection, first fetch of metadata, first batches. */
    private static final double FROM = 0.2;

    private static final double TO = 0.95;

    private static final Map<String, String> SETTINGS = Map.of(
            "tasks.max", "1",
            "lanes", "64",
            "batch.max.records", "2000",
            "value.format", "bytes",
            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
            "producer.override.batch.size", "262144",
            "producer.override.linger.ms", "20",
            "producer.override.compression.type", "lz4");

    @Override
    public String name() {
        return "datagen-task";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note("template of config-examples/datagen, one task, " + PARTITIONS + " partitions, "
                + effort.sourceRecords() + " records per run, " + effort.rounds() + " rounds, "
                + new TreeMap<>(SETTINGS));
        duel(effort, true).print(figures, "");
        duel(effort, false).print(figures, "at-least-once-");
    }

    private static Duel duel(Effort effort, boolean exactlyOnce) {
        try (Rig rig = Rig.start(exactlyOnce)) {
            Path records = rig.folder().resolve("records");
            record(rig, records);
            Map<String, String> noop = with(
                    SETTINGS,
                    Map.of(
                            "connector.class",
                            "io.millrace.benchmarks.noop.NoopSourceConnector",
                            "record.file",
                            records.toString()));
            return Duel.fight(
                    effort.rounds(),
                    label -> rate(rig, "datagen-" + label, datagen(), effort.sourceRecords()),
                    label -> rate(rig, "source-" + label, noop, effort.sourceRecords()));
        }
    }

    private static Map<String, String> datagen() {
        Map<String, String> config = with(Examples.datagen(), SETTINGS);
        config.remove("rate.records.per.second");
        config.put("rate.mode", "unlimited");
        return config;
    }

    /** Lets the generator fill a file, from which the no-op source takes the very bytes that ours sends. */
    private static void record(Rig rig, Path file) {
        String topic = "sample";
        rig.createTopic(topic, PARTITIONS);
        Map<String, String> config = with(datagen(), run(topic, SAMPLE_RECORDS));
        rig.with(topic, config, () -> RecordedTopic.write(rig.bootstrapServers(), topic, SAMPLE_RECORDS, file));
    }

    private static Rate rate(Rig rig, String label, Map<String, String> config, long records) {
        rig.createTopic(label, PARTITIONS);
        try (TopicCounter topic = new TopicCounter(rig.bootstrapServers(), label, PARTITIONS)) {
            return rig.with(label, with(config, run(label, records)), () -> {
                Sampler sampler = new Sampler(System::nanoTime, PAUSE, PATIENCE);
                Series series = sampler.until(topic::count, rig::workerCpuNanos, records);
                long marksToo = settled(topic);
                return series.between(FROM * marksToo, TO * records, (double) records / marksToo);
            });
        }
    }

    /** The count when it has stopped growing: more than the records by the marks that end transactions. */
    private static long settled(TopicCounter topic) {
        long before = -1;
        long now = topic.count();
        while (now != before) {
            LockSupport.parkNanos(QUIET.toNanos());
            before = now;
            now = topic.count();
        }
        return now;
    }

    private static Map<String, String> run(String topic, long records) {
        return Map.of("topic", topic, "max.records", Long.toString(records));
    }

    private static Map<String, String> with(Map<String, String> config, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(config);
        all.putAll(more);
        return all;
    }
}
