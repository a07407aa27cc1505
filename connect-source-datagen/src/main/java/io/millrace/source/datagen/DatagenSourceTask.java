// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import io.millrace.common.Release;
import io.millrace.common.lifecycle.Closer;
import io.millrace.common.metrics.TaskMetrics;
import io.millrace.source.datagen.clock.SystemTicker;
import io.millrace.source.datagen.clock.Ticker;
import io.millrace.source.datagen.lane.LaneOffsets;
import io.millrace.source.datagen.lane.Lanes;
import io.millrace.source.datagen.lane.NextIndices;
import io.millrace.source.datagen.metrics.DatagenTaskMetrics;
import io.millrace.source.datagen.record.Batches;
import io.millrace.source.datagen.schedule.Pacer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generates the records of some lanes. */
public final class DatagenSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(DatagenSourceTask.class);

    private final Ticker ticker;
    private final LongSupplier wallMillis;
    private final Closer resources = new Closer();
    private final DatagenTaskMetrics metrics = new DatagenTaskMetrics();

    private @Nullable Batches batches;
    private @Nullable Pacer pacer;
    private int batchMaxRecords;
    private boolean completed;

    /** For the worker. */
    public DatagenSourceTask() {
        this(new SystemTicker(), System::currentTimeMillis);
    }

    DatagenSourceTask(Ticker ticker, LongSupplier wallMillis) {
        this.ticker = ticker;
        this.wallMillis = wallMillis;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {
        DatagenTaskConfig task = DatagenTaskConfig.of(properties);
        DatagenSourceConfig config = task.stream();
        Lanes lanes = task.lanes();
        NextIndices indices = new NextIndices(LaneOffsets.resume(lanes, context.offsetStorageReader()), lanes.count());
        batches = config.batches(indices, wallMillis);
        pacer = new Pacer(config.schedule(lanes), ticker);
        batchMaxRecords = config.batchMaxRecords();
        resources.register(TaskMetrics.register(metrics, "datagen", config.connector(), lanes.task()));
        LOG.info(
                "Task {} of {} of connector {} goes on at index {} with seed {}",
                lanes.task(),
                lanes.tasks(),
                config.connector(),
                indices.head(),
                config.seed());
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        Batches source = Objects.requireNonNull(batches, "poll() before start()");
        Pacer pace = Objects.requireNonNull(pacer, "poll() before start()");
        if (source.exhausted() || pace.over()) {
            complete();
            pace.rest();
            return null;
        }
        int due = pace.awaitDue(batchMaxRecords);
        if (due == 0) {
            return null;
        }
        List<SourceRecord> batch = source.next(due);
        pace.emitted(batch.size());
        metrics.handedOver(batch.size(), pace.latenessMillis());
        return batch;
    }

    private void complete() {
        if (!completed) {
            completed = true;
            metrics.completed();
            LOG.info("All records are generated, {} of them since the start of this task", metrics.getGenerated());
        }
    }

    /** Called by the task's thread or the producer's. */
    @Override
    public void commitRecord(SourceRecord sourceRecord, @Nullable RecordMetadata metadata) {
        if (metadata == null) {
            metrics.filteredOrFailedOne();
        } else {
            metrics.acknowledgedOne();
        }
    }

    @Override
    public void stop() {
        resources.close();
    }
}
