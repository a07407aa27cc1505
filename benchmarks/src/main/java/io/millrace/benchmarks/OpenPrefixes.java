// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.drive.SpacedLog;
import io.millrace.benchmarks.drive.TaskDriver;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The child JVM of {@link SinkPrefixes}: one task, one partition, and nothing else on the heap. */
public final class OpenPrefixes {
    static final String HEAP = "heap-mib";
    static final String FLOOD = "flood-seconds";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration COMMITS = Duration.ofSeconds(1);
    private static final int COLLECTIONS = 4;

    private OpenPrefixes() {}

    /**
     * Prints one figure.
     *
     * @param args which figure, the store's address, and how many prefixes
     */
    public static void main(String[] args) {
        int prefixes = Integer.parseInt(args[2]);
        URI store = URI.create(args[1]);
        double figure = args[0].equals(HEAP) ? heapMib(store, prefixes) : floodSeconds(store, prefixes);
        System.out.println(args[0] + " " + figure);
        // The task's threads are of no interest any more.
        System.exit(0);
    }

    private static double heapMib(URI store, int prefixes) {
        SpacedLog log = new SpacedLog(LoneSink.TOPIC, 1);
        try (TaskDriver driver = TaskDriver.start(config(store, "900", "512"), log, COMMITS)) {
            driver.runUntil(driver::isFlowing, PATIENCE);
            driver.runFor(Duration.ofSeconds(1));
            long idle = usedBytes();
            log.extendTo(prefixes);
            driver.runUntil(() -> driver.isConsumedTo(prefixes), PATIENCE);
            driver.runFor(Duration.ofSeconds(1));
            double mib = (usedBytes() - idle) / (double) (1 << 20);
            // Not closed in order, which would deliver what is open.
            System.out.println(HEAP + " " + mib);
            System.out.flush();
            Runtime.getRuntime().halt(0);
            return mib;
        }
    }

    private static double floodSeconds(URI store, int prefixes) {
        SpacedLog log = new SpacedLog(LoneSink.TOPIC, 1);
        log.extendTo(prefixes);
        long begun = System.nanoTime();
        try (TaskDriver driver = TaskDriver.start(config(store, "5", "0"), log, COMMITS)) {
            driver.runUntil(() -> driver.isCommittedTo(prefixes), PATIENCE);
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static Map<String, String> config(URI store, String intervalSeconds, String memoryMib) {
        return LoneSink.config(
                store,
                Map.of(
                        "prefix", LoneSink.PREFIX_PER_SECOND,
                        "buffer.interval.seconds", intervalSeconds,
                        "buffer.memory.mib", memoryMib));
    }

    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            ManagementFactory.getMemoryMXBean().gc();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
