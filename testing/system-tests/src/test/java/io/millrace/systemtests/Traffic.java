// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.account.Account;
import io.millrace.local.account.BucketReader;
import io.millrace.local.account.RecordIndex;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that flow from a generator over a topic into objects of one second each while a test does harm, and the account
 * of every one of them in the end. For one thread.
 */
final class Traffic implements AutoCloseable {
    static final long PER_SECOND = 1_000;

    private static final long ENDLESS = 1_000_000_000;
    private static final long LANES = 64;
    private static final Duration QUIET = Duration.ofMillis(500);

    private final LocalStack stack;
    private final Pipeline pipeline;
    private final long seed;
    private final Map<String, String> sink;
    private final long started = System.nanoTime();
    private final TopicReader topic;

    private Traffic(LocalStack stack, Pipeline pipeline, long seed, Map<String, String> sink) {
        this.stack = stack;
        this.pipeline = pipeline;
        this.seed = seed;
        this.sink = sink;
        this.topic = TopicReader.open(stack.bootstrapServers(), pipeline.topic());
    }

    /**
     * Creates both connectors.
     *
     * @param seed what repeats the test's choices, for messages
     * @param changes options of the sink besides those of the example
     */
    static Traffic start(LocalStack stack, String name, long seed, Map<String, String> changes) {
        Pipeline pipeline = new Pipeline(stack, name);
        Map<String, String> sink = pipeline.delivery();
        // The clock of the generator moves by a second with each thousand records: a round has several files, and the
        // files that a task leaves behind differ in what they hold.
        sink.put("prefix", pipeline.topic() + "/!{timestamp:HH-mm-ss}/");
        sink.put("buffer.interval.seconds", "1");
        // The shortest that a broker accepts unless it is told otherwise: how long a dead task's partitions wait.
        sink.put("consumer.override.session.timeout.ms", "6000");
        sink.putAll(changes);
        Traffic traffic = new Traffic(stack, pipeline, seed, sink);
        stack.connect().create(pipeline.generator(), pipeline.indexedRecords(ENDLESS, PER_SECOND));
        stack.connect().create(pipeline.sink(), sink);
        return traffic;
    }

    /** Whether an object of this key holds records; journals and error objects are elsewhere. */
    boolean isData(String key) {
        return key.startsWith(pipeline.topic() + "/");
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** When something happened, for the log of a run. */
    String moment() {
        return String.format(
                "%.1f s, record %d",
                Duration.ofNanos(System.nanoTime() - started).toMillis() / 1e3,
                topic.records().size());
    }

    /** Changes options of the running sink. */
    void change(String option, String value) {
        sink.put(option, value);
        stack.connect().put(pipeline.sink(), sink);
    }

    /** Waits until so many more records are committed in the topic than were at the call. */
    void awaitRecords(long more) {
        topic.readToEnd();
        long wanted = topic.records().size() + more;
        await(() -> topic.records().size() >= wanted, more + " more records");
    }

    /** Waits until there is an object that was not there at the call. */
    void awaitObject() {
        int before = objects();
        awaitObjects(before + 1);
    }

    /** Waits until there are so many objects. */
    void awaitObjects(int count) {
        await(() -> objects() >= count, "object " + count);
    }

    /** How many objects hold records. */
    int objects() {
        return stack.s3().bucket().list(pipeline.topic() + "/").size();
    }

    /** Lets time pass while the records are read. */
    void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            topic.readMore();
        }
    }

    /** Patient as long as records come: how long something takes depends on the machine. */
    private void await(BooleanSupplier done, String what) {
        int read = topic.records().size();
        long deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s: waited %s without a record for %s, seed %s", moment(), Pipeline.PATIENCE, what, seed)
                    .isLessThan(deadline);
            topic.readMore();
            if (topic.records().size() > read) {
                read = topic.records().size();
                deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
            }
        }
    }

    /**
     * Ends the generator at the end of a round of its lanes, waits until the sink has committed everything, and counts.
     *
     * @return what is in the topic, and what is in the objects
     */
    Accounts settle() {
        long count = endGenerator();
        List<TopicRecord> sent = topic.readToEnd();
        awaitCommitted(sent);
        // Read anew: what was there while it was followed must be there at the end.
        BucketReader objects = pipeline.objects();
        objects.readMore();
        Account source = Pipeline.exactlyOnce("topic", count, sent, LANES).withSeed(Long.toString(seed));
        Account stored = Account.ofRecords(
                        "objects", sent.stream().map(TopicRecord::value).toList(), objects.records())
                .withSeed(Long.toString(seed));
        System.out.println(source.text() + "\n" + stored.text() + ", in "
                + objects.objects().size() + " objects after " + moment());
        assertThat(stack.connect().status(pipeline.sink()).isFailed()).isFalse();
        return new Accounts(source, stored);
    }

    /** What is in the topic, compared with the generator's indices, and in the objects, compared with the topic. */
    record Accounts(Account topic, Account objects) {
        void assertExactlyOnce() {
            assertThat(topic.isWhole()).as(topic.text()).isTrue();
            assertThat(objects.isWhole()).as(objects.text()).isTrue();
        }

        void assertAtLeastOnce() {
            assertThat(topic.isComplete()).as(topic.text()).isTrue();
            assertThat(objects.isComplete()).as(objects.text()).isTrue();
        }
    }

    private long endGenerator() {
        stack.connect().stop(pipeline.generator());
        stack.connect()
                .awaitStatus(
                        pipeline.generator(),
                        "end",
                        status -> status.state().equals("STOPPED")
                                && status.tasks().isEmpty(),
                        Pipeline.PATIENCE);
        // What the last transaction wrote becomes visible when it has ended.
        pass(QUIET);
        long highest = topic.readToEnd().stream()
                .mapToLong(record -> RecordIndex.in(record.value()))
                .max()
                .orElseThrow();
        long count = (highest / LANES + 2) * LANES;
        stack.connect().put(pipeline.generator(), pipeline.indexedRecords(count, PER_SECOND));
        stack.connect().resume(pipeline.generator());
        await(
                () -> topic.records().size() >= count
                        && topic.records().stream()
                                        .mapToLong(record -> RecordIndex.in(record.value()))
                                        .distinct()
                                        .count()
                                >= count,
                "each of " + count + " indices");
        return count;
    }

    /** Committed means delivered, whatever is delivered after that is too much. */
    private void awaitCommitted(List<TopicRecord> sent) {
        Map<TopicPartition, Long> ends = new TreeMap<>((one, other) -> one.partition() - other.partition());
        sent.forEach(record ->
                ends.merge(new TopicPartition(pipeline.topic(), record.partition()), record.offset() + 1, Math::max));
        long deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        while (!reaches(committed, ends)) {
            assertThat(System.nanoTime())
                    .as("seed %s: the sink has committed %s of %s", seed, committed, ends)
                    .isLessThan(deadline);
            pass(QUIET);
            committed = committed();
        }
    }

    private static boolean reaches(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets("connect-" + pipeline.sink())
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the sink's offsets", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sink's offsets cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
