// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.measure.Figures;
import io.millrace.benchmarks.measure.Machine;
import io.millrace.common.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

/** The command line: lists the benchmarks, or runs the named ones. */
public final class Benchmarks {
    private static final String ALL = "all";
    private static final String SHORT = "--short";

    static final List<Benchmark> KNOWN = Stream.of(
                    List.of(new EngineFigures(), new DatagenTask(), new DatagenPacing()),
                    AgentFigures.ALL,
                    List.of(
                            new SinkTaskRate(),
                            new SinkEndToEnd(),
                            new SinkPrefixes(),
                            new SinkSmallFiles(),
                            new SinkScaling(),
                            new SinkGzip(),
                            new SinkZstd()),
                    TransformFigures.ALL,
                    List.of(new TransformAllocation()))
            .<Benchmark>flatMap(List::stream)
            .toList();

    private Benchmarks() {}

    /**
     * Runs benchmarks.
     *
     * @param args names of benchmarks or {@code all}, and {@code --short} for less precision in less time; nothing or
     *     {@code --help} lists the names
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        List<String> names = new ArrayList<>(args);
        boolean brief = names.remove(SHORT);
        if (names.isEmpty() || names.contains("--help")) {
            list(out);
            return 0;
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            List<Benchmark> found = KNOWN.stream()
                    .filter(benchmark -> name.equals(ALL) || name.equals(benchmark.name()))
                    .toList();
            if (found.isEmpty()) {
                err.println("no benchmark is called '" + name + "'; these exist:");
                list(err);
                return 2;
            }
            chosen.addAll(found);
        }
        Machine.lines().forEach(line -> out.println("# " + line));
        out.println("# versions millrace=" + Release.version() + " commit="
                + System.getProperty("millrace.commit", "unknown") + " kafka=" + AppInfoParser.getVersion()
                + " (broker, worker and clients)");
        return measure(chosen, brief ? Effort.brief() : Effort.full(), out, err);
    }

    private static int measure(List<Benchmark> chosen, Effort effort, PrintStream out, PrintStream err) {
        int failed = 0;
        for (Benchmark benchmark : chosen) {
            try {
                Figures figures = new Figures(out, benchmark.name());
                benchmark.run(effort, figures);
                figures.note("load at the end one-minute=" + Machine.load());
            } catch (RuntimeException e) {
                failed++;
                err.println(benchmark.name() + " failed: " + e.getMessage());
                e.printStackTrace(err);
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static void list(PrintStream out) {
        try (@Nullable InputStream usage = Benchmarks.class.getResourceAsStream("usage.txt")) {
            if (usage == null) {
                throw new IllegalStateException("usage.txt is missing from this build");
            }
            usage.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
