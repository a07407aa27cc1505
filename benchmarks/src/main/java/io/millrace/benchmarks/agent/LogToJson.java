// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.agent;

import io.millrace.common.options.Options;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.event.Place;
import io.millrace.source.agentfile.record.FlowReader;
import io.millrace.source.agentfile.record.FlowRules;
import io.millrace.source.agentfile.record.RecordOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bursts of an access log in Apache's combined format into records of JSON, one per line or aggregated; one operation is a line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LogToJson {
    /** About as many as a burst of 256 KiB has. */
    private static final int LINES = 1000;

    private final byte[] bytes = AccessLog.lines(LINES);
    private final MemoryFile file = new MemoryFile();
    private final FlowReader extended = reader(Map.of());
    private final FlowReader strict = reader(Map.of("compat", "strict", "partitionKeyOption", "none"));
    private final FlowReader aggregated = reader(Map.of("aggregatedRecordSizeBytes", "65536"));

    private static FlowReader reader(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("topic", "access");
        properties.put("dataProcessingOptions", "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMBINEDAPACHELOG\"}]");
        properties.put("on.parse.error", "fail");
        Options options = Options.of(List.of(RecordOptions.ALL, EventOptions.ALL, ConvertOptions.ALL));
        return new FlowReader(
                FlowRules.of("access", options.read(properties)), "web-1", () -> 0, () -> 0, failure -> {});
    }

    private List<SourceRecord> read(FlowReader reader) {
        List<SourceRecord> records = new ArrayList<>(LINES);
        Burst burst = new Burst(bytes, 0, bytes.length, Place.START, false);
        if (reader.read(burst, file, Integer.MAX_VALUE, Long.MAX_VALUE, records)
                        .next()
                        .line()
                != LINES) {
            throw new IllegalStateException("not all lines were read");
        }
        return records;
    }

    /** One record per line. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<SourceRecord> line() {
        return read(extended);
    }

    /** The same with the Kinesis Agent's own grammar. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<SourceRecord> strict() {
        return read(strict);
    }

    /** As many lines as fit into 64 KiB per record. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public List<SourceRecord> aggregated() {
        return read(aggregated);
    }
}
