// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.WorkerCounters;
import io.millrace.local.LocalStack;
import io.millrace.local.connect.ConnectRest;
import io.millrace.local.process.Jvm;
import io.millrace.local.process.Ports;
import io.millrace.local.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A broker and one Connect worker, each a process of its own with both compilers, on which connectors run in turn. Ours
 * and the reference share the JVM, so that both meet a warm one.
 */
final class Rig implements AutoCloseable {
    private static final int WORKER_HEAP_MIB = 2048;
    private static final int BROKER_HEAP_MIB = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final WorkerCounters counters;

    private Rig(LocalStack stack, WorkerCounters counters) {
        this.stack = stack;
        this.counters = counters;
    }

    static Rig start(boolean exactlyOnce) {
        int port = Ports.free();
        // A killed JVM leaves its performance counters and unpacked native libraries: not in the system's folder.
        String[] tidy = {"-XX:-UsePerfData", "-Djava.io.tmpdir=" + workFolder()};
        LocalStack stack = LocalStack.builder()
                .directory(workFolder().resolve("stack"))
                .plugins(List.of(
                        zip("connect-source-datagen"),
                        zip("connect-sink-firehose-s3"),
                        zip("benchmarks/noop-connectors")))
                .exactlyOnce(exactlyOnce)
                .brokerJvm(Jvm.full(BROKER_HEAP_MIB).plus(tidy))
                .workerJvm(Jvm.full(WORKER_HEAP_MIB)
                        .plus(tidy)
                        .plus(WorkerCounters.flags(port).toArray(String[]::new)))
                .start();
        try {
            return new Rig(stack, WorkerCounters.connect(port));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** The run's own folder, for what must not outlive it; the command makes it below the build's folder. */
    static Path workFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    String bootstrapServers() {
        return stack.bootstrapServers();
    }

    Path folder() {
        return stack.directory();
    }

    WorkerCounters counters() {
        return counters;
    }

    /** CPU time of the worker's process so far, all threads, compilers and collectors included. */
    long workerCpuNanos() {
        return ProcessHandle.of(stack.worker(0).process().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the worker has ended, or its CPU time is not shown"))
                .toNanos();
    }

    void createTopic(String topic, int partitions) {
        stack.createTopic(topic, partitions);
    }

    /** Starts a connector, runs what measures it, and removes it again. */
    <T> T with(String connector, Map<String, String> config, Measurement<T> measurement) {
        ConnectRest connect = stack.connect();
        connect.create(connector, config);
        try {
            return measurement.take();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; " + connect.status(connector), e);
        } finally {
            connect.delete(connector);
            connect.awaitStatus(connector, "end", status -> !connect.names().contains(connector), PATIENCE);
        }
    }

    /** What is done while a connector runs. */
    @FunctionalInterface
    interface Measurement<T> {
        T take();
    }

    @Override
    public void close() {
        try {
            counters.close();
        } finally {
            stack.close();
        }
    }

    private static Path zip(String module) {
        Path target = Repository.root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no plugin zip in " + target + ": build it first"));
        } catch (IOException e) {
            throw new UncheckedIOException("no plugin zip in " + target + ": build it first", e);
        }
    }
}
