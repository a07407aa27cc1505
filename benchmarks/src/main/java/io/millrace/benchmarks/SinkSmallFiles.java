// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.drive.SpacedLog;
import io.millrace.benchmarks.drive.TaskDriver;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Statistics;
import io.millrace.benchmarks.store.DiscardingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long many small files take, and how many requests, when each answer of the store takes 50 ms more. */
final class SinkSmallFiles implements Benchmark {
    private static final int FILES = 1_000;
    private static final int PARTITIONS = 100;
    private static final int INTERVALS = 3;
    private static final int INTERVAL_SECONDS = 2;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration RECORD_PAUSE = Duration.ofMillis(200);
    private static final Duration COMMITS = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "sink-small-files";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note(FILES + " files of one record each of one partition in one round, then " + PARTITIONS
                + " partitions with a record every " + RECORD_PAUSE.toMillis() + " ms and one file each in each of "
                + INTERVALS + " intervals of " + INTERVAL_SECONDS + " s; each answer of the store takes "
                + LATENCY.toMillis() + " ms more");
        Map<String, String> settings = Map.of(
                "prefix",
                LoneSink.PREFIX_PER_SECOND,
                "buffer.interval.seconds",
                Integer.toString(INTERVAL_SECONDS),
                "buffer.interval.jitter.percent",
                "0");
        List<Double> seconds = new ArrayList<>();
        List<Double> requests = new ArrayList<>();
        for (int round = 0; round < Math.min(3, effort.rounds()); round++) {
            oneRound(settings, seconds, requests);
        }
        figures.print("seconds", Statistics.median(seconds), "s");
        figures.print("requests-per-file", Statistics.median(requests), "1");
        figures.print("requests-per-file-ordinary", ordinary(settings), "1");
    }

    /** From the first request that a due interval causes until the last object is there. */
    private static void oneRound(Map<String, String> settings, List<Double> seconds, List<Double> requests) {
        SpacedLog log = new SpacedLog(LoneSink.TOPIC, 1);
        try (DiscardingStore store = DiscardingStore.open();
                TaskDriver driver = TaskDriver.start(LoneSink.config(store.endpoint(), settings), log, COMMITS)) {
            store.latency(LATENCY);
            driver.runUntil(driver::isFlowing, PATIENCE);
            driver.runFor(Duration.ofMillis(500));
            long before = store.requests().total();
            log.extendTo(FILES);
            driver.runUntil(() -> driver.isConsumedTo(FILES), PATIENCE);
            driver.runUntil(() -> store.requests().total() > before, PATIENCE);
            long begun = System.nanoTime();
            driver.runUntil(() -> store.objects() >= FILES, PATIENCE);
            seconds.add((System.nanoTime() - begun) / 1e9);
            driver.runUntil(() -> driver.isCommittedTo(FILES), PATIENCE);
            requests.add((store.requests().total() - before) / (double) FILES);
            requireAll(store, FILES);
        }
    }

    /** Records come all the time, so that each file that is delivered has a successor that fills already. */
    private static double ordinary(Map<String, String> settings) {
        Map<String, String> onePerPartition = new TreeMap<>(settings);
        onePerPartition.put("prefix", "data/");
        SpacedLog log = new SpacedLog(LoneSink.TOPIC, PARTITIONS);
        try (DiscardingStore store = DiscardingStore.open();
                TaskDriver driver =
                        TaskDriver.start(LoneSink.config(store.endpoint(), onePerPartition), log, COMMITS)) {
            store.latency(LATENCY);
            driver.runUntil(driver::isFlowing, PATIENCE);
            runUntilObjects(store, driver, log, PARTITIONS);
            long requests = store.requests().total();
            long files = store.objects();
            runUntilObjects(store, driver, log, files + INTERVALS * PARTITIONS);
            return (store.requests().total() - requests) / (double) (store.objects() - files);
        }
    }

    private static void runUntilObjects(DiscardingStore store, TaskDriver driver, SpacedLog log, long files) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (store.objects() < files) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(store.objects() + " of " + files + " objects in " + PATIENCE);
            }
            log.extend();
            driver.runFor(RECORD_PAUSE);
        }
    }

    private static void requireAll(DiscardingStore store, long files) {
        if (store.objects() != files) {
            throw new IllegalStateException(store.objects() + " objects instead of " + files + ": "
                    + store.requests().byOperation());
        }
    }
}
