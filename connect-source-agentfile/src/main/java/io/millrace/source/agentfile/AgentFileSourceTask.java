// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import static java.util.Objects.requireNonNull;

import io.millrace.common.Release;
import io.millrace.common.lifecycle.Closer;
import io.millrace.common.metrics.TaskMetrics;
import io.millrace.source.agentfile.deliver.Clocks;
import io.millrace.source.agentfile.deliver.Delivery;
import io.millrace.source.agentfile.deliver.DeliverySettings;
import io.millrace.source.agentfile.deliver.DeliveryView;
import io.millrace.source.agentfile.deliver.NodeFiles;
import io.millrace.source.agentfile.deliver.StartsFile;
import io.millrace.source.agentfile.deliver.TrackListener;
import io.millrace.source.agentfile.disk.Disk;
import io.millrace.source.agentfile.disk.Hints;
import io.millrace.source.agentfile.disk.LocalDisk;
import io.millrace.source.agentfile.disk.LocalHints;
import io.millrace.source.agentfile.metrics.AgentFileTaskMetrics;
import io.millrace.source.agentfile.metrics.FileCounters;
import io.millrace.source.agentfile.metrics.LineCounters;
import io.millrace.source.agentfile.metrics.TaskCounters;
import io.millrace.source.agentfile.place.HostName;
import io.millrace.source.agentfile.place.NodeName;
import io.millrace.source.agentfile.place.Places;
import io.millrace.source.agentfile.place.Seat;
import io.millrace.source.agentfile.track.TrackRules;
import io.millrace.source.agentfile.track.Tracker;
import io.millrace.source.agentfile.track.WatchMode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of the node that it runs on, or its share of files that all nodes see. */
public final class AgentFileSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(AgentFileSourceTask.class);
    private static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);

    /** The nodes of this process: its tasks find each other here. */
    private static final Places<NodeFiles> PLACES = new Places<>(SYSTEM.nanos(), SYSTEM.wallMillis());

    private final Places<NodeFiles> places;
    private final Clocks clocks;
    private final Closer resources = new Closer();
    private @Nullable Delivery delivery;

    /** For the worker. */
    public AgentFileSourceTask() {
        this(PLACES, SYSTEM);
    }

    AgentFileSourceTask(Places<NodeFiles> places, Clocks clocks) {
        this.places = places;
        this.clocks = clocks;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {
        AgentFileTaskConfig task = AgentFileTaskConfig.of(properties);
        AgentFileSourceConfig agent = task.agent();
        NodeName node = agent.node();
        Seat<NodeFiles> seat =
                places.join(node, task.common(), agent.lanes(), task.index(), task.count(), () -> follow(agent, node));
        TaskCounters counters = new TaskCounters(clocks.nanos());
        LineCounters lines = new LineCounters();
        Delivery started = resources.register(deliver(task, seat, counters, lines));
        delivery = started;
        resources.register(TaskMetrics.register(
                new AgentFileTaskMetrics(
                        new DeliveryView(started, seat), counters, seat.common().counters(), lines),
                "agentfile",
                agent.connector(),
                task.index()));
        started.start();
        LOG.info(
                "Task {} of {} of connector {} reads {} files of node {}",
                task.index(),
                task.count(),
                agent.connector(),
                node.scope().word(),
                node.node());
    }

    private Delivery deliver(
            AgentFileTaskConfig task, Seat<NodeFiles> seat, TaskCounters counters, LineCounters lines) {
        AgentFileSourceConfig agent = task.agent();
        DeliverySettings settings = new DeliverySettings(
                "agentfile-" + agent.connector() + "-" + task.index(),
                agent.node().node(),
                HostName.name(),
                agent.lanes(),
                agent.records(),
                agent.bounds());
        try {
            return Delivery.of(seat, settings, context.offsetStorageReader(), clocks, counters, lines);
        } catch (RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    private NodeFiles follow(AgentFileSourceConfig agent, NodeName node) {
        Disk disk = new LocalDisk();
        TrackRules rules = agent.rules();
        FileCounters counters = new FileCounters();
        Tracker tracker = new Tracker(
                disk,
                agent.files(),
                rules,
                rules.watch() == WatchMode.EVENTS ? LocalHints.open() : Hints.NONE,
                agent.starts(disk, new StartsFile(node.startsFile())),
                clocks.wallMillis(),
                new TrackListener(counters));
        return new NodeFiles(tracker, counters);
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        return requireNonNull(delivery, "poll() before start()").poll();
    }

    /** Called by the task's thread or the producer's. */
    @Override
    public void commitRecord(SourceRecord sourceRecord, @Nullable RecordMetadata metadata) {
        requireNonNull(delivery, "commitRecord() before start()").answered(sourceRecord, metadata);
    }

    /** Called by the task's thread or the one that commits. */
    @Override
    public void commit() {
        requireNonNull(delivery, "commit() before start()").committed();
    }

    @Override
    public void stop() {
        resources.close();
    }
}
