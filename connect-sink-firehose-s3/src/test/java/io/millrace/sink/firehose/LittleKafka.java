// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/** The records of some partitions, and the offsets that a consumer group has committed. */
final class LittleKafka {
    private final Map<TopicPartition, List<SinkRecord>> logs = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /** Appends a record whose text is its place, so that an account can be made of what arrives. */
    void append(TopicPartition partition, Instant timestamp) {
        append(partition, timestamp, partition + "@" + log(partition).size() + "\n");
    }

    /** Appends a record of no bytes. */
    void appendEmpty(TopicPartition partition, Instant timestamp) {
        append(partition, timestamp, "");
    }

    private void append(TopicPartition partition, Instant timestamp, String text) {
        List<SinkRecord> log = log(partition);
        long offset = log.size();
        log.add(new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                text.getBytes(UTF_8),
                offset,
                timestamp.toEpochMilli(),
                TimestampType.CREATE_TIME));
    }

    void append(TopicPartition partition, int count, Instant timestamp) {
        for (int i = 0; i < count; i++) {
            append(partition, timestamp);
        }
    }

    List<SinkRecord> log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, id -> new ArrayList<>());
    }

    /** All places that must arrive, each once. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        logs.forEach((partition, log) -> log.forEach(record -> places.add(partition + "@" + record.kafkaOffset())));
        return places;
    }

    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    void commit(TopicPartition partition, long offset) {
        committed.put(partition, offset);
    }
}
