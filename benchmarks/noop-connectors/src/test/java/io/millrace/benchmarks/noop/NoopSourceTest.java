// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testkit.PluginContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoopSourceTest implements PluginContract {
    private final NoopSourceTask task = new NoopSourceTask();

    @Override
    public Connector connector() {
        return new NoopSourceConnector();
    }

    @Test
    void emitsBatchesOfTheAskedSizeUntilTheLastRecord() {
        start(Map.of("batch.max.records", "4", "max.records", "6"));
        assertThat(task.poll()).hasSize(4);
        assertThat(task.poll()).hasSize(2);
        assertThat(task.poll()).isNull();
    }

    @Test
    void givesEachRecordItsLaneAndAnOffsetThatCoversIt() {
        start(Map.of("lanes", "2", "batch.max.records", "3"));
        List<SourceRecord> records = task.poll();
        assertThat(records)
                .extracting(SourceRecord::sourcePartition)
                .map(Object::toString)
                .containsExactly("{lane=0}", "{lane=1}", "{lane=0}");
        assertThat(records)
                .extracting(SourceRecord::sourceOffset)
                .map(Object::toString)
                .containsExactly("{lanes=2, next=2, v=1}", "{lanes=2, next=3, v=1}", "{lanes=2, next=4, v=1}");
    }

    @Test
    void fillsValuesOfTheAskedSizeAndType() {
        start(Map.of("record.bytes", "7"));
        SourceRecord bytes = task.poll().get(0);
        assertThat(bytes.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat((byte[]) bytes.value()).hasSize(7);
        start(Map.of("record.bytes", "7", "value.format", "string"));
        SourceRecord text = task.poll().get(0);
        assertThat(text.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat((String) text.value()).hasSize(7);
    }

    @Test
    void emitsTheLinesOfAFileInTurn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("records"), "one\ntwo\n");
        start(Map.of("record.file", file.toString(), "value.format", "string", "batch.max.records", "3"));
        assertThat(task.poll()).extracting(SourceRecord::value).containsExactly("one", "two", "one");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> start(Map.of("record.file", "no/such/file")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("no/such/file");
    }

    @Test
    void startsOneTaskHoweverManyAreAllowed() {
        assertThat(connector().taskConfigs(5)).hasSize(1);
    }

    private void start(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of("topic", "t"));
        properties.putAll(more);
        task.start(properties);
    }
}
