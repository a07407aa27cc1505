// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.deliver.TimeSource;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.testkit.FakeSinkTaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Calls a task in the order in which Connect's sink worker does: commits that were asked for, seeks, a poll of what is not
 * paused, put(). Killing it leaves the task's threads alone with what they were doing, as a freeze does.
 */
final class LittleWorker implements AutoCloseable {
    private final LittleKafka kafka;
    private final FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of());
    private final FirehoseS3SinkTask task;
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private int commitsAsked;
    private int batch = 50;

    LittleWorker(LittleKafka kafka, ObjectStore store, TimeSource time, String... options) {
        this.kafka = kafka;
        this.task = new FirehoseS3SinkTask(
                settings -> store, time, new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)));
        Map<String, String> properties =
                new HashMap<>(Map.of("name", "events", "s3.bucket", "millrace", "buffer.interval.jitter.percent", "0"));
        for (int i = 0; i < options.length; i += 2) {
            properties.put(options[i], options[i + 1]);
        }
        task.initialize(context);
        task.start(properties);
    }

    /** How many records of a partition a poll brings at most. */
    LittleWorker batchesOf(int records) {
        batch = records;
        return this;
    }

    /** A rebalance hands out partitions: their positions are what the group has committed. */
    LittleWorker assign(TopicPartition... partitions) {
        for (TopicPartition partition : partitions) {
            positions.put(partition, kafka.committed(partition));
        }
        context.assign(partitions);
        task.open(List.of(partitions));
        return this;
    }

    void revoke(TopicPartition... partitions) {
        commit();
        task.close(List.of(partitions));
        context.revoke(partitions);
        List.of(partitions).forEach(positions::remove);
    }

    /** One round of the worker's loop. */
    void iterate() {
        if (context.commitRequests() > commitsAsked) {
            commit();
            commitsAsked = context.commitRequests();
        }
        positions.putAll(context.takeSought());
        List<SinkRecord> polled = new ArrayList<>();
        positions.forEach((partition, position) -> {
            if (!context.paused().contains(partition)) {
                List<SinkRecord> log = kafka.log(partition);
                int from = (int) Math.min(position, log.size());
                polled.addAll(log.subList(from, Math.min(log.size(), from + batch)));
            }
        });
        polled.forEach(record ->
                positions.put(new TopicPartition(record.topic(), record.kafkaPartition()), record.kafkaOffset() + 1));
        task.put(polled);
    }

    /** What the worker does every minute. */
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();
        positions.forEach((partition, position) -> consumed.put(partition, new OffsetAndMetadata(position)));
        task.preCommit(consumed).forEach((partition, offset) -> {
            if (offset.offset() > positions.get(partition)) {
                throw new IllegalStateException(
                        partition + ": commits " + offset.offset() + ", consumed " + positions.get(partition));
            }
            kafka.commit(partition, offset.offset());
        });
    }

    void assertNothingSought() {
        assertThat(context.takeSought()).isEmpty();
    }

    boolean isPaused(TopicPartition partition) {
        return context.paused().contains(partition);
    }

    long position(TopicPartition partition) {
        return positions.get(partition);
    }

    @Override
    public void close() {
        task.stop();
    }
}
