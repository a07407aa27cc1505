// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import io.millrace.smt.ParseLog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Lines of an access log in Apache's combined format, as bytes, into a Struct. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParsedLines {
    private static final int LINES = 1024;

    private final SinkRecord[] records = new SinkRecord[LINES];
    private final Transformation<SinkRecord> parse =
            WorkerSequence.configured(new ParseLog.Value<>(), Map.of("format", "COMBINEDAPACHELOG"));
    private int next;

    /** Lines of 180 to 220 bytes that differ. */
    public ParsedLines() {
        for (int i = 0; i < LINES; i++) {
            String line = "192.168." + i % 256 + "." + i * 7 % 256 + " - user" + i + " [10/Oct/2026:13:" + (10 + i % 50)
                    + ":36 -0700] \"GET /shop/category/" + i + "/item-" + i * 31 + ".html?ref=campaign HTTP/1.1\" 200 "
                    + (1000 + i * 37) + " \"https://www.example.com/start/page-" + i
                    + ".html\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\"";
            records[i] = Orders.of(Schema.BYTES_SCHEMA, line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One line. */
    @Benchmark
    public @Nullable SinkRecord line() {
        return parse.apply(records[next++ & LINES - 1]);
    }
}
