// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.source.datagen.clock.ManualTicker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A worker in small: starts a connector and its tasks on stored offsets, and polls the tasks in turn. */
final class Runs {
    static final long WALL_MILLIS = 1_767_225_600_000L;

    final StoredOffsets offsets = new StoredOffsets();
    final ManualTicker ticker = new ManualTicker(12_345);

    /** The smallest configuration, with more options given as names and values in turn. */
    static Map<String, String> config(String... more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "name", "events",
                "topic", "t",
                "template", "{{record.index}} {{record.lane}} {{random.uuid}} {{date.now}}",
                "rate.mode", "unlimited",
                "clock.mode", "simulated",
                "clock.start", "2026-01-01T00:00:00Z"));
        for (int i = 0; i < more.length; i += 2) {
            config.put(more[i], more[i + 1]);
        }
        return config;
    }

    DatagenSourceConnector connector(Map<String, String> config) {
        DatagenSourceConnector connector = new DatagenSourceConnector();
        connector.initialize(new ConnectorContextOf(offsets));
        connector.start(config);
        return connector;
    }

    List<DatagenSourceTask> tasks(Map<String, String> config, int maxTasks) {
        return connector(config).taskConfigs(maxTasks).stream().map(this::task).toList();
    }

    DatagenSourceTask task(Map<String, String> taskConfig) {
        DatagenSourceTask task = new DatagenSourceTask(ticker, () -> WALL_MILLIS);
        task.initialize(new TaskContextOf(taskConfig, offsets));
        task.start(taskConfig);
        return task;
    }

    /** Polls the tasks in turn, a number of times each, and commits what they gave. */
    List<SourceRecord> poll(List<DatagenSourceTask> tasks, int polls) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        for (int i = 0; i < polls; i++) {
            for (DatagenSourceTask task : tasks) {
                List<SourceRecord> batch = task.poll();
                if (batch != null) {
                    offsets.commit(batch);
                    all.addAll(batch);
                }
            }
        }
        return all;
    }

    static String text(SourceRecord sent) {
        return sent.value() instanceof byte[] bytes ? new String(bytes, UTF_8) : (String) sent.value();
    }

    static long index(SourceRecord sent) {
        String text = text(sent);
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private record ConnectorContextOf(OffsetStorageReader offsetStorageReader) implements SourceConnectorContext {
        @Override
        public void requestTaskReconfiguration() {}

        @Override
        public void raiseError(Exception e) {
            throw new AssertionError(e);
        }
    }

    private record TaskContextOf(Map<String, String> configs, OffsetStorageReader offsetStorageReader)
            implements SourceTaskContext {}
}
