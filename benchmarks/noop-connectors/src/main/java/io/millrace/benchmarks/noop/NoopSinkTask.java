// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.noop;

import io.millrace.common.Release;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Counts what it gets and lets everything be committed. */
public final class NoopSinkTask extends SinkTask {
    private long records;

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {
        records = 0;
    }

    @Override
    public void put(Collection<SinkRecord> batch) {
        records += batch.size();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        return consumed;
    }

    @Override
    public void stop() {}

    long records() {
        return records;
    }
}
