// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.s3.S3Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The readers and the parts below them on a real broker and a real S3, without a worker. */
final class ReadersIT {
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.builder().workers(0).s3(S3Backend.FILESYSTEM).start();
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @Test
    void onlyCommittedRecordsCountAndAnOpenTransactionIsNotWaitedFor() {
        stack.createTopic("committed", 2);
        try (KafkaProducer<String, String> producer = producer("committed")) {
            producer.beginTransaction();
            send(producer, "committed", "a", "b", "c");
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, "committed", "aborted");
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "committed", "open");

            assertThat(values(TopicReader.readAll(stack.bootstrapServers(), "committed")))
                    .containsExactlyInAnyOrder("a", "b", "c");
            producer.commitTransaction();
        }
        assertThat(values(TopicReader.await(stack.bootstrapServers(), "committed", 4, Duration.ofSeconds(20))))
                .containsExactlyInAnyOrder("a", "b", "c", "open");
    }

    @Test
    void aTopicThatIsNotThereIsEmptyUntilItIs() {
        try (TopicReader reader = TopicReader.open(stack.bootstrapServers(), "later")) {
            assertThat(reader.readToEnd()).isEmpty();

            stack.createTopic("later", 1);
            try (KafkaProducer<String, String> producer = producer("later")) {
                producer.beginTransaction();
                send(producer, "later", "x");
                producer.commitTransaction();
            }
            // The broker answers a commit before it is visible.
            Awaitility.await().until(() -> !reader.readToEnd().isEmpty());
            assertThat(values(reader.records())).containsExactly("x");
        }
    }

    @Test
    void theBrokersRecordsSurviveItsDeath() {
        stack.createTopic("lasting", 1);
        try (KafkaProducer<String, String> producer = producer("lasting")) {
            producer.beginTransaction();
            send(producer, "lasting", "x");
            producer.commitTransaction();
        }
        // The broker answers a commit before it is visible everywhere; what is seen is what has to survive.
        assertThat(values(TopicReader.await(stack.bootstrapServers(), "lasting", 1, Duration.ofSeconds(30))))
                .containsExactly("x");

        stack.broker().kill();
        stack.broker().restart();

        assertThat(values(TopicReader.await(stack.bootstrapServers(), "lasting", 1, Duration.ofSeconds(30))))
                .containsExactly("x");
    }

    @Test
    void objectsWithDifficultKeysAreReadAlsoAfterARestartOfS3() {
        S3Client bucket = stack.s3().bucket();
        bucket.write("records/a b/ü=1+2~3", bytes("x\ny\n"));
        bucket.write("records/empty", bytes(""));
        bucket.write("elsewhere/a", bytes("z\n"));

        stack.s3().stop();
        assertThat(stack.s3().process().isAlive()).isFalse();
        stack.s3().start();

        BucketReader reader = new BucketReader(bucket, "records/", Framing.delimited("\n"));
        assertThat(reader.await(2, Duration.ofSeconds(10)))
                .extracting(record -> new String(record, StandardCharsets.UTF_8))
                .containsExactly("x", "y");
        assertThat(reader.byteCount()).isEqualTo(4);
        bucket.delete("records/empty");
        assertThat(bucket.list("records/")).hasSize(1);
    }

    /** The emulator lists an upload under way below a name of its own, and shows as much of it as it has. */
    @Test
    void whatIsBeingWrittenIsNotCounted() throws Exception {
        S3Client bucket = stack.s3().bucket();
        byte[] content = bytes("a record of thirty characters\n".repeat(100_000));
        BucketReader reader = new BucketReader(bucket, "growing/", Framing.delimited("\n"));
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 30; i++) {
                bucket.write("growing/" + new UUID(i, i), content, Map.of("if-none-match", "*"));
            }
        });
        writer.start();
        while (writer.isAlive()) {
            reader.readMore();
            assertThat(reader.recordCount() % 100_000).isZero();
        }
        writer.join();

        assertThat(reader.await(3_000_000, Duration.ofSeconds(20))).hasSize(3_000_000);
        assertThat(reader.objects()).hasSize(30);
    }

    @Test
    void aListingOfMoreThanOnePageIsRead() {
        S3Client bucket = stack.s3().bucket();
        for (int i = 0; i < 1_010; i++) {
            bucket.write("many/" + i, bytes("x"));
        }

        assertThat(bucket.list("many/")).hasSize(1_010);
    }

    private static KafkaProducer<String, String> producer(String transactionalId) {
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String... values) {
        List<Future<RecordMetadata>> sent = Stream.of(values)
                .map(value -> producer.send(new ProducerRecord<>(topic, value)))
                .toList();
        producer.flush();
        assertThat(sent).allMatch(Future::isDone);
    }

    private static List<String> values(List<TopicRecord> records) {
        return records.stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
