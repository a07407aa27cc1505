// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.EncodingRuns.Run;
import io.millrace.benchmarks.EncodingRuns.Runs;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.sink.firehose.format.compress.Encoding;
import java.util.List;

/** What cutting gzip into chunks costs, beside the platform's gzip on as many threads. */
final class SinkGzip implements Benchmark {
    private static final int LEVEL = 6;

    @Override
    public String name() {
        return "sink-gzip";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note(EncodingRuns.MEBIBYTES + " MiB of JSON lines, level " + LEVEL
                + ", " + EncodingRuns.THREADS + " threads, " + effort.rounds()
                + " rounds; ours makes one member of all, GZIPOutputStream one of each thread's share");
        EncodingRuns encode = new EncodingRuns();
        List<Runs> both = EncodingRuns.inTurn(effort.rounds(), () -> encode.ours(Encoding.gzip(LEVEL)), encode::jdk);
        Runs ours = both.get(0);
        Runs jdk = both.get(1);
        figures.print("mb-per-second", ours.median(Run::megabytesPerSecond), "MB/s");
        figures.print("jdk-mb-per-second", jdk.median(Run::megabytesPerSecond), "MB/s");
        figures.print("ratio-to-jdk", ours.median(Run::megabytesPerSecond) / jdk.median(Run::megabytesPerSecond), "x");
        figures.print(
                "cpu-ratio-to-jdk",
                jdk.median(run -> (double) run.cpuNanos()) / ours.median(run -> (double) run.cpuNanos()),
                "x");
        figures.print("times-smaller", ours.median(Run::timesSmaller), "x");
        figures.print("ratio-of-size", jdk.median(Run::timesSmaller) / ours.median(Run::timesSmaller), "x");
        figures.print("spread", 100 * ours.spread(), "%");
        figures.print("jdk-spread", 100 * jdk.spread(), "%");
    }
}
