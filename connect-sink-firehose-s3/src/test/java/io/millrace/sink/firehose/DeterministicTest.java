// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.sink.firehose.FakeObjectStore.Fate;
import io.millrace.sink.firehose.FakeObjectStore.Operation;
import io.millrace.sink.firehose.FakeObjectStore.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly once by names and contents that are functions of the records: what is written twice is written alike. */
class DeterministicTest {
    private static final TopicPartition INVOICES = new TopicPartition("invoices", 3);
    private static final Pattern FAILED =
            Pattern.compile("\"topic\":\"([a-z]+)\",\"partition\":(\\d+),\"offset\":(\\d+)");
    private static final Pattern PLACE = Pattern.compile("[a-z]+-\\d+@\\d+");
    private static final int MIB = 1 << 20;

    private final FakeObjectStore store = new FakeObjectStore();
    private final ManualTime time = new ManualTime();
    private final LittleKafka kafka = new LittleKafka();
    private final List<LittleWorker> workers = new ArrayList<>();
    /** What leaves a trace. */
    private final List<String> expected = new ArrayList<>();

    @AfterEach
    void stop() {
        store.setFaults((operation, key) -> Fate.ANSWERED);
        workers.forEach(LittleWorker::close);
    }

    @Test
    void namesObjectsByThePlaceOfTheirFirstRecord() {
        append(ORDERS, TEN, "a");
        append(ORDERS, TEN.minusSeconds(3_600), "late");
        append(ORDERS, TEN, List.of("no raw form"));
        append(ORDERS, null, "without a time");
        LittleWorker worker =
                worker("buffer.count.records", "4", "compression", "GZIP").assign(ORDERS);
        run(worker, () -> store.objects().size() == 4);
        assertThat(store.objects())
                .extracting(Stored::key)
                .containsExactlyInAnyOrder(
                        "2026/11/20/10/orders+0+00000000000000000000.gz",
                        "2026/11/20/09/orders+0+00000000000000000001.gz",
                        "processing-failed/orders+0+00000000000000000002",
                        "1970/01/01/00/orders+0+00000000000000000003.gz");
        assertThat(store.objects().stream().filter(stored -> stored.key().startsWith("processing")))
                .first()
                .extracting(Stored::text)
                .asString()
                .contains("\"arrivalTimestamp\":" + TEN.toEpochMilli());
    }

    @Test
    void neitherTimeNorCloseEndsAnObject() {
        append(ORDERS, TEN, "a");
        LittleWorker worker = worker("buffer.count.records", "2").assign(ORDERS);
        run(worker, () -> worker.position(ORDERS) == 1);
        time.advance(Duration.ofDays(400));
        worker.iterate();
        worker.revoke(ORDERS);
        assertThat(store.attempts()).isZero();
        assertThat(kafka.committed(ORDERS)).isZero();
    }

    @Test
    void commitsBeginningsOfCutsOnly() {
        append(ORDERS, TEN, "a");
        append(ORDERS, TEN, "b");
        append(ORDERS, TEN, "c");
        append(ORDERS, TEN, (Object) null);
        append(ORDERS, TEN, "d");
        LittleWorker worker =
                worker("buffer.count.records", "2", "tombstones", "skip").assign(ORDERS);
        run(worker, () -> store.objects().size() == 2);
        run(worker, () -> committed(worker) == 5);
        append(ORDERS, TEN, (Object) null);
        append(ORDERS, TEN, (Object) null);
        run(worker, () -> committed(worker) == 7);
        append(ORDERS, TEN, "e");
        append(ORDERS, TEN, (Object) null);
        run(worker, () -> worker.position(ORDERS) == 9);
        assertThat(committed(worker)).isEqualTo(7);
    }

