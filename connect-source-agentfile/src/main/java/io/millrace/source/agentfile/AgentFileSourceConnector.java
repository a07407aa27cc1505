// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import io.millrace.common.Release;
import io.millrace.common.preview.Preview;
import io.millrace.common.preview.Previewed;
import io.millrace.source.agentfile.disk.LocalDisk;
import io.millrace.source.agentfile.migrate.Expansion;
import io.millrace.source.agentfile.migrate.Note;
import io.millrace.source.agentfile.preview.FirstRecords;
import io.millrace.source.agentfile.slot.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows log files that grow and are rotated, and makes records of their lines. */
public final class AgentFileSourceConnector extends SourceConnector implements Previewed {
    private static final Logger LOG = LoggerFactory.getLogger(AgentFileSourceConnector.class);

    private @Nullable AgentFileSourceConfig config;

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public ConfigDef config() {
        return AgentFileSourceConfig.OPTIONS.configDef();
    }

    @Override
    public Config validate(Map<String, String> submitted) {
        return AgentFileSourceConfig.validate(submitted);
    }

    @Override
    public void start(Map<String, String> started) {
        AgentFileSourceConfig read = AgentFileSourceConfig.of(started);
        // The file may have been there for the validation, and be gone on the worker that starts the connector.
        read.expansion().complaint().ifPresent(complaint -> {
            throw new ConnectException(complaint.text());
        });
        config = read;
        tell(read.connector(), read.expansion());
    }

    private static void tell(String connector, Expansion expansion) {
        if (!expansion.added().isEmpty()) {
            LOG.info("Connector {}: the agent.json means {}", connector, expansion.added());
        }
        for (Note note : expansion.notes()) {
            if (note.matters()) {
                LOG.warn("Connector {}: agent.json: {}", connector, note);
            } else {
                LOG.info("Connector {}: agent.json: {}", connector, note);
            }
        }
    }

    @Override
    public Preview preview(Map<String, String> submitted, int count) {
        AgentFileSourceConfig read = AgentFileSourceConfig.of(submitted);
        Preview preview =
                new FirstRecords(new LocalDisk(), read.rules(), System::currentTimeMillis).of(read.previewed(), count);
        List<String> warnings = new ArrayList<>(read.warnings());
        warnings.addAll(preview.warnings());
        List<String> notes = new ArrayList<>(preview.notes());
        notes.addAll(read.notes());
        return preview.withWarnings(warnings).withNotes(notes);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return AgentFileSourceTask.class;
    }

    /**
     * Tasks have no files of their own here. Those of one node share its lanes out among themselves, as only they know where
     * they run; with shared files a lane's task follows from the number of tasks, and more tasks than lanes would idle.
     */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        AgentFileSourceConfig read = started();
        int tasks = read.isShared() ? Math.min(maxTasks, read.lanes()) : maxTasks;
        return IntStream.range(0, tasks)
                .mapToObj(task -> AgentFileTaskConfig.properties(read, task, tasks))
                .toList();
    }

    private AgentFileSourceConfig started() {
        if (config == null) {
            throw new IllegalStateException("taskConfigs() before start()");
        }
        return config;
    }

    @Override
    public void stop() {}

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> submitted) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** One poll is one transaction: a boundary of our own could only make them smaller. */
    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> submitted) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /** Rewinds files, one source partition each; see {@link Slots#requireAlterable}. */
    @Override
    public boolean alterOffsets(Map<String, String> submitted, Map<Map<String, ?>, Map<String, ?>> offsets) {
        Slots.requireAlterable(AgentFileSourceConfig.lanesOf(submitted), offsets);
        return true;
    }
}
