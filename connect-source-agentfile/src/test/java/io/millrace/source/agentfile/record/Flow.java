// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import io.millrace.common.options.Options;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.event.Burst;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.event.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/** One file of a flow that is read as a task does it. */
final class Flow implements Origin {
    static final Options OPTIONS = Options.of(List.of(RecordOptions.ALL, EventOptions.ALL, ConvertOptions.ALL));

    final List<SourceRecord> records = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    final FlowReader reader;
    final FlowRules rules;
    private final Path path;
    Place place = Place.START;
    long quietMillis = -1;

    private Flow(Path path, FlowRules rules) {
        this.path = path;
        this.rules = rules;
        this.reader = new FlowReader(rules, "node-7", () -> 1_700_000_000_000L, () -> 0.25, failures::add);
    }

    static Flow of(String... options) {
        return at("/var/log/httpd/access.log", options);
    }

    static Flow at(String path, String... options) {
        return new Flow(Path.of(path), FlowRules.of("web", OPTIONS.read(properties(options))));
    }

    static Map<String, String> properties(String... options) {
        Map<String, String> properties = new HashMap<>(Map.of("topic", "logs"));
        for (int i = 0; i < options.length; i += 2) {
            properties.put(options[i], options[i + 1]);
        }
        return properties;
    }

    Progress read(byte[] content, int end, boolean isFinal, int maxRecords, long maxBytes) {
        int from = (int) place.position();
        byte[] bytes = java.util.Arrays.copyOf(content, end);
        Progress progress =
                reader.read(new Burst(bytes, from, end, place, isFinal), this, maxRecords, maxBytes, records);
        place = progress.next();
        return progress;
    }

    /** All of a text that is not final. */
    Flow read(String content) {
        read(content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Progress read(byte[] content) {
        return read(content, content.length, false, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    List<String> values() {
        return records.stream().map(Flow::text).toList();
    }

    static String text(SourceRecord record) {
        return record.value() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : (String) record.value();
    }

    List<Object> keys() {
        return records.stream().map(SourceRecord::key).toList();
    }

    List<String> topics() {
        return records.stream().map(SourceRecord::topic).toList();
    }

    static Map<String, Object> headers(SourceRecord record) {
        Map<String, Object> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long modifiedMillis() {
        return 1_600_000_000_000L;
    }

    @Override
    public long quietMillis() {
        return quietMillis;
    }

    @Override
    public Map<String, ?> partition() {
        return Map.of("node", "n");
    }

    @Override
    public Map<String, ?> offset(Burst burst, int end, Place next, boolean lastOfBurst) {
        return Map.of(
                "pos", next.position(),
                "ln", next.line(),
                "in", next.within().name(),
                "end", end - burst.from() + burst.place().position(),
                "last", lastOfBurst);
    }
}
