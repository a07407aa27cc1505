// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.drive.ReplayedLog;
import io.millrace.benchmarks.drive.TaskDriver;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Statistics;
import io.millrace.benchmarks.store.DiscardingStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** How near a sink task, fed from memory, comes to a loop that copies the same bytes and sends them. */
final class SinkTaskRate implements Benchmark {
    static final int PARTITIONS = 3;
    static final int OBJECT_MIB = 8;
    private static final int RECORD_BYTES = 200;
    /** Each record is followed by a line feed. */
    private static final int STORED_BYTES = RECORD_BYTES + 1;

    private static final int DIFFERENT_VALUES = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Left out: the start, and the end, where buffers wait for their interval. */
    private static final double FROM = 0.2;

    private static final double TO = 0.8;

    @Override
    public String name() {
        return "sink-task";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        long perPartition = effort.sinkRecords() / PARTITIONS;
        List<byte[]> values = values();
        Map<String, String> settings = Map.of(
                "buffer.size.mib", Integer.toString(OBJECT_MIB),
                "buffer.interval.seconds", "300",
                "buffer.interval.jitter.percent", "0",
                "buffer.memory.mib", "96",
                "compression", "UNCOMPRESSED");
        figures.note(perPartition * PARTITIONS + " records of " + RECORD_BYTES + " bytes and a line feed, " + PARTITIONS
                + " partitions, batches of " + TaskDriver.MAX_POLL_RECORDS + ", " + effort.rounds()
                + " rounds, sink of config-examples/firehose-s3 with " + settings);
        figures.note("copy: the same batches copied into slabs, objects of " + OBJECT_MIB
                + " MiB sent by the AWS SDK's client with the sink's HTTP settings, as many at once");
        List<Double> ours = new ArrayList<>();
        List<Double> copy = new ArrayList<>();
        // The first pair warms up.
        for (int round = 0; round <= effort.rounds(); round++) {
            double task = task(perPartition, values, settings);
            double loop = copy(perPartition, values);
            if (round > 0) {
                ours.add(task);
                copy.add(loop);
            }
        }
        figures.print("records-per-second", Statistics.median(ours), "1/s");
        figures.print("mib-per-second", Statistics.median(ours) * RECORD_BYTES / (1 << 20), "MiB/s");
        figures.print("copy-records-per-second", Statistics.median(copy), "1/s");
        figures.print("ratio-to-copy", Statistics.median(ours) / Statistics.median(copy), "x");
        figures.print("spread", 100 * Statistics.spread(ours), "%");
        figures.print("copy-spread", 100 * Statistics.spread(copy), "%");
    }

    private static double task(long perPartition, List<byte[]> values, Map<String, String> settings) {
        try (DiscardingStore store = DiscardingStore.open();
                TaskDriver driver = TaskDriver.start(
                        LoneSink.config(store.endpoint(), settings),
                        log(perPartition, values),
                        Duration.ofSeconds(5))) {
            Window window = new Window(store, perPartition);
            driver.runUntil(window::isOver, PATIENCE);
            return window.recordsPerSecond();
        }
    }

    private static double copy(long perPartition, List<byte[]> values) {
        try (DiscardingStore store = DiscardingStore.open();
                CopyLoop loop = new CopyLoop(store.endpoint(), OBJECT_MIB << 20)) {
            Window window = new Window(store, perPartition);
            loop.runUntil(window::isOver, log(perPartition, values));
            return window.recordsPerSecond();
        }
    }

    private static ReplayedLog log(long perPartition, List<byte[]> values) {
        return new ReplayedLog(LoneSink.TOPIC, PARTITIONS, perPartition, values);
    }

    private static List<byte[]> values() {
        Random random = new Random(1);
        return IntStream.range(0, DIFFERENT_VALUES)
                .mapToObj(i -> {
                    byte[] value = new byte[RECORD_BYTES];
                    for (int at = 0; at < value.length; at++) {
                        value[at] = (byte) ('a' + random.nextInt(26));
                    }
                    return value;
                })
                .toList();
    }

    /** The part of a run that counts, by what the store has acknowledged. */
    private static final class Window {
        private final DiscardingStore store;
        private final long from;
        private final long to;
        private long firstNanos;
        private long firstBytes;
        private long lastNanos;
        private long lastBytes;

        Window(DiscardingStore store, long perPartition) {
            long all = perPartition * PARTITIONS * STORED_BYTES;
            this.store = store;
            this.from = (long) (FROM * all);
            this.to = (long) (TO * all);
        }

        /** Asked after each batch. */
        boolean isOver() {
            long bytes = store.bytes();
            if (firstNanos == 0 && bytes >= from) {
                firstNanos = System.nanoTime();
                firstBytes = bytes;
            }
            if (bytes < to) {
                return false;
            }
            lastNanos = System.nanoTime();
            lastBytes = bytes;
            return true;
        }

        double recordsPerSecond() {
            if (lastBytes <= firstBytes) {
                throw new IllegalStateException("too few objects to measure; measure more records");
            }
            return (lastBytes - firstBytes) * 1e9 / STORED_BYTES / (lastNanos - firstNanos);
        }
    }
}
