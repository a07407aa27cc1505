// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.source.agentfile.metrics.TaskCounters;
import io.millrace.source.agentfile.place.NodeName;
import io.millrace.source.agentfile.place.Places;
import io.millrace.source.agentfile.place.Scope;
import io.millrace.source.agentfile.place.Seat;
import io.millrace.source.agentfile.slot.StoredOffsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final int LANES = 4;
    private static final RecordMetadata STORED = new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);

    /** What tasks share; the files have no end. */
    private static final class Nothing implements AutoCloseable {
        @Override
        public void close() {}
    }

    @TempDir
    Path directory;

    private final MemoryFiles files = new MemoryFiles("n");
    private final LineFlow flow = new LineFlow();
    private final StoredOffsets offsets = new StoredOffsets();
    private final Places<Nothing> places = new Places<>(System::nanoTime, () -> 0);
    private final List<Task> tasks = new ArrayList<>();
    private DeliveryBounds bounds = new DeliveryBounds(1 << 20, 1000, 1 << 20);

    @AfterEach
    void stop() {
        List.copyOf(tasks).forEach(Task::stop);
    }

    @Test
    void deliversWhatIsAppendedWithOffsetsThatCoverEachRecord() throws InterruptedException {
        MemoryFiles.MemoryFile file = files.add("a.log", 1);
        file.append("one\ntwo\nthr");
        Task task = new Task(0);
        List<SourceRecord> records = task.await(2);
        assertThat(records).extracting(SourceRecord::value).containsExactly("one", "two");
        assertThat(records.get(0).sourcePartition()).isEqualTo(Map.of("node", "n", "lane", 1L, "slot", 0L));
        assertThat(records.get(0).sourceOffset().get("pos")).isEqualTo(4L);
        assertThat(records.get(1).sourceOffset().get("pos")).isEqualTo(8L);
        file.append("ee\n");
        assertThat(task.await(1)).extracting(SourceRecord::value).containsExactly("three");
    }

    @Test
    void goesOnAfterAnyRecordLikeTheUninterruptedRun() throws InterruptedException {
        MemoryFiles.MemoryFile file = files.add("a.log", 1);
        IntStream.range(0, 60).forEach(i -> file.append("line " + i + "\n"));
        for (int stored = 0; stored < 60; stored++) {
            offsets.all().clear();
            Task first = new Task(0);
            List<SourceRecord> records = first.await(60);
            offsets.put(
                    records.get(stored).sourcePartition(), records.get(stored).sourceOffset());
            first.stop();
            Task second = new Task(0);
            assertThat(second.await(59 - stored))
                    .as("after record %s", stored)
                    .extracting(SourceRecord::value)
                    .containsExactlyElementsOf(IntStream.range(stored + 1, 60)
                            .mapToObj(i -> "line " + i)
                            .toList());
            second.stop();
        }
    }

    @Test
    void cutsBatchesAtTheirBoundsAndEveryOffsetStaysRight() throws InterruptedException {
        bounds = new DeliveryBounds(1 << 20, 7, 1 << 20);
        MemoryFiles.MemoryFile file = files.add("a.log", 1);
        IntStream.range(0, 100).forEach(i -> file.append((i % 5 == 0 ? "#" : "") + "line " + i + "\n"));
        Task task = new Task(0);
        long position = 0;
        int read = 0;
        while (read < 80) {
            List<SourceRecord> records = task.poll();
            if (records != null) {
                assertThat(records).hasSizeLessThanOrEqualTo(7);
                read += records.size();
                for (SourceRecord record : records) {
                    long next = (Long) record.sourceOffset().get("pos");
                    assertThat(next).isGreaterThan(position);
                    position = next;
                }
            }
        }
        assertThat(position).isEqualTo(file.read(1 << 20) == null ? position : -1);
    }

    @Test
    void anEventLargerThanABurstIsReadWithALargerOne() throws InterruptedException {
        MemoryFiles.MemoryFile file = files.add("a.log", 0);
        String large = "x".repeat(3 * Turns.BURST_BYTES);
        file.append(large + "\nsmall\n");
        Task task = new Task(0);
        assertThat(task.await(2)).extracting(SourceRecord::value).containsExactly(large, "small");
        assertThat(file.reads.get(0)).isEqualTo(Turns.BURST_BYTES);
    }

    @Test
    void aFullQueueStopsTheReadingAndNotTheLooking() {
        bounds = new DeliveryBounds(2_000, 1000, 1 << 20);
        MemoryFiles.MemoryFile file = files.add("a.log", 0);
        Task task = new Task(0);
        for (int i = 0; i < 50; i++) {
            file.append("x".repeat(1_000) + "\n");
            int looks = files.looks.get();
            Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> files.looks.get() > looks + 2);
        }
        assertThat(task.delivery.queuedBytes()).isBetween(2_000L, 8_000L);
    }

    @Test
    void aFailureIsToldAfterWhatWasReadBeforeIt() throws InterruptedException {
        MemoryFiles.MemoryFile file = files.add("a.log", 0);
        file.append("one\ntwo\n!three\n");
        Task task = new Task(0);
        assertThat(task.await(2)).extracting(SourceRecord::value).containsExactly("one", "two");
        assertThatThrownBy(() -> task.await(1)).isInstanceOf(DataException.class);
        assertThat(task.delivery.hasFailed()).isTrue();
    }

    @Test
    void aBugFailsTheTask() {
        files.failure = new IllegalStateException("a bug");
        Task task = new Task(0);
        assertThatThrownBy(() -> task.await(1))
                .isInstanceOf(ConnectException.class)
                .hasRootCauseMessage("a bug");
    }

    @Test
    void offsetsThatCannotBeReadAreTriedAgain() throws InterruptedException {
        offsets.failNext(1);
        files.add("a.log", 0).append("one\n");
        Task task = new Task(0);
        assertThat(task.await(1)).extracting(SourceRecord::value).containsExactly("one");
    }

    @Test
    void anUnterminatedEventIsCompleteWhenItHasBeenQuietForLongEnough() throws InterruptedException {
        flow.completeAfterMillis = 50;
        MemoryFiles.MemoryFile file = files.add("a.log", 0);
        file.append("one\npending");
        Task task = new Task(0);
        assertThat(task.await(1)).extracting(SourceRecord::value).containsExactly("one");
        file.quiet.set(60);
        List<SourceRecord> records = task.await(1);
        assertThat(records).extracting(SourceRecord::value).containsExactly("pending");
        assertThat(records.get(0).sourceOffset().get("pos")).isEqualTo(11L);
    }

    @Test
    void aFileHearsWhatIsStored() throws InterruptedException {
        MemoryFiles.MemoryFile file = files.add("a.log", 0);
        file.append("one\ntwo\n#dropped\n");
        Task task = new Task(0);
        task.store(task.await(2));
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> file.delivered.get() == 17);
    }

    @Test
    void stoppingIsQuickAndFreesTheLanes() throws InterruptedException {
        files.add("a.log", 0).append("one\n");
        Task first = new Task(0);
        first.await(1);
        long begun = System.nanoTime();
        first.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        Task second = new Task(1);
        assertThat(second.await(1)).extracting(SourceRecord::value).containsExactly("one");
    }

    @Test
    void aDeliveryThatNeverBeganIsClosedToo() throws InterruptedException {
        Seat<Nothing> seat = seat(0);
        Delivery delivery = delivery(seat);
        delivery.close();
        files.add("a.log", 0).append("one\n");
        assertThat(new Task(0).await(1)).hasSize(1);
    }

    /** Exactly-once workers come and go on one node while files grow; each line is stored once. The seed is printed. */
    @Test
    void tasksThatComeAndGoStoreEachLineOnce() throws InterruptedException {
        long seed = Long.getLong("millrace.seed", System.nanoTime());
        System.out.println("DeliveryTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<MemoryFiles.MemoryFile> all = IntStream.range(0, 8)
                .mapToObj(i -> files.add("f" + i, i % LANES))
                .toList();
        Map<String, Integer> stored = new HashMap<>();
        int written = 0;
        bounds = new DeliveryBounds(3_000, 50, 1_000);
        for (int step = 0; step < 400; step++) {
            MemoryFiles.MemoryFile file = all.get(random.nextInt(all.size()));
            for (int i = random.nextInt(30); i > 0; i--) {
                file.append("line " + written++ + "\n");
            }
            int dice = random.nextInt(12);
            if (dice == 0 || tasks.isEmpty()) {
                int number = random.nextInt(4);
                // Connect ends a task before it starts another one of its number, or fences it.
                List.copyOf(tasks).stream()
                        .filter(task -> task.number == number)
                        .forEach(Task::stop);
                tasks.add(new Task(number));
            } else if (dice == 1) {
                tasks.get(random.nextInt(tasks.size())).stop();
            } else {
                Task task = tasks.get(random.nextInt(tasks.size()));
                List<SourceRecord> records = task.poll();
                if (records != null && random.nextInt(10) > 0) {
                    task.store(records);
                    records.forEach(record -> stored.merge((String) record.value(), 1, Integer::sum));
                } else if (records != null) {
                    // The transaction is aborted: the task has failed.
                    task.stop();
                } else {
                    task.commit();
                }
            }
        }
        int expected = written;
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Task last = new Task(9);
        while (stored.size() < expected && System.nanoTime() < deadline) {
            for (Task task : List.copyOf(tasks)) {
                List<SourceRecord> records = task.poll();
                if (records != null) {
                    task.store(records);
                    records.forEach(record -> stored.merge((String) record.value(), 1, Integer::sum));
                } else {
                    task.commit();
                }
            }
        }
        assertThat(last.delivery.hasFailed()).isFalse();
        assertThat(stored.size()).as("lines stored, seed %s", seed).isEqualTo(expected);
        assertThat(stored.values()).as("seed %s", seed).allMatch(times -> times == 1);
    }

    private Seat<Nothing> seat(int number) {
        return places.join(new NodeName(Scope.LOCAL, "c", "n", directory), "same", LANES, number, 3, Nothing::new);
    }

    private Delivery delivery(Seat<Nothing> seat) {
        return Delivery.of(
                seat,
                files,
                Map.of("lines", flow),
                new DeliverySettings("test", "n", "host", LANES, List.of(), bounds),
                offsets,
                System::nanoTime,
                new TaskCounters(System::nanoTime),
                () -> {});
    }

    /** A task and its exactly-once worker. */
    private final class Task {
        private final int number;
        private final Delivery delivery;

        Task(int number) {
            this.number = number;
            this.delivery = delivery(seat(number));
            delivery.start();
            if (!tasks.contains(this)) {
                tasks.add(this);
            }
        }

        List<SourceRecord> poll() throws InterruptedException {
            return delivery.poll(5);
        }

        List<SourceRecord> await(int count) throws InterruptedException {
            List<SourceRecord> all = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (all.size() < count && System.nanoTime() < deadline) {
                List<SourceRecord> more = delivery.poll(5);
                if (more != null) {
                    all.addAll(more);
                }
            }
            return all;
        }

        /** The transaction is committed. */
        void store(List<SourceRecord> records) {
            records.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
            records.forEach(record -> delivery.answered(record, STORED));
            commit();
        }

        void commit() {
            delivery.committed();
        }

        void stop() {
            tasks.remove(this);
            delivery.close();
        }
    }

    /** At least once: another thread commits, and lanes pass all the same. */
    @Test
    void lanesPassBetweenTasksOfAnAtLeastOnceWorker() throws InterruptedException {
        MemoryFiles.MemoryFile a = files.add("a", 0);
        MemoryFiles.MemoryFile b = files.add("b", 3);
        a.append("one\n");
        b.append("two\n");
        Task first = new Task(0);
        List<SourceRecord> records = first.await(2);
        records.forEach(record -> first.delivery.answered(record, STORED));
        records.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
        Task second = new Task(1);
        a.append("three\n");
        b.append("four\n");
        List<Object> values = new ArrayList<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    for (Task task : tasks) {
                        List<SourceRecord> more = task.poll();
                        CompletableFuture.runAsync(task::commit).join();
                        if (more != null) {
                            more.forEach(record -> values.add(record.value()));
                            more.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
                            more.forEach(record -> task.delivery.answered(record, STORED));
                        }
                    }
                    return values.size() == 2 && second.delivery.heldLanes() == 2 && first.delivery.heldLanes() == 2;
                });
        assertThat(values).containsExactlyInAnyOrder("three", "four");
    }
}
