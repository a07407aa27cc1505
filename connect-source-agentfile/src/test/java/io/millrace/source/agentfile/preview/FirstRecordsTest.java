// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.options.AliasKind;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.preview.Preview;
import io.millrace.source.agentfile.convert.ConvertOptions;
import io.millrace.source.agentfile.disk.LocalDisk;
import io.millrace.source.agentfile.event.EventOptions;
import io.millrace.source.agentfile.record.FlowRules;
import io.millrace.source.agentfile.record.RecordOptions;
import io.millrace.source.agentfile.track.TrackOptions;
import io.millrace.source.agentfile.track.TrackRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FirstRecordsTest {
    private static final AliasKind FLOW = AliasKind.of(
            "flow",
            "Flows",
            "Flows.",
            List.of(TrackOptions.ALL, EventOptions.ALL, ConvertOptions.ALL, RecordOptions.ALL));

    @TempDir
    Path folder;

    private final Map<String, String> properties = new HashMap<>();

    @Test
    void readsAllFilesOfAFlowFromTheBeginning() throws IOException {
        Files.writeString(folder.resolve("a.log"), "a1\na2\n");
        Files.writeString(folder.resolve("b.log"), "b1\nincomplete");
        flow("app", "filePattern", folder + "/*.log", "initialPosition", "END_OF_FILE");

        Preview preview = preview(10);

        assertThat(values(preview)).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(preview.notes().toString())
                .contains(
                        "from their beginning",
                        "Flow app: 3 records of",
                        folder.resolve("a.log").toString());
        assertThat(preview.records()).allSatisfy(each -> {
            assertThat(each.sourcePartition().get("node")).isEqualTo("n");
            assertThat(each.sourceOffset().get("path").toString()).startsWith(folder.toString());
        });
        assertThat(Files.readString(folder.resolve("b.log"))).isEqualTo("b1\nincomplete");
    }

    @Test
    void everyFlowHasItsShare() throws IOException {
        Files.writeString(folder.resolve("a.log"), "a\n".repeat(100));
        Files.writeString(folder.resolve("b.log"), "b\n".repeat(100));
        flow("a", "filePattern", folder + "/a.log");
        flow("b", "filePattern", folder + "/*.log");

        assertThat(values(preview(5))).containsExactly("a", "a", "a", "b", "b");
    }

    @Test
    void aFlowWithoutAFileSaysSoAndLeavesItsShareToOthers() throws IOException {
        Files.writeString(folder.resolve("b.log"), "b\n".repeat(100));
        flow("a", "filePattern", folder + "/none/*.log");
        flow("b", "filePattern", folder + "/*.log");

        Preview preview = preview(5);

        assertThat(values(preview)).hasSize(5);
        assertThat(preview.notes().toString()).contains("Flow a: no file with anything to read matches " + folder);
    }

    @Test
    void tellsWhereWhatDoesNotParse() throws IOException {
        Files.writeString(folder.resolve("a.log"), "{}\nno access log\n");
        flow(
                "a",
                "filePattern",
                folder + "/a.log",
                "dataProcessingOptions",
                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\"}]",
                "on.parse.error",
                "drop");

        Preview preview = preview(5);

        assertThat(preview.records()).isEmpty();
        assertThat(preview.failures())
                .extracting(Preview.Failure::where)
                .containsExactly(folder.resolve("a.log") + ":1", folder.resolve("a.log") + ":2");
    }

    @Test
    void notesWhatIsDeliveredAsItIs() throws IOException {
        Files.writeString(folder.resolve("a.log"), "no access log\n");
        flow(
                "a",
                "filePattern",
                folder + "/a.log",
                "dataProcessingOptions",
                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\"}]");

        Preview preview = preview(5);

        assertThat(values(preview)).containsExactly("no access log");
        assertThat(preview.failures()).isEmpty();
        assertThat(preview.notes().toString()).contains(folder.resolve("a.log") + ":1 is delivered as it is");
    }

    @Test
    void tellsWhereTheTaskWouldStop() throws IOException {
        Files.writeString(folder.resolve("a.log"), "no access log\nmore\n");
        flow(
                "a",
                "filePattern",
                folder + "/a.log",
                "dataProcessingOptions",
                "[{\"optionName\":\"LOGTOJSON\",\"logFormat\":\"COMMONAPACHELOG\"}]",
                "on.parse.error",
                "fail");

        assertThat(preview(5).failures().toString()).contains("the task would stop here");
    }

    @Test
    void anEventLargerThanABurstIsReadWhole() throws IOException {
        String line = "x".repeat(900_000);
        Files.writeString(folder.resolve("a.log"), line + "\nshort\n");
        flow("a", "filePattern", folder + "/a.log");

        // By length, so that a failure does not print it.
        assertThat(values(preview(5))).extracting(String::length).containsExactly(900_000, 5);
    }

    private void flow(String name, String... options) {
        properties.merge("flows", name, (a, b) -> a + "," + b);
        properties.put("flow." + name + ".topic", "t");
        for (int i = 0; i < options.length; i += 2) {
            properties.put("flow." + name + "." + options[i], options[i + 1]);
        }
    }

    private Preview preview(int count) {
        OptionValues values = Options.of(List.of(), List.of(), List.of(FLOW)).read(properties);
        List<PreviewedFlow> flows = values.get(FLOW.names()).stream()
                .map(name -> new PreviewedFlow(
                        TrackOptions.of(name, values.of(FLOW, name), false), FlowRules.of(name, values.of(FLOW, name))))
                .toList();
        return new FirstRecords(new LocalDisk(), TrackRules.of("n"), () -> 1_763_000_000_000L).of(flows, count);
    }

    private static List<String> values(Preview preview) {
        return preview.records().stream()
                .map(SourceRecord::value)
                .map(value -> new String((byte[]) value, StandardCharsets.UTF_8))
                .toList();
    }
}
