// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.millrace.benchmarks.measure.Statistics;
import io.millrace.sink.firehose.buffer.SlabBuffer;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.format.compress.Encoders;
import io.millrace.sink.firehose.format.compress.Encoding;
import io.millrace.source.datagen.template.Renderer;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Encodes the same lines in one way or another, each on two threads and without keeping the result. */
final class EncodingRuns {
    static final int THREADS = 2;
    static final int MEBIBYTES = 64;

    private static final int SIZE = MEBIBYTES << 20;
    private static final int BUFFER = 64 << 10;
    private static final long START = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();
    private static final int LINES_PER_MILLISECOND = 10;
    private static final double MEGA = 1e6;

    /** As events look: half of a line comes again, the other half is digits that nobody can foresee. */
    private static final String TEMPLATE = """
            {"id":"{{random.uuid}}","timestamp":"{{date.now}}","type":"{{random.arrayElement(
            ["page_view","click","purchase","search"])}}","user":{"id":{{random.number(1000000)}},\
            "name":"{{name.firstName}} {{name.lastName}}","state":"{{address.state}}","session":"{{random.uuid}}"},\
            "path":"/products/{{random.number(5000)}}","amount":{{random.number(100000)}},"agent":"{{random.word}}"}""";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final byte[] lines = lines();

    /**
     * What one run took.
     *
     * @param nanos by the wall clock
     * @param cpuNanos of the whole process
     * @param encodedBytes how much came out
     */
    record Run(long nanos, long cpuNanos, long encodedBytes) {
        double megabytesPerSecond() {
            return SIZE / MEGA / (nanos / 1e9);
        }

        double timesSmaller() {
            return (double) SIZE / encodedBytes;
        }
    }

    /** The counted runs of one way. */
    record Runs(List<Run> all) {
        double median(Function<Run, Double> figure) {
            return Statistics.median(all.stream().map(figure).toList());
        }

        double spread() {
            return Statistics.spread(all.stream().map(Run::megabytesPerSecond).toList());
        }
    }

    /** One way to encode the lines; answers how many bytes came out. */
    @FunctionalInterface
    interface Way {
        /** Runs once. */
        Run run();
    }

    /** Two ways in turn, so that a slow minute hits both; a first pair warms up and is not counted. */
    static List<Runs> inTurn(int rounds, Way one, Way other) {
        one.run();
        other.run();
        List<Run> ones = new ArrayList<>();
        List<Run> others = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                others.add(other.run());
                ones.add(one.run());
            } else {
                ones.add(one.run());
                others.add(other.run());
            }
        }
        return List.of(new Runs(ones), new Runs(others));
    }

    /** As the sink does: the lines are in a buffer, and one body is to be made of it. */
    Run ours(Encoding encoding) {
        SlabPool pool = new SlabPool(2L * SIZE);
        SlabBuffer content = new SlabBuffer(pool);
        SlabBuffer body = new SlabBuffer(pool);
        content.write(lines);
        try (Encoders encoders = new Encoders(encoding, THREADS, "benchmark")) {
            return timed(() -> {
                encoders.begin(new UUID(0, 0)).finish(content, body);
                return body.length();
            });
        } finally {
            content.release();
            body.release();
        }
    }

    /** As the platform would: each thread makes a gzip member of its own share. */
    Run jdk() {
        return timed(() -> {
            int share = SIZE / THREADS;
            List<CompletableFuture<Long>> members = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.supplyAsync(
                            () -> gzip(thread * share, share), work -> new Thread(work, "benchmark").start()))
                    .toList();
            return members.stream().mapToLong(CompletableFuture::join).sum();
        });
    }

    private long gzip(int from, int length) {
        CountingStream out = new CountingStream();
        try (OutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
            for (int at = from; at < from + length; at += BUFFER) {
                gzip.write(lines, at, Math.min(BUFFER, from + length - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.count;
    }

    private interface Encode {
        long bytes();
    }

    private Run timed(Encode encode) {
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long encoded = encode.bytes();
        return new Run(System.nanoTime() - start, system.getProcessCpuTime() - cpu, encoded);
    }

    private static byte[] lines() {
        Renderer renderer =
                Template.compile(TEMPLATE, TemplateOptions.defaults()).renderer(1, 0, 64);
        byte[] lines = new byte[SIZE];
        int at = 0;
        for (long index = 0; at < SIZE; index++) {
            byte[] line = renderer.render(index, START + index / LINES_PER_MILLISECOND);
            int part = Math.min(line.length, SIZE - at);
            System.arraycopy(line, 0, lines, at, part);
            at += part;
            if (at < SIZE) {
                lines[at++] = '\n';
            }
        }
        return lines;
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int single) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
