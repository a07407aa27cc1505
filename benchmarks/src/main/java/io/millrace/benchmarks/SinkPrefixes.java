// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.store.DiscardingStore;
import io.millrace.local.child.Child;
import io.millrace.local.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What thousands of open prefixes with one record each cost, each case in a JVM of its own. */
final class SinkPrefixes implements Benchmark {
    private static final int OPEN = 10_000;
    private static final int MANY = 50_000;
    private static final int SMALL_HEAP_MIB = 256;
    private static final int HEAP_MIB = 768;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Override
    public String name() {
        return "sink-prefixes";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note("prefix " + LoneSink.PREFIX_PER_SECOND + ", one record for each second: " + OPEN
                + " open at once, heap after a collection above that of the idle task; " + MANY + " with -Xmx"
                + SMALL_HEAP_MIB + "m until all are committed");
        try (DiscardingStore store = DiscardingStore.open()) {
            figures.print("heap-mib", measured(store, HEAP_MIB, OpenPrefixes.HEAP, OPEN), "MiB");
        }
        try (DiscardingStore store = DiscardingStore.open()) {
            figures.print("many-seconds", measured(store, SMALL_HEAP_MIB, OpenPrefixes.FLOOD, MANY), "s");
            figures.print("many-objects", (double) store.objects(), "1");
            if (store.objects() != MANY) {
                throw new IllegalStateException(store.objects() + " of " + MANY + " objects arrived");
            }
        }
    }

    private static double measured(DiscardingStore store, int heapMib, String what, int prefixes) {
        Path folder = Rig.workFolder().resolve("prefixes");
        ChildProcess child = ChildProcess.start(
                what,
                folder,
                List.of(
                        "-Xmx" + heapMib + "m",
                        "-XX:-UsePerfData",
                        "-Dmillrace.root=" + System.getProperty("millrace.root"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        OpenPrefixes.class.getName(),
                        what,
                        store.endpoint().toString(),
                        Integer.toString(prefixes)));
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (child.isAlive()) {
                if (System.nanoTime() > deadline) {
                    throw child.failure("did not end within " + PATIENCE.toSeconds() + " s");
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            return figure(child, what);
        } finally {
            child.kill();
        }
    }

    private static double figure(ChildProcess child, String what) {
        try {
            return Files.readAllLines(child.log()).stream()
                    .filter(line -> line.startsWith(what + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(what.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> child.failure("ended without a figure"));
        } catch (IOException e) {
            throw new UncheckedIOException("the log of the child JVM cannot be read", e);
        }
    }
}
