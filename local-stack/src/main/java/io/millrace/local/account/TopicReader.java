// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of a topic from its beginning, in no group; for one thread. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration METADATA = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<TopicRecord> records = new ArrayList<>();
    private final List<TopicPartition> partitions = new ArrayList<>();

    private TopicReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /**
     * Opens a topic, which need not exist yet.
     *
     * @param bootstrapServers the broker
     * @param topic the topic
     * @return a reader at the beginning
     */
    public static TopicReader open(String bootstrapServers, String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new TopicReader(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()), topic);
    }

    /**
     * Reads a topic from its beginning to its end.
     *
     * @param bootstrapServers the broker
     * @param topic the topic
     * @return all committed records
     */
    public static List<TopicRecord> readAll(String bootstrapServers, String topic) {
        try (TopicReader reader = open(bootstrapServers, topic)) {
            return reader.readToEnd();
        }
    }

    /**
     * Waits until a topic has so many committed records, then reads on to its end.
     *
     * @param bootstrapServers the broker
     * @param topic the topic
     * @param count how many records to wait for
     * @param patience how long to wait
     * @return all committed records, fewer than wanted when patience ended
     */
    public static List<TopicRecord> await(String bootstrapServers, String topic, long count, Duration patience) {
        try (TopicReader reader = open(bootstrapServers, topic)) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (reader.records().size() < count && System.nanoTime() < deadline) {
                reader.readMore();
            }
            return reader.readToEnd();
        }
    }

    /**
     * What was read so far.
     *
     * @return records, in order within each partition
     */
    public List<TopicRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** Reads what is there, or waits for more a tenth of a second. */
    public void readMore() {
        if (!isAssigned()) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            records.add(new TopicRecord(
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers()));
        }
    }

    /**
     * Reads to what is the end when this is called: that of the committed records, before any open transaction.
     *
     * @return everything read so far
     */
    public List<TopicRecord> readToEnd() {
        if (!isAssigned()) {
            return records();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            readMore();
        }
        return records();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean isAssigned() {
        if (partitions.isEmpty()) {
            try {
                consumer.partitionsFor(topic, METADATA)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            } catch (UnknownTopicOrPartitionException | TimeoutException e) {
                return false;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        return !partitions.isEmpty();
    }
}
