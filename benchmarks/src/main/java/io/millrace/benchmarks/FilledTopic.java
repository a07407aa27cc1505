// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic with records of one size, written before anything is measured. */
final class FilledTopic {
    private static final int DIFFERENT_VALUES = 1_000;
    private static final long SEED = 1;

    private FilledTopic() {}

    // The callback keeps a failure, and closing the producer waits for all of them.
    @SuppressWarnings("FutureReturnValueIgnored")
    static void fill(String bootstrapServers, String topic, int partitions, long records, int size) {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "batch.size",
                262_144,
                "linger.ms",
                20,
                "compression.type",
                "none");
        byte[][] values = values(size);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; i < records; i++) {
                byte[] value = values[(int) (i % DIFFERENT_VALUES)];
                producer.send(new ProducerRecord<>(topic, (int) (i % partitions), null, value), (metadata, problem) -> {
                    if (problem != null) {
                        failure.set(problem);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the topic " + topic + " could not be filled", failure.get());
        }
    }

    private static byte[][] values(int size) {
        Random random = new Random(SEED);
        byte[][] values = new byte[DIFFERENT_VALUES][];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.ints(size, 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return values;
    }
}
