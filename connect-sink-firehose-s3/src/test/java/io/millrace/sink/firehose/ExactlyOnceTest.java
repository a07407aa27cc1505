// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.sink.firehose.FakeObjectStore.Fate;
import io.millrace.sink.firehose.FakeObjectStore.Operation;
import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.Condition;
import io.millrace.sink.firehose.store.ObjectHeaders;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarantee of the default mode, with the real task and its threads against a store that can do its worst. */
class ExactlyOnceTest {
    private static final TopicPartition INVOICES = new TopicPartition("invoices", 3);
    private static final Map<String, String> CONFIG = Map.of("name", "events", "s3.bucket", "millrace");
    private static final String JOURNALS = "_millrace/events/";

    private final FakeObjectStore store = new FakeObjectStore();
    private final ManualTime time = new ManualTime();
    private final LittleKafka kafka = new LittleKafka();
    private final List<LittleWorker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        store.setFaults((operation, key) -> Fate.ANSWERED);
        store.setDown(false);
        store.releaseHeld();
        workers.forEach(LittleWorker::close);
    }

    @Test
    void paysOneJournalWriteAndOneRequestPerFileOfARound() {
        for (int hour = 0; hour < 20; hour++) {
            kafka.append(ORDERS, 3, TEN.plusSeconds(3_600L * hour));
        }
        LittleWorker worker = worker().assign(ORDERS);
        run(worker, () -> worker.position(ORDERS) == 60);
        int before = store.count(Operation.PUT);
        time.advance(Duration.ofMinutes(5));
        run(worker, () -> data().size() == 20);
        assertThat(store.count(Operation.PUT) - before).isEqualTo(21);
        assertAccount();
    }

    @Test
    void paysTwoRequestsForAFileThatAPartitionDeliversPerInterval() {
        LittleWorker worker = worker().assign(ORDERS);
        run(worker, () -> !worker.isPaused(ORDERS));
        int before = store.count(Operation.PUT);
        for (int interval = 1; interval <= 10; interval++) {
            int files = interval;
            kafka.append(ORDERS, TEN);
            run(worker, () -> worker.position(ORDERS) == files);
            time.advance(Duration.ofMinutes(5));
            run(worker, () -> data().size() == files);
        }
        assertThat(store.count(Operation.PUT) - before).isEqualTo(20);
        assertThat(store.count(Operation.HEAD)).isZero();
    }

    @Test
    void commitsWhatTheJournalSaysAndNothingBeyond() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker worker = worker().assign(ORDERS);
        run(worker, () -> worker.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(worker, () -> data().size() == 1);
        worker.commit();
        assertThat(kafka.committed(ORDERS))
                .as("delivered, but not in the journal yet")
                .isZero();
        time.advance(Duration.ofMinutes(5));
        run(worker, () -> {
            worker.commit();
            return kafka.committed(ORDERS) == 10;
        });
    }

    @Test
    void keepsAPartitionPausedUntilItIsClaimedAndItsPlaceIsKnown() {
        store.setDown(true);
        kafka.append(ORDERS, 10, TEN);
        LittleWorker worker = worker().assign(ORDERS);
        for (int i = 0; i < 20; i++) {
            worker.iterate();
        }
        assertThat(worker.isPaused(ORDERS)).isTrue();
        assertThat(worker.position(ORDERS)).isZero();
        worker.revoke(ORDERS);
        worker.assign(ORDERS, INVOICES);
        store.setDown(false);
        run(worker, () -> worker.position(ORDERS) == 10);
        assertThat(worker.isPaused(INVOICES)).isFalse();
    }

    @Test
    void skipsWhatAPredecessorDeliveredBeforeItCouldCommit() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker first = worker().assign(ORDERS);
        run(first, () -> first.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(first, () -> data().size() == 1);
        kafka.append(ORDERS, 5, TEN);
        LittleWorker second = worker().assign(ORDERS);
        run(second, () -> second.position(ORDERS) == 15);
        time.advance(Duration.ofMinutes(5));
        run(second, () -> data().size() == 2);
        assertAccount();
    }

    @Test
    void keepsAPredecessorsPromiseUnderTheSameKeyWithTheSameRecords() {
        kafka.append(ORDERS, 10, TEN);
        store.setFaults((operation, key) -> isData(key) ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        LittleWorker first = worker().assign(ORDERS);
        run(first, () -> first.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(
                first,
                () -> !store.attemptedKeys().stream()
                        .filter(this::isData)
                        .toList()
                        .isEmpty());
        String promised =
                store.attemptedKeys().stream().filter(this::isData).findFirst().orElseThrow();
        store.setFaults((operation, key) -> Fate.ANSWERED);
        first.close();
        kafka.append(ORDERS, 5, TEN);
        LittleWorker second = worker().assign(ORDERS);
        run(second, () -> data().size() == 1 && second.position(ORDERS) == 15);
        assertThat(data().get(0).key()).isEqualTo(promised);
        assertThat(data().get(0).text())
                .contains("orders-0@0\n", "orders-0@9\n")
                .doesNotContain("@10");
        time.advance(Duration.ofMinutes(5));
        run(second, () -> data().size() == 2);
        assertAccount();
    }

    @Test
    void seeksNoPartitionThatIsTakenAwayByTheSameRebalance() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker zombie = worker().assign(ORDERS);
        run(zombie, () -> zombie.position(ORDERS) == 10);
        LittleWorker heir = worker().assign(ORDERS);
        run(heir, () -> heir.position(ORDERS) == 10);
        // It reads that it has lost, and cannot read again what it would claim.
        AtomicInteger reads = new AtomicInteger();
        store.setFaults((operation, key) ->
                operation == Operation.GET && reads.incrementAndGet() > 1 ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        time.advance(Duration.ofMinutes(5));
        run(zombie, () -> zombie.isPaused(ORDERS));
        store.setFaults((operation, key) -> Fate.ANSWERED);
        await().pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(100))
                .until(() -> {
                    zombie.commit();
                    return true;
                });
        zombie.revoke(ORDERS);
        zombie.assertNothingSought();
    }

    @Test
    void dropsEverythingWhenAnotherTaskHasTakenTheJournal() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker zombie = worker().assign(ORDERS);
        run(zombie, () -> zombie.position(ORDERS) == 10);
        LittleWorker heir = worker().assign(ORDERS);
        run(heir, () -> heir.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(heir, () -> {
            zombie.iterate();
            return data().size() == 1;
        });
        // Both believe that they own it: they take it from each other, and still nothing is doubled.
        time.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 50; i++) {
            zombie.iterate();
            heir.iterate();
        }
        assertAccount();
    }

    @Test
    void readsOnFromTheJournalAfterAFormerConfigurationWithoutDoublingWhatThatDelivered() {
        kafka.append(ORDERS, 1, TEN.minusSeconds(3_600));
        kafka.append(ORDERS, 9, TEN);
        LittleWorker first = worker("buffer.count.records", "5").assign(ORDERS);
        run(first, () -> data().size() == 1);
        first.close();
        LittleWorker second = worker(
                        "prefix", "other/!{timestamp:yyyy}/", "error.output.prefix", "e/!{firehose:error-output-type}/")
                .assign(ORDERS);
        run(second, () -> second.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(second, () -> data().size() == 2);
        assertAccount();
    }

    @Test
    void refusesAStoreThatDoesNotHonourConditions() {
        store.ignoreConditions();
        LittleWorker worker = worker().assign(ORDERS);
        assertThatThrownBy(() -> run(worker, () -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("at_least_once");
    }

    @Test
    void stopsWhenSomebodyHasMovedTheConsumerBeyondTheJournal() {
        deliverTen();
        kafka.commit(ORDERS, 12);
        LittleWorker worker = worker().assign(ORDERS);
        assertThatThrownBy(() -> run(worker, () -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("journal.on.conflict")
                .hasMessageContaining("12")
                .hasMessageContaining("10");
    }

    @Test
    void believesTheJournalOrTheConsumerWhenToldTo() {
        deliverTen();
        kafka.append(ORDERS, 10, TEN);
        kafka.commit(ORDERS, 12);
        LittleWorker journal = worker("journal.on.conflict", "journal").assign(ORDERS);
        run(journal, () -> journal.position(ORDERS) == 20);
        time.advance(Duration.ofMinutes(5));
        run(journal, () -> data().size() == 2);
        assertAccount();
        kafka.append(ORDERS, 10, TEN);
        kafka.commit(ORDERS, 25);
        LittleWorker consumer = worker("journal.on.conflict", "consumer").assign(ORDERS);
        run(consumer, () -> consumer.position(ORDERS) == 30);
        time.advance(Duration.ofMinutes(5));
        run(consumer, () -> data().size() == 3);
        assertThat(data().get(2).text()).startsWith("orders-0@25\n");
    }

    @Test
    void takesTheJournalAlongWhenTheUserSetsOffsets() {
        deliverTen();
        connector().alterOffsets(CONFIG, Map.of(ORDERS, 4L));
        kafka.commit(ORDERS, 4);
        LittleWorker again = worker().assign(ORDERS);
        run(again, () -> again.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(again, () -> data().size() == 2);
        assertThat(data().get(1).text()).startsWith("orders-0@4\n").endsWith("orders-0@9\n");
    }

    @Test
    void forgetsAllJournalsWhenTheUserForgetsAllOffsets() {
        deliverTen();
        Map<TopicPartition, Long> nothing = new HashMap<>();
        nothing.put(ORDERS, null);
        connector().alterOffsets(CONFIG, nothing);
        assertThat(store.objects()).extracting(FakeObjectStore.Stored::key).noneMatch(key -> key.startsWith(JOURNALS));
        kafka.commit(ORDERS, 0);
        LittleWorker again = worker().assign(ORDERS);
        run(again, () -> again.position(ORDERS) == 10);
        time.advance(Duration.ofMinutes(5));
        run(again, () -> data().size() == 2);
        assertThat(data().get(1).text()).isEqualTo(data().get(0).text());
    }

    @Test
    void forgettingOffsetsTouchesNothingButOurOwnJournals() throws Exception {
        deliverTen();
        byte[] journal = store.object(JOURNALS + "orders/0.json").orElseThrow().content();
        String foreign = new String(journal, UTF_8).replace("\"owner\":\"events\"", "\"owner\":\"others\"");
        put(JOURNALS + "theirs/0.json", foreign);
        put(JOURNALS + "app/2026/11/data.json", "{}");
        put(JOURNALS + "app/1.json", "{}");
        Map<TopicPartition, Long> nothing = new HashMap<>();
        nothing.put(ORDERS, null);
        connector().alterOffsets(CONFIG, nothing);
        assertThat(store.objects())
                .extracting(FakeObjectStore.Stored::key)
                .contains(JOURNALS + "theirs/0.json", JOURNALS + "app/2026/11/data.json", JOURNALS + "app/1.json")
                .doesNotContain(JOURNALS + "orders/0.json");
    }

    @Test
    void refusesTheJournalOfAConnectorOfAnotherName() {
        deliverTen();
        LittleWorker other =
                worker("name", "others", "journal.prefix", JOURNALS).assign(ORDERS);
        assertThatThrownBy(() -> run(other, () -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("belongs to events and not to others");
    }

    @Test
    void rebuildsAPromiseThatEndsWithARecordOfNoBytes() {
        kafka.append(ORDERS, 4, TEN);
        kafka.appendEmpty(ORDERS, TEN);
        store.setFaults((operation, key) -> isData(key) ? Fate.FAILED_BEFORE : Fate.ANSWERED);
        LittleWorker first = worker().assign(ORDERS);
        run(first, () -> first.position(ORDERS) == 5);
        time.advance(Duration.ofMinutes(5));
        run(first, () -> store.attemptedKeys().stream().anyMatch(this::isData));
        first.close();
        store.setFaults((operation, key) -> Fate.ANSWERED);
        LittleWorker second = worker().assign(ORDERS);
        run(second, () -> data().size() == 1);
        assertThat(data().get(0).metadata()).containsEntry("millrace-records", "5");
    }

    private void put(String key, String content) throws Exception {
        byte[] bytes = content.getBytes(UTF_8);
        store.put(
                key,
                new Body(bytes.length, () -> new ByteArrayInputStream(bytes)),
                ObjectHeaders.NONE,
                Condition.ALWAYS);
    }

    @Test
    void leavesOffsetsAloneWhenTheJournalsCannotBeWritten() {
        deliverTen();
        store.setDown(true);
        assertThatThrownBy(() -> connector().alterOffsets(CONFIG, Map.of(ORDERS, 4L)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("left as they are");
    }

    @Test
    void backsUpEachRecordExactlyOnceToo() {
        String[] options = {"backup.mode", "all", "backup.prefix", "raw/", "buffer.count.records", "4"};
        kafka.append(ORDERS, 6, TEN);
        LittleWorker first = worker(options).assign(ORDERS);
        run(first, () -> data().size() == 2);
        kafka.append(ORDERS, 6, TEN);
        LittleWorker second = worker(options).assign(ORDERS);
        run(second, () -> second.position(ORDERS) == 12);
        time.advance(Duration.ofMinutes(5));
        run(second, () -> arrived().size() == 24);
        List<String> twice = new ArrayList<>(kafka.places());
        twice.addAll(kafka.places());
        assertThat(arrived()).containsExactlyInAnyOrderElementsOf(twice);
        assertThat(data().stream()
                        .filter(stored -> stored.key().startsWith("raw/2026/"))
                        .toList())
                .hasSize(data().size() / 2);
    }

    private FirehoseS3SinkConnector connector() {
        return new FirehoseS3SinkConnector(settings -> store);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesLostRequestsLostAnswersCrashesAndZombies(long seed) {
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        store.setFaults((operation, key) -> {
            synchronized (random) {
                int dice = random.nextInt(10);
                return dice == 0 ? Fate.FAILED_BEFORE : dice == 1 ? Fate.FAILED_AFTER : Fate.ANSWERED;
            }
        });
        LittleWorker current = worker("buffer.count.records", "7").assign(ORDERS, INVOICES);
        for (int step = 0; step < 300; step++) {
            kafka.append(random.nextBoolean() ? ORDERS : INVOICES, TEN.plusSeconds(3_600L * random.nextInt(4)));
            current.iterate();
            int dice;
            synchronized (random) {
                dice = random.nextInt(100);
            }
            if (dice < 4) {
                time.advance(Duration.ofMinutes(5));
            } else if (dice < 8) {
                current.commit();
            } else if (dice < 11) {
                LittleWorker former = current;
                current = worker("buffer.count.records", "7").assign(ORDERS, INVOICES);
                if (dice == 8) {
                    former.close();
                }
            }
        }
        store.setFaults((operation, key) -> Fate.ANSWERED);
        LittleWorker last = current;
        AtomicInteger rounds = new AtomicInteger();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            last.iterate();
            if (rounds.incrementAndGet() % 20 == 0) {
                time.advance(Duration.ofMinutes(5));
            }
            return arrived().size() >= kafka.places().size();
        });
        assertAccount();
    }

    private void deliverTen() {
        kafka.append(ORDERS, 10, TEN);
        LittleWorker first = worker("buffer.interval.seconds", "1").assign(ORDERS);
        run(first, () -> first.position(ORDERS) == 10);
        time.advance(Duration.ofSeconds(2));
        run(first, () -> data().size() == 1);
        run(first, () -> {
            time.advance(Duration.ofSeconds(2));
            first.commit();
            return kafka.committed(ORDERS) == 10;
        });
        first.close();
    }

    private LittleWorker worker(String... options) {
        LittleWorker worker = new LittleWorker(kafka, store, time, options);
        workers.add(worker);
        return worker;
    }

    private static void run(LittleWorker worker, BooleanSupplier until) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
            worker.iterate();
            return until.getAsBoolean();
        });
    }

    private boolean isData(String key) {
        return !key.startsWith(JOURNALS);
    }

    private List<FakeObjectStore.Stored> data() {
        return store.objects().stream().filter(stored -> isData(stored.key())).toList();
    }

    private List<String> arrived() {
        return data().stream()
                .flatMap(stored -> Arrays.stream(stored.text().split("\n")))
                .toList();
    }

    private void assertAccount() {
        assertThat(arrived()).containsExactlyInAnyOrderElementsOf(kafka.places());
    }
}
