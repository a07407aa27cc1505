// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.RecordIndex;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * A worker is killed again and again while records flow: the source loses and doubles none on an exactly-once worker, the
 * sink loses none. {@code -Dmillrace.seed=N} repeats a run's moments.
 */
final class WorkerKillIT {
    private static final int KILLS = Boolean.getBoolean("millrace.long") ? 20 : 5;
    private static final long PER_SECOND = 1_000;

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Duration> standstills = new ArrayList<>();

    @Test
    void nothingIsLostAndTheSourceDoublesNothingWhenAnExactlyOnceWorkerIsKilled() {
        killAndCount(KILLS, true);
    }

    @Test
    void nothingIsLostWhenAWorkerWithoutExactlyOnceSourcesIsKilled() {
        killAndCount((KILLS + 1) / 3, false);
    }

    private void killAndCount(int kills, boolean exactlyOnce) {
        // Enough that records are still due at the last kill.
        long records = PER_SECOND * 4 * kills;
        System.out.println("WorkerKillIT seed " + seed + ", " + kills + " kills, exactly once " + exactlyOnce);
        try (LocalStack stack = LocalStack.builder()
                .workers(1)
                .exactlyOnce(exactlyOnce)
                .s3(S3Backend.FILESYSTEM)
                .start()) {
            Pipeline pipeline = new Pipeline(stack, "kills");
            stack.connect().create(pipeline.generator(), pipeline.indexedRecords(records, PER_SECOND));
            stack.connect().create(pipeline.sink(), pipeline.delivery());
            try (TopicReader topic = TopicReader.open(stack.bootstrapServers(), pipeline.topic())) {
                awaitMore(topic, 1);
                for (int kill = 0; kill < kills; kill++) {
                    awaitMore(topic, (int) (PER_SECOND / 2 + random.nextLong(PER_SECOND * 3)));
                    killAndRevive(stack, topic);
                }
                awaitAll(topic, records);
                System.out.println("WorkerKillIT from the kill to the first new record: " + standstills);
                check(pipeline, records, exactlyOnce);
            }
        }
    }

    private void killAndRevive(LocalStack stack, TopicReader topic) {
        stack.workers().get(stack.workers().size() - 1).kill();
        topic.readToEnd();
        long killed = System.nanoTime();
        stack.startWorker();
        awaitMore(topic, 1);
        standstills.add(Duration.ofMillis((System.nanoTime() - killed) / 1_000_000));
    }

    private void awaitMore(TopicReader topic, int more) {
        int wanted = topic.records().size() + more;
        await(topic, () -> topic.records().size() >= wanted, "record " + wanted);
    }

    private void awaitAll(TopicReader topic, long records) {
        await(
                topic,
                () -> topic.records().size() >= records
                        && topic.records().stream()
                                        .map(record -> RecordIndex.in(record.value()))
                                        .distinct()
                                        .count()
                                >= records,
                "each of " + records + " indices");
    }

    /** Patient as long as records come: how long all of them take depends on the moments of the kills. */
    private void await(TopicReader topic, BooleanSupplier done, String what) {
        int read = topic.records().size();
        long deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited %s without a record for %s, seed %s", Pipeline.PATIENCE, what, seed)
                    .isLessThan(deadline);
            topic.readMore();
            if (topic.records().size() > read) {
                read = topic.records().size();
                deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
            }
        }
    }

    private void check(Pipeline pipeline, long records, boolean exactlyOnce) {
        List<TopicRecord> topic = pipeline.awaitTopic(records);
        Account source = Pipeline.exactlyOnce("topic", records, topic, 64).withSeed(Long.toString(seed));
        List<byte[]> values = topic.stream().map(TopicRecord::value).toList();
        Account objects = awaitComplete(pipeline, values);
        System.out.println(source.text().lines().findFirst().orElse(""));
        System.out.println("objects: " + objects.found() + " of " + objects.expected() + " records, "
                + objects.duplicated().values().stream()
                        .mapToLong(Long::longValue)
                        .sum() + " more than once");

        assertThat(exactlyOnce ? source.isWhole() : source.isComplete())
                .as(source.text())
                .isTrue();
        assertThat(objects.isComplete()).as(objects.text()).isTrue();
    }

    /** Duplicates make the count of records no measure of completeness. */
    private Account awaitComplete(Pipeline pipeline, List<byte[]> values) {
        long deadline = System.nanoTime() + Pipeline.PATIENCE.toNanos();
        Account account;
        do {
            account = Account.ofRecords("objects", values, pipeline.awaitObjects(values.size()))
                    .withSeed(Long.toString(seed));
        } while (!account.isComplete() && System.nanoTime() < deadline);
        return account;
    }
}