    @Test
    void givesKafkaNothingBeyondACutOfWhichOneFileIsMissing() {
        store.setFaults((operation, key) -> key.contains("/09/") ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        append(ORDERS, TEN, "a");
        append(ORDERS, TEN.minusSeconds(3_600), "late");
        append(ORDERS, TEN, "b");
        append(ORDERS, TEN, "c");
        LittleWorker worker = worker("buffer.count.records", "2").assign(ORDERS);
        run(worker, () -> store.objects().size() == 2);
        assertThat(committed(worker)).isZero();
        store.setFaults((operation, key) -> Fate.ANSWERED);
        run(worker, () -> committed(worker) == 4);
    }

    @Test
    void restartsAfterAnyNumberOfRecordsMakeTheSameObjects() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 60; i++) {
            appendAny(ORDERS, random);
        }
        for (int steps = 0; steps < 60; steps++) {
            LittleWorker worker = chaosWorker().batchesOf(1).assign(ORDERS);
            for (int i = 0; i < steps; i++) {
                worker.iterate();
                worker.commit();
            }
        }
        drain(List.of(ORDERS));
        assertThat(store.overwritten()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesLostRequestsLostAnswersCrashesAndZombies(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom faults = random.split();
        store.setFaults((operation, key) -> {
            synchronized (faults) {
                int dice = faults.nextInt(10);
                return dice == 0 ? Fate.FAILED_BEFORE : dice == 1 ? Fate.FAILED_AFTER : Fate.ANSWERED;
            }
        });
        LittleWorker current = chaosWorker().assign(ORDERS, INVOICES);
        List<LittleWorker> zombies = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            appendAny(random.nextBoolean() ? ORDERS : INVOICES, random);
            current.iterate();
            if (!zombies.isEmpty() && random.nextInt(4) == 0) {
                zombies.get(random.nextInt(zombies.size())).iterate();
            }
            int dice = random.nextInt(100);
            if (dice < 12) {
                current.commit();
            } else if (dice < 15) {
                time.advance(Duration.ofMinutes(7));
            } else if (dice < 19) {
                if (dice == 18) {
                    current.close();
                } else {
                    zombies.add(current);
                }
                current = chaosWorker().assign(ORDERS, INVOICES);
            }
        }
        store.setFaults((operation, key) -> Fate.ANSWERED);
        current.close();
        drain(List.of(ORDERS, INVOICES));
        assertThat(store.overwritten()).isPositive();
    }

    @Test
    void makesTheSameLargeObjectOfPartsAgainWhenACrashInterruptedIt() {
        store.setFaults((operation, key) -> operation == Operation.COMPLETE_UPLOAD ? Fate.FAILED_AFTER : Fate.ANSWERED);
        String[] options = {"buffer.size.mib", "12", "buffer.memory.mib", "40", "upload.part.size.mib", "5"};
        for (int i = 0; i < 24; i++) {
            appendLarge(ORDERS, MIB);
        }
        LittleWorker first = worker(options).batchesOf(3).assign(ORDERS);
        run(first, () -> first.position(ORDERS) >= 18 && store.objects().size() == 1);
        store.setFaults((operation, key) -> Fate.ANSWERED);
        LittleWorker second = worker(options).batchesOf(4).assign(ORDERS);
        run(second, () -> store.objects().size() == 2 && committed(second) == 24);
        assertThat(store.count(Operation.UPLOAD_PART)).isGreaterThanOrEqualTo(8);
        assertAccount();
    }

    @Test
    void fullMemoryMovesNoCut() {
        List<TopicPartition> many = IntStream.range(0, 24)
                .mapToObj(number -> new TopicPartition("orders", number))
                .toList();
        fill(many, 15);
        LittleWorker small = worker("buffer.size.mib", "1", "buffer.memory.mib", "18")
                .batchesOf(1)
                .assign(many.toArray(TopicPartition[]::new));
        // The first half of the partitions has no more records than these, and less than a cut each.
        run(small, () -> small.isPaused(many.get(0)) || small.isPaused(many.get(23)));
        fill(many.subList(12, 24), 25);
        run(small, () -> delivered(many.subList(12, 24)) >= 12 * 2);
        // It crashes before it commits: all of it is read again, with other pressure.
        LittleWorker large =
                worker("buffer.size.mib", "1", "buffer.memory.mib", "100").assign(many.toArray(TopicPartition[]::new));
        fill(many, 2);
        run(large, () -> delivered(many.subList(0, 12)) == 12 && delivered(many.subList(12, 24)) == 24);
        assertThat(store.changedKeys()).isEmpty();
        assertThat(arrived()).doesNotHaveDuplicates();
        assertThat(arrived())
                .containsAll(
                        expected.stream().filter(place -> place.endsWith("@9")).toList());
    }

    private void fill(List<TopicPartition> partitions, int records) {
        for (int i = 0; i < records; i++) {
            partitions.forEach(partition -> appendLarge(partition, MIB / 16 - 64));
        }
    }

    private long delivered(List<TopicPartition> partitions) {
        return store.objects().stream()
                .filter(stored -> partitions.stream()
                        .anyMatch(partition ->
                                stored.key().contains('/' + partition.topic() + '+' + partition.partition() + '+')))
                .count();
    }

