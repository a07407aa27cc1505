// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.connect.source.SourceRecord;

class FlowReaderPropertyTest {
    private static final String STEPS = "[{\"optionName\":\"CSVTOJSON\",\"customFieldNames\":[\"a\",\"b\"]}]";

    private static String lines(Random random, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("x".repeat(random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(5)))
                    .append(random.nextInt(5) == 0 ? ",\"" : "")
                    .append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        return lines.toString();
    }

    private static String[] options(Random random) {
        List<String> options = new ArrayList<>(List.of("record.max.bytes", "64"));
        options.addAll(List.of(
                "aggregatedRecordSizeBytes", Integer.toString(random.nextInt(3) == 0 ? 0 : random.nextInt(64))));
        if (random.nextBoolean()) {
            options.addAll(List.of("dataProcessingOptions", STEPS));
        }
        options.addAll(List.of("on.parse.error", List.of("raw", "drop", "topic").get(random.nextInt(3))));
        options.addAll(List.of("error.topic", "bad"));
        options.addAll(List.of(
                "record.overlong", List.of("split", "truncate", "skip", "route").get(random.nextInt(4))));
        options.addAll(List.of("newline.kept.enabled", Boolean.toString(random.nextBoolean())));
        return options.toArray(new String[0]);
    }

    /** The events of a topic, whatever records they are in. */
    private static String joined(List<SourceRecord> records, String topic, Flow flow) {
        StringBuilder all = new StringBuilder();
        for (SourceRecord record : records) {
            if (record.topic().equals(topic)) {
                String value = Flow.text(record);
                all.append(value).append(flow.rules.events.keepsEnding() && value.endsWith("\n") ? "" : "\n");
            }
        }
        return all.toString();
    }

    /** Neither the bounds of a poll nor a restart at any record changes what is delivered. */
    @Property(tries = 1500)
    void nothingIsLostOrDoubled(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 1, max = 300) int typical) {
        Random random = new Random(seed);
        byte[] content = lines(random, count).getBytes(StandardCharsets.UTF_8);
        String[] options = options(random);
        Flow whole = Flow.of(options);
        whole.read(content, content.length, true, Integer.MAX_VALUE, Long.MAX_VALUE);

        List<SourceRecord> delivered = new ArrayList<>();
        Flow flow = Flow.of(options);
        int least = 1;
        for (int i = 0; flow.place.position() < content.length && i < 10_000; i++) {
            int from = (int) flow.place.position();
            int end = Math.min(content.length, from + Math.max(least, 1 + random.nextInt(typical)));
            Progress progress =
                    flow.read(content, end, end == content.length, 1 + random.nextInt(5), 1 + random.nextInt(300));
            least = progress.needsMore() ? 2 * (end - from) + 1 : 1;
            assertThat(flow.records)
                    .allMatch(record -> record.sourceOffset()
                            .get("end")
                            .equals(record.sourceOffset().get("pos")));
            int kept = flow.records.size();
            if (random.nextInt(10) == 0 && kept > 0) {
                // A crash: of what was handed over, some was committed, and reading goes on there.
                kept = 1 + random.nextInt(kept);
                SourceRecord last = flow.records.get(kept - 1);
                flow.place = new io.millrace.source.agentfile.event.Place(
                        (Long) last.sourceOffset().get("pos"),
                        (Long) last.sourceOffset().get("ln"),
                        io.millrace.source.agentfile.event.Within.valueOf(
                                (String) last.sourceOffset().get("in")));
            }
            delivered.addAll(flow.records.subList(0, kept));
            flow.records.clear();
        }
        assertThat(joined(delivered, "logs", flow)).isEqualTo(joined(whole.records, "logs", flow));
        assertThat(joined(delivered, "bad", flow)).isEqualTo(joined(whole.records, "bad", flow));
        assertThat(flow.place).isEqualTo(whole.place);
    }

    /** An aggregate is never longer than the limit unless a single event is. */
    @Property(tries = 500)
    void aggregatesFit(
            @ForAll long seed, @ForAll @IntRange(max = 60) int count, @ForAll @IntRange(min = 1, max = 64) int most) {
        byte[] content = lines(new Random(seed), count).getBytes(StandardCharsets.UTF_8);
        Flow flow = Flow.of("record.max.bytes", "64", "aggregatedRecordSizeBytes", Integer.toString(most));
        flow.read(content, content.length, true, Integer.MAX_VALUE, Long.MAX_VALUE);
        assertThat(flow.values()).allMatch(value -> value.length() <= most || !value.contains("\n"));
    }
}
