// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Records of a topic, one per line of a file. */
final class RecordedTopic {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_POLLS = 300;

    private RecordedTopic() {}

    /** Writes the first records of a topic and answers how many they were. */
    static int write(String bootstrapServers, String topic, int records, Path file) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                topic,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed");
        try (Consumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                OutputStream out = Files.newOutputStream(file)) {
            consumer.subscribe(List.of(topic));
            int written = 0;
            for (int poll = 0; written < records; poll++) {
                if (poll > PATIENCE_POLLS) {
                    throw new IllegalStateException("the topic " + topic + " has only " + written + " records");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    out.write(record.value());
                    out.write('\n');
                    written++;
                }
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