    private void appendAny(TopicPartition partition, SplittableRandom random) {
        Instant when = TEN.plusSeconds(3_600L * random.nextInt(4));
        switch (random.nextInt(8)) {
            case 0 -> append(partition, when, List.of("no raw form"));
            case 1 -> append(partition, when, (Object) null);
            case 2 -> append(partition, null, "without a time");
            default -> append(partition, when, "good");
        }
    }

    /** Text, alone or in a list, is replaced by the record's place. */
    private void append(TopicPartition partition, Instant when, Object value) {
        List<SinkRecord> log = kafka.log(partition);
        String place = partition + "@" + log.size();
        if (value != null) {
            expected.add(place);
        }
        Object told = value instanceof String ? (place + '\n').getBytes(UTF_8) : List.of(place);
        log.add(record(partition, log.size(), when, value == null ? null : told));
    }

    private void appendLarge(TopicPartition partition, int size) {
        List<SinkRecord> log = kafka.log(partition);
        String place = partition + "@" + log.size();
        expected.add(place);
        byte[] value = new byte[size];
        Arrays.fill(value, (byte) '.');
        byte[] line = (place + '\n').getBytes(UTF_8);
        System.arraycopy(line, 0, value, size - line.length, line.length);
        log.add(record(partition, log.size(), TEN, value));
    }

    private static SinkRecord record(TopicPartition partition, int offset, Instant when, Object value) {
        return new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                value,
                offset,
                when == null ? null : when.toEpochMilli(),
                TimestampType.CREATE_TIME);
    }

    /** Ends the chaos: enough records for a last cut, and a worker that is left in peace. */
    private void drain(List<TopicPartition> partitions) {
        List<String> before = List.copyOf(expected);
        for (TopicPartition partition : partitions) {
            for (int i = 0; i < 7; i++) {
                append(partition, TEN, "last");
            }
        }
        LittleWorker last = chaosWorker().assign(partitions.toArray(TopicPartition[]::new));
        run(last, () -> arrived().containsAll(before) && backedUp().containsAll(before));
        assertThat(store.changedKeys()).isEmpty();
        assertThat(arrived()).doesNotHaveDuplicates();
        assertThat(expected).containsAll(arrived());
        assertThat(backedUp()).doesNotHaveDuplicates().containsAll(before);
    }

    private void assertAccount() {
        assertThat(store.changedKeys()).isEmpty();
        assertThat(arrived()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private long committed(LittleWorker worker) {
        worker.commit();
        return kafka.committed(ORDERS);
    }

    /** The backup lies in the folders of the data. */
    private LittleWorker chaosWorker() {
        return worker(
                "buffer.count.records",
                "7",
                "tombstones",
                "skip",
                "backup.mode",
                "all",
                "backup.prefix",
                "!{timestamp:yyyy/MM/dd/HH}/");
    }

    private LittleWorker worker(String... options) {
        String[] all = Stream.concat(Stream.of("delivery.guarantee", "deterministic"), Arrays.stream(options))
                .toArray(String[]::new);
        LittleWorker worker = new LittleWorker(kafka, store, time, all);
        workers.add(worker);
        return worker;
    }

    private static void run(LittleWorker worker, BooleanSupplier until) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    worker.iterate();
                    return until.getAsBoolean();
                });
    }

    private List<String> arrived() {
        return Stream.concat(
                        places(store.objects().stream()
                                .filter(stored -> !stored.key().endsWith("+backup")
                                        && !stored.key().startsWith("processing-failed/"))),
                        failed())
                .toList();
    }

    private Stream<String> failed() {
        return store.objects().stream()
                .filter(stored -> stored.key().startsWith("processing-failed/"))
                .flatMap(stored -> Arrays.stream(stored.text().split("\n")))
                .map(DeterministicTest::placeOfFailed);
    }

    private static String placeOfFailed(String line) {
        Matcher matcher = FAILED.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.group(1) + '-' + matcher.group(2) + '@' + matcher.group(3);
    }

    private List<String> backedUp() {
        return places(store.objects().stream().filter(stored -> stored.key().endsWith("+backup")))
                .toList();
    }

    private static Stream<String> places(Stream<Stored> objects) {
        return objects.flatMap(stored -> PLACE.matcher(stored.text()).results().map(MatchResult::group));
    }
}
