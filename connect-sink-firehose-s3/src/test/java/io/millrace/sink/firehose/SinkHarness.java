// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static org.awaitility.Awaitility.await;

import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.deliver.TimeSource;
import io.millrace.testkit.FakeSinkTaskContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.awaitility.Awaitility;

/** A task between a fake worker and a fake store, driven as a worker drives it. */
final class SinkHarness implements AutoCloseable {
    static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    static {
        // Long enough for a machine that does a dozen other things.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    final FakeObjectStore store = new FakeObjectStore();
    final ManualTime time = new ManualTime();
    final FakeSinkTaskContext context = new FakeSinkTaskContext(Map.of());
    final FirehoseS3SinkTask task;
    private final Map<TopicPartition, Long> consumed = new HashMap<>();

    SinkHarness(String... options) {
        this(null, options);
    }

    private SinkHarness(TimeSource clocks, String... options) {
        task = new FirehoseS3SinkTask(
                settings -> store,
                clocks == null ? time : clocks,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)));
        Map<String, String> properties =
                new HashMap<>(Map.of("name", "events", "s3.bucket", "millrace", "delivery.guarantee", "at_least_once"));
        // Tests that pass an interval mean the whole of it.
        properties.put("buffer.interval.jitter.percent", "0");
        for (int i = 0; i < options.length; i += 2) {
            properties.put(options[i], options[i + 1]);
        }
        task.initialize(context);
        task.start(properties);
    }

    static SinkHarness onRealTime(String... options) {
        return new SinkHarness(TimeSource.system(), options);
    }

    /** Hands partitions out, as a cooperative rebalance does: only what is new. */
    SinkHarness assign(TopicPartition... partitions) {
        context.assign(partitions);
        task.open(List.of(partitions));
        return this;
    }

    /** Takes partitions back: their last commit, then close. */
    Map<TopicPartition, Long> revoke(TopicPartition... partitions) {
        Map<TopicPartition, Long> committed = commit(partitions);
        task.close(List.of(partitions));
        context.revoke(partitions);
        return committed;
    }

    void put(SinkRecord... records) {
        put(Arrays.asList(records));
    }

    void put(List<SinkRecord> records) {
        records.forEach(record -> consumed.put(
                new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                record.originalKafkaOffset() + 1));
        task.put(records);
    }

    void call() {
        task.put(List.of());
    }

    void pass(Duration by) {
        time.advance(by);
        call();
    }

    /** What the framework would give to Kafka now. */
    long commit(TopicPartition partition) {
        return commit(new TopicPartition[] {partition}).get(partition);
    }

    private Map<TopicPartition, Long> commit(TopicPartition... partitions) {
        Map<TopicPartition, OffsetAndMetadata> offered = new HashMap<>();
        for (TopicPartition partition : partitions) {
            offered.put(partition, new OffsetAndMetadata(consumed.getOrDefault(partition, 0L)));
        }
        Map<TopicPartition, Long> committed = new HashMap<>();
        task.preCommit(offered).forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    void awaitObjects(int count) {
        await().until(() -> store.objects().size() >= count);
    }

    /** Waits until the task knows of everything that the store has acknowledged. */
    void awaitCommit(TopicPartition partition, long offset) {
        await().until(() -> commit(partition) == offset);
    }

    List<String> texts() {
        return store.objects().stream().map(FakeObjectStore.Stored::text).toList();
    }

    List<String> keys() {
        return store.objects().stream().map(FakeObjectStore.Stored::key).toList();
    }

    static SinkRecord record(TopicPartition partition, long offset, Object value, Instant timestamp) {
        return new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                value,
                offset,
                timestamp == null ? null : timestamp.toEpochMilli(),
                TimestampType.CREATE_TIME);
    }

    static SinkRecord record(TopicPartition partition, long offset, String text) {
        return record(partition, offset, text.getBytes(StandardCharsets.UTF_8), TEN);
    }

    static List<SinkRecord> records(TopicPartition partition, long from, int count, int size) {
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) 'x');
        List<SinkRecord> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add(record(partition, from + i, value, TEN));
        }
        return records;
    }

    @Override
    public void close() {
        store.releaseHeld();
        task.stop();
    }
}
