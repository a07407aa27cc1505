// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import io.millrace.benchmarks.EncodingRuns.Run;
import io.millrace.benchmarks.EncodingRuns.Runs;
import io.millrace.benchmarks.measure.Figures;
import io.millrace.sink.firehose.format.compress.Encoding;
import java.util.List;

/** What zstd brings over gzip, both as the sink encodes them. */
final class SinkZstd implements Benchmark {
    private static final int LEVEL = 3;
    private static final int GZIP_LEVEL = 6;

    @Override
    public String name() {
        return "sink-zstd";
    }

    @Override
    public void run(Effort effort, Figures figures) {
        figures.note(EncodingRuns.MEBIBYTES + " MiB of JSON lines, zstd at level "
                + LEVEL + " and gzip at level " + GZIP_LEVEL + ", " + EncodingRuns.THREADS + " threads, "
                + effort.rounds() + " rounds");
        EncodingRuns encode = new EncodingRuns();
        List<Runs> both = EncodingRuns.inTurn(
                effort.rounds(), () -> encode.ours(Encoding.zstd(LEVEL)), () -> encode.ours(Encoding.gzip(GZIP_LEVEL)));
        Runs zstd = both.get(0);
        Runs gzip = both.get(1);
        figures.print("mb-per-second", zstd.median(Run::megabytesPerSecond), "MB/s");
        figures.print("gzip-mb-per-second", gzip.median(Run::megabytesPerSecond), "MB/s");
        figures.print(
                "ratio-to-gzip", zstd.median(Run::megabytesPerSecond) / gzip.median(Run::megabytesPerSecond), "x");
        figures.print(
                "cpu-ratio-to-gzip",
                gzip.median(run -> (double) run.cpuNanos()) / zstd.median(run -> (double) run.cpuNanos()),
                "x");
        figures.print("times-smaller", zstd.median(Run::timesSmaller), "x");
        figures.print("ratio-of-size", gzip.median(Run::timesSmaller) / zstd.median(Run::timesSmaller), "x");
        figures.print("spread", 100 * zstd.spread(), "%");
        figures.print("gzip-spread", 100 * gzip.spread(), "%");
    }
}
