// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import io.millrace.smt.ParseCsv;
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

/** CSV rows of ten columns, three of them numbers and one quoted, into a Struct. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParsedRows {
    private static final int ROWS = 1024;

    private final SinkRecord[] records = new SinkRecord[ROWS];
    private final Transformation<SinkRecord> parse = WorkerSequence.configured(
            new ParseCsv.Value<>(),
            Map.of(
                    "columns",
                    "id:int64,type,status,customer,country,city,amount:float64,currency,quantity:int32,note"));
    private int next;

    /** Rows of about 100 bytes that differ. */
    public ParsedRows() {
        for (int i = 0; i < ROWS; i++) {
            String row = 1_000_000_000L + i + ",rent,confirmed,customer-" + i + ",AT,Vienna," + i + ".25,EUR," + i
                    + ",\"left at the door, twice\"";
            records[i] = Orders.of(Schema.BYTES_SCHEMA, row.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One row. */
    @Benchmark
    public @Nullable SinkRecord row() {
        return parse.apply(records[next++ & ROWS - 1]);
    }
}
