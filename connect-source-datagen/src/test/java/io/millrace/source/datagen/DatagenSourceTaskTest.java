// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagenSourceTaskTest {
    private final Runs runs = new Runs();

    @Test
    void givesEachRecordWhatConnectNeeds() throws InterruptedException {
        List<SourceRecord> records = run(Runs.config("batch.max.records", "130"), 1);
        SourceRecord record = records.get(70);
        assertThat(record.topic()).isEqualTo("t");
        assertThat(record.kafkaPartition()).isNull();
        assertThat(record.key()).isNull();
        assertThat(record.keySchema()).isNull();
        assertThat(record.valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(record.value()).isInstanceOf(String.class);
        assertThat(Runs.text(record)).startsWith("70 6 ");
        assertThat(record.timestamp()).isEqualTo(1_767_225_600_000L + 7_000);
        assertThat(record.sourcePartition()).isEqualTo(Map.of("lane", 6L));
        assertThat(record.sourceOffset()).isEqualTo(Map.of("lanes", 64L, "next", 134L, "v", 1L));
    }

    @Test
    void emitsTheIndicesInOrder() throws InterruptedException {
        assertThat(run(Runs.config("batch.max.records", "300"), 2))
                .extracting(Runs::index)
                .containsExactlyElementsOf(indices(600));
    }

    @Test
    void wallClockRecordsCarryTheTimeThatTheyShow() throws InterruptedException {
        assertThat(run(Runs.config("clock.mode", "wall"), 1))
                .allSatisfy(sent -> assertThat(sent.timestamp()).isEqualTo(Runs.WALL_MILLIS));
    }

    @Test
    void bytesAreTheTextInUtf8() throws InterruptedException {
        Map<String, String> config = Runs.config("template", "{{record.index}} über", "record.suffix", "€\\n");
        SourceRecord text = run(config, 1).get(3);
        config.put("value.format", "bytes");
        SourceRecord bytes = new Runs().poll(new Runs().tasks(config, 1), 1).get(3);
        assertThat(text.value()).isEqualTo("3 über€\n");
        assertThat(bytes.value()).isInstanceOf(byte[].class);
        assertThat(bytes.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat(Runs.text(bytes)).isEqualTo("3 über€\n");
    }

    @Test
    void equalRecordsStayDifferentKeysOfTheExactlyOnceWorker() throws InterruptedException {
        Map<String, String> config = Runs.config("template", "same");
        Set<SourceRecord> distinct = new HashSet<>(run(config, 1));
        distinct.addAll(new Runs().poll(new Runs().tasks(config, 1), 1));
        assertThat(distinct).hasSize(4000);
        SourceRecord one = distinct.iterator().next();
        assertThat(distinct).contains(one);
    }

    @Test
    void resumesAtEveryIndexLikeTheUninterruptedStream() throws InterruptedException {
        Map<String, String> config = Runs.config("batch.max.records", "1500");
        List<String> whole = texts(run(config, 1));
        for (int k = 0; k <= 1000; k++) {
            Runs interrupted = new Runs();
            List<SourceRecord> first = new ArrayList<>();
            if (k > 0) {
                config.put("batch.max.records", Integer.toString(k));
                first.addAll(interrupted.poll(interrupted.tasks(config, 1), 1));
            }
            config.put("batch.max.records", "50");
            first.addAll(interrupted.poll(interrupted.tasks(config, 1), 1));
            assertThat(texts(first)).as("resumed at %d", k).isEqualTo(whole.subList(0, k + 50));
        }
    }

    @Test
    void changesOfTheNumberOfTasksLeaveNoGapAndNoDuplicate() throws InterruptedException {
        Map<String, String> config = Runs.config("batch.max.records", "777", "max.records", "20000");
        List<SourceRecord> all = new ArrayList<>();
        all.addAll(runs.poll(runs.tasks(config, 1), 3));
        List<DatagenSourceTask> three = runs.tasks(config, 3);
        assertThat(three).hasSize(3);
        all.addAll(runs.poll(three, 2));
        all.addAll(runs.poll(three.subList(1, 2), 3));
        all.addAll(runs.poll(runs.tasks(config, 2), 20));
        assertThat(byIndex(all)).isEqualTo(byIndex(new Runs().poll(new Runs().tasks(config, 1), 30)));
        assertThat(all).hasSize(20_000);
    }

    @Property(tries = 60)
    void tasksOfAnyNumberGenerateTheSameRecords(
            @ForAll @IntRange(min = 1, max = 100) int maxTasks,
            @ForAll @IntRange(min = 1, max = 100) int lanes,
            @ForAll @IntRange(min = 1, max = 3000) int records)
            throws InterruptedException {
        Map<String, String> config =
                Runs.config("lanes", Integer.toString(lanes), "max.records", Integer.toString(records));
        List<DatagenSourceTask> tasks = new Runs().tasks(config, maxTasks);
        assertThat(tasks).hasSize(Math.min(Math.min(maxTasks, lanes), records));
        List<SourceRecord> sent = new Runs().poll(tasks, 3);
        assertThat(sent).extracting(Runs::index).containsExactlyInAnyOrderElementsOf(indices(records));
    }

    @Test
    void aConfiguredSeedDecidesTheData() throws InterruptedException {
        List<String> one = texts(run(Runs.config("seed", "1", "name", "a"), 1));
        assertThat(texts(new Runs().poll(new Runs().tasks(Runs.config("seed", "1", "name", "b"), 1), 1)))
                .isEqualTo(one);
        assertThat(texts(new Runs().poll(new Runs().tasks(Runs.config("seed", "2", "name", "a"), 1), 1)))
                .isNotEqualTo(one);
    }

    @Test
    void completesOnceAndStaysIdle() throws Exception {
        List<DatagenSourceTask> tasks = runs.tasks(Runs.config("max.records", "2500"), 1);
        assertThat(runs.poll(tasks, 2)).hasSize(2500);
        assertThat(metric("events", "Completed")).isEqualTo(0);
        long before = runs.ticker.nanos();
        assertThat(tasks.get(0).poll()).isNull();
        assertThat(runs.ticker.nanos() - before).isEqualTo(250_000_000);
        assertThat(metric("events", "Completed")).isEqualTo(1);
        assertThat(tasks.get(0).poll()).isNull();
        assertThat(metric("events", "Generated")).isEqualTo(2500L);
    }

    @Test
    void aRestartAfterTheEndGeneratesNothing() throws InterruptedException {
        Map<String, String> config = Runs.config("max.records", "100");
        assertThat(run(config, 1)).hasSize(100);
        assertThat(run(config, 2)).isEmpty();
        config.put("max.records", "150");
        assertThat(run(config, 2))
                .extracting(Runs::index)
                .containsExactlyElementsOf(LongStream.range(100, 150).boxed().toList());
    }

    @Test
    void endsAfterTheDuration() throws InterruptedException {
        Map<String, String> config = Runs.config("rate.mode", "constant", "duration.seconds", "10");
        assertThat(run(config, 300)).hasSize(100);
    }

    @Test
    void tasksShareTheRate() throws InterruptedException {
        Map<String, String> config = Runs.config("rate.mode", "constant", "rate.records.per.second", "100");
        Map<String, String> last = runs.connector(config).taskConfigs(3).get(2);
        DatagenSourceTask third = runs.task(last);
        long start = runs.ticker.nanos();
        int sent = 0;
        while (runs.ticker.nanos() - start < 64_000_000_000L) {
            List<SourceRecord> batch = third.poll();
            sent += batch == null ? 0 : batch.size();
        }
        // 21 of 64 lanes; the last poll may end with the next record.
        assertThat(sent).isBetween(2100, 2101);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.1, 4", "1, 2", "1, 4", "10, 4", "3, 8"})
    void tasksThatStartTogetherEmitInTurn(double rate, int tasks) throws InterruptedException {
        List<Long> sent = timesOfRecords(rate, tasks, 100);
        assertThat(sent).hasSize(100);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i) / 1e9).isCloseTo((i + 1) / rate, within(0.0001));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 40, 63})
    void tasksOfUnequalSharesKeepTheRateTogether(int tasks) throws InterruptedException {
        List<Long> sent = timesOfRecords(1, tasks, 300);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(sent.get(i) / 1e9)
                    .as("record %d", i)
                    .isCloseTo(i + 1, within(i < tasks / 2 ? 0.0001 : (double) tasks));
        }
        assertThat(sent).hasSizeBetween(300 - tasks, 300 + tasks);
    }

    /** When records come, in nanoseconds since the start, in as many intervals. Each task has a clock of its own. */
    private static List<Long> timesOfRecords(double rate, int tasks, int intervals) throws InterruptedException {
        Map<String, String> config =
                Runs.config("rate.mode", "constant", "rate.records.per.second", Double.toString(rate));
        List<Long> times = new ArrayList<>();
        for (Map<String, String> task : new Runs().connector(config).taskConfigs(tasks)) {
            Runs alone = new Runs();
            DatagenSourceTask started = alone.task(task);
            long start = alone.ticker.nanos();
            long end = (long) (intervals / rate * 1e9) + 1_000_000;
            while (alone.ticker.nanos() - start < end) {
                List<SourceRecord> batch = started.poll();
                long now = alone.ticker.nanos() - start;
                if (batch != null && now <= end) {
                    batch.forEach(record -> times.add(now));
                }
            }
            started.stop();
        }
        times.sort(null);
        return times;
    }

    @Test
    void countsWhatKafkaAcknowledgedAndWhatItWillNeverHave() throws Exception {
        DatagenSourceTask task = runs.tasks(Runs.config("name", "counted"), 1).get(0);
        List<SourceRecord> batch = task.poll();
        RecordMetadata metadata = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
        task.commitRecord(batch.get(0), metadata);
        task.commitRecord(batch.get(1), metadata);
        task.commitRecord(batch.get(2), null);
        assertThat(metric("counted", "Acknowledged")).isEqualTo(2L);
        assertThat(metric("counted", "FilteredOrFailed")).isEqualTo(1L);
        assertThat(metric("counted", "Generated")).isEqualTo(2000L);
        assertThat(metric("counted", "LatenessMillis")).isEqualTo(0L);
    }

    @Test
    void stopTakesTheMetricsAwayAndCanBeRepeated() throws Exception {
        DatagenSourceTask task = runs.tasks(Runs.config("name", "stopped"), 1).get(0);
        assertThat(server().isRegistered(bean("stopped"))).isTrue();
        task.stop();
        task.stop();
        assertThat(server().isRegistered(bean("stopped"))).isFalse();
    }

    @Test
    void stopIsSafeAfterAFailedStart() {
        DatagenSourceTask task = new DatagenSourceTask();
        assertThatThrownBy(() -> task.start(Map.of())).isInstanceOf(ConfigException.class);
        assertThatCode(task::stop).doesNotThrowAnyException();
    }

    @Test
    void refusesOffsetsThatWereStoredWithOtherLanes() {
        Map<String, String> config = Runs.config();
        Map<String, String> taskConfig = runs.connector(config).taskConfigs(1).get(0);
        runs.offsets.put(3, Map.of("lanes", 32L, "next", 3L, "v", 1L));
        assertThatThrownBy(() -> runs.task(taskConfig))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("'lanes' is 64")
                .hasMessageContaining("stored with lanes=32");
    }

    @Test
    void resumesWhereAnOperatorPutALane() throws InterruptedException {
        runs.offsets.put(5, Map.of("next", 1000L));
        runs.offsets.forget(6);
        List<SourceRecord> sent = run(Runs.config(), 1);
        assertThat(sent.stream()
                        .filter(r -> Runs.index(r) % 64 == 5)
                        .findFirst()
                        .map(Runs::index))
                .contains(1029L);
        assertThat(sent.stream()
                        .filter(r -> Runs.index(r) % 64 == 6)
                        .findFirst()
                        .map(Runs::index))
                .contains(6L);
    }

    @Test
    void aLaneThatWasPutBeyondTheEndIsFinished() throws InterruptedException {
        runs.offsets.put(2, Map.of("next", Long.MAX_VALUE));
        assertThat(run(Runs.config("lanes", "3", "batch.max.records", "4"), 1))
                .extracting(Runs::index)
                .containsExactly(0L, 1L, 3L, 4L);
        runs.offsets.put(0, Map.of("next", Long.MAX_VALUE - 1));
        runs.offsets.put(1, Map.of("next", 1_000_000_000_000_000_000L));
        assertThat(run(Runs.config("lanes", "3"), 2)).isEmpty();
    }

    @Test
    void theLastIndicesBeforeTheEndAreGenerated() throws InterruptedException {
        runs.offsets.put(0, Map.of("next", 999_999_999_999_999_998L));
        assertThat(run(Runs.config("lanes", "1"), 2))
                .extracting(Runs::index)
                .containsExactly(999_999_999_999_999_998L, 999_999_999_999_999_999L);
    }

    private List<SourceRecord> run(Map<String, String> config, int polls) throws InterruptedException {
        return runs.poll(runs.tasks(config, 1), polls);
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream().map(Runs::text).toList();
    }

    private static Map<Long, String> byIndex(List<SourceRecord> records) {
        return records.stream().collect(toMap(Runs::index, Runs::text));
    }

    private static List<Long> indices(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    private static ObjectName bean(String connector) throws Exception {
        return new ObjectName("io.millrace:type=datagen,connector=\"" + connector + "\",task=0");
    }

    private static Object metric(String connector, String attribute) throws Exception {
        return server().getAttribute(bean(connector), attribute);
    }
}
