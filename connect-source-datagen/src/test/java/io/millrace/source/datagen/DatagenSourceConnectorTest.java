// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.preview.Preview;
import io.millrace.testkit.PluginContract;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagenSourceConnectorTest implements PluginContract {
    private final Runs runs = new Runs();

    @Override
    public Connector connector() {
        return new DatagenSourceConnector();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 64, , 3",
        "100, 64, , 64",
        "1024, 1024, , 1024",
        "10, 64, 4, 4",
        "2, 64, 1000000000000, 2",
        "5, 1, , 1"
    })
    void startsNoMoreTasksThanThereIsWork(int maxTasks, int lanes, String maxRecords, int expected) {
        Map<String, String> config = Runs.config("lanes", Integer.toString(lanes));
        if (maxRecords != null) {
            config.put("max.records", maxRecords);
        }
        assertThat(runs.connector(config).taskConfigs(maxTasks)).hasSize(expected);
    }

    @Test
    void tellsEachTaskItsNameItsPlaceAndTheSeed() {
        DatagenSourceConnector connector = runs.connector(Runs.config());
        List<Map<String, String>> tasks = connector.taskConfigs(3);
        for (int task = 0; task < 3; task++) {
            DatagenTaskConfig config = DatagenTaskConfig.of(tasks.get(task));
            assertThat(config.lanes().task()).isEqualTo(task);
            assertThat(config.lanes().tasks()).isEqualTo(3);
            assertThat(config.lanes().count()).isEqualTo(64);
            assertThat(config.stream().connector()).isEqualTo("events");
            assertThat(tasks.get(task))
                    .containsEntry(
                            "seed",
                            Long.toString(DatagenSourceConfig.of(Runs.config()).seed()));
        }
    }

    @Test
    void supportsExactlyOnceWithOneTransactionPerPoll() {
        assertThat(new DatagenSourceConnector().exactlyOnceSupport(Runs.config()))
                .isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(new DatagenSourceConnector().canDefineTransactionBoundaries(Runs.config()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 200})
    void previewsTheVeryRecordsThatItsTasksBeginWith(int count) throws InterruptedException {
        Map<String, String> config = Runs.config("batch.max.records", Integer.toString(count), "value.format", "bytes");
        List<SourceRecord> sent = runs.poll(runs.tasks(config, 1), 1);

        Preview preview = new DatagenSourceConnector().preview(config, count);

        assertThat(preview.records())
                .extracting(Runs::text)
                .isEqualTo(sent.stream().map(Runs::text).toList());
        assertThat(preview.records())
                .extracting(SourceRecord::sourceOffset)
                .isEqualTo(sent.stream().map(SourceRecord::sourceOffset).toList());
        assertThat(preview.failures()).isEmpty();
    }

    @Test
    void previewsAllRecordsWhenThereAreFewer() {
        Preview preview = new DatagenSourceConnector().preview(Runs.config("max.records", "3"), 10);

        assertThat(preview.records()).extracting(Runs::index).containsExactly(0L, 1L, 2L);
        assertThat(preview.notes()).anyMatch(note -> note.contains("max.records"));
    }

    @Test
    void tellsInAPreviewWhatItsStartLogs() {
        Map<String, String> config = Runs.config("clock.start", "2000-01-01T00:00:00Z", "template", "plain }}");

        assertThat(new DatagenSourceConnector().preview(config, 1).warnings())
                .anyMatch(warning -> warning.contains("clock.start=2000-01-01T00:00:00Z"))
                .hasSize(2);
        assertThat(DatagenSourceConfig.of(Runs.config()).warnings(() -> Runs.WALL_MILLIS))
                .isEmpty();
        config.put("topic.creation.default.retention.ms", "-1");
        assertThat(new DatagenSourceConnector().preview(config, 1).warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"32, 64", "64, 32", "1, 1024", "1024, 1"})
    void refusesToStartWithOtherLanesThanBefore(int before, int now) {
        runs.offsets.put(before - 1, Map.of("lanes", (long) before, "next", 7L, "v", 1L));
        assertThatThrownBy(() -> runs.connector(Runs.config("lanes", Integer.toString(now))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Option 'lanes' is " + now)
                .hasMessageContaining("Set lanes=" + before + " again");
        runs.offsets.forget(before - 1);
        assertThat(runs.connector(Runs.config("lanes", Integer.toString(now))).taskConfigs(1))
                .hasSize(1);
    }

    @Test
    void acceptsOffsetsThatATaskUnderstands() {
        assertThat(alter(Map.of("lane", 5L), Map.of("next", 0L))).isTrue();
        assertThat(alter(Map.of("lane", 63), Map.of("next", 1000))).isTrue();
        assertThat(alter(Map.of("lane", 5L), Map.of("next", 1_000_000_000_000_000_000L)))
                .isTrue();
        assertThat(alter(Map.of("lane", 0L), Map.of("next", 7L, "lanes", 64, "v", 1)))
                .isTrue();
        assertThat(alter(Map.of("lane", 5L), null)).isTrue();
        assertThat(new DatagenSourceConnector().alterOffsets(Runs.config(), Map.of()))
                .isTrue();
    }

    @Test
    void forgetsWhateverIsStored() {
        assertThat(alter(Map.of("shard", "x"), null)).isTrue();
        assertThat(alter(Map.of("lane", 5000L), null)).isTrue();
        assertThat(alter(null, null)).isTrue();
    }

    @Test
    void altersOffsetsOfAConnectorThatIsMisconfiguredOtherwise() {
        Map<Map<String, ?>, Map<String, ?>> offsets = Map.of(Map.of("lane", 31L), Map.of("next", 9L));
        assertThat(new DatagenSourceConnector().alterOffsets(Map.of("lanes", "32", "rate.mode", "?"), offsets))
                .isTrue();
    }

    @Test
    void rejectsPartitionsThatNoTaskHas() {
        for (Map<String, ?> partition : Arrays.<Map<String, ?>>asList(
                Map.of("lane", 64L),
                Map.of("lane", -1L),
                Map.of("lane", "5"),
                Map.of("lane", 5.0),
                Map.of("lanes", 5L),
                Map.of("lane", 5L, "stream", "a"),
                Map.of(),
                null)) {
            assertThatThrownBy(() -> alter(partition, Map.of("next", 1L)))
                    .as("%s", partition)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("{\"lane\": k} with k from 0 to 63")
                    .hasMessageContaining("got " + partition);
        }
    }

    @Test
    void rejectsOffsetsThatNoTaskUnderstands() {
        for (Map<String, ?> offset : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("next", -1L),
                Map.of("next", Long.MAX_VALUE),
                Map.of("next", 1_000_000_000_000_000_001L),
                Map.of("next", "7"),
                Map.of("next", 1.5),
                Collections.singletonMap("next", null),
                Map.of("next", 1L, "lanes", 32L),
                Map.of("next", 1L, "v", 2L),
                Map.of("next", 1L, "index", 1L))) {
            assertThatThrownBy(() -> alter(Map.of("lane", 5L), offset))
                    .as("%s", offset)
                    .isInstanceOf(ConnectException.class);
        }
        assertThatThrownBy(() -> alter(Map.of("lane", 5L), Map.of("index", 1L)))
                .hasMessage("A source offset needs \"next\", a whole number from 0, got {index=1}");
    }

    private static boolean alter(Map<String, ?> partition, Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        return new DatagenSourceConnector().alterOffsets(Runs.config(), offsets);
    }
}
