// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static java.util.Objects.requireNonNull;

import io.millrace.common.Release;
import io.millrace.common.lifecycle.Closer;
import io.millrace.common.metrics.TaskMetrics;
import io.millrace.common.retry.Backoff;
import io.millrace.sink.firehose.buffer.SlabPool;
import io.millrace.sink.firehose.deliver.Delivery;
import io.millrace.sink.firehose.deliver.DeliveryMetrics;
import io.millrace.sink.firehose.deliver.FlowControl;
import io.millrace.sink.firehose.deliver.Recipe;
import io.millrace.sink.firehose.deliver.Stores;
import io.millrace.sink.firehose.deliver.TimeSource;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.S3ObjectStore;
import io.millrace.sink.firehose.store.S3Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buffers the records of some Kafka partitions and delivers them. */
public final class FirehoseS3SinkTask extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(FirehoseS3SinkTask.class);
    // Objects must appear within seconds after an outage, so the longest wait is short; full jitter spreads the
    // attempts.
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(4));

    private final Function<S3Settings, ObjectStore> stores;
    private final TimeSource time;
    private final Backoff backoff;
    private final Closer resources = new Closer();
    private @Nullable Delivery delivery;
    private @Nullable FlowControl flow;

    /** Used by Connect. */
    public FirehoseS3SinkTask() {
        this(S3ObjectStore::connect, TimeSource.system(), BACKOFF);
    }

    FirehoseS3SinkTask(Function<S3Settings, ObjectStore> stores, TimeSource time, Backoff backoff) {
        this.stores = stores;
        this.time = time;
        this.backoff = backoff;
    }

    @Override
    public String version() {
        return Release.version();
    }

    @Override
    public void start(Map<String, String> properties) {
        FirehoseS3SinkConfig config = FirehoseS3SinkConfig.of(properties);
        SlabPool pool = new SlabPool(config.memory(Runtime.getRuntime().maxMemory()));
        Recipe recipe = config.recipe();
        recipe.keys().warnings().forEach(LOG::warn);
        ObjectStore store = resources.register(stores.apply(config.store()));
        Stores all = config.backupStore()
                .map(backup -> new Stores(store, resources.register(stores.apply(backup))))
                .orElseGet(() -> Stores.one(store));
        delivery = resources.register(new Delivery(
                config.delivery(backoff), recipe, config::formerRecipe, pool, all, time, new SplittableRandom()));
        flow = new FlowControl(context, delivery, pool, time);
        resources.register(TaskMetrics.register(
                new DeliveryMetrics(delivery, flow), "firehose-s3", config.connectorName(), config.taskIndex()));
        delivery.start();
        flow.started();
        LOG.info("Delivers to {} with buffers of at most {} MiB", store.description(), pool.budget() >> 20);
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        requireNonNull(delivery).open(partitions);
        requireNonNull(flow).opened(partitions);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        requireNonNull(delivery).put(records);
        requireNonNull(flow).begin();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> consumed) {
        Map<TopicPartition, OffsetAndMetadata> safe = requireNonNull(delivery).safeOffsets(consumed);
        requireNonNull(flow).adjust();
        return safe;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (delivery != null) {
            delivery.close(partitions);
            requireNonNull(flow).closed(partitions);
        }
    }

    @Override
    public void stop() {
        resources.close();
    }
}
