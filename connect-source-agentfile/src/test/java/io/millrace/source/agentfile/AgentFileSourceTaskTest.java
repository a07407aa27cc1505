// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.source.agentfile.deliver.Clocks;
import io.millrace.source.agentfile.deliver.NodeFiles;
import io.millrace.source.agentfile.metrics.AgentFileTaskMXBean;
import io.millrace.source.agentfile.place.Places;
import io.millrace.source.agentfile.slot.StoredOffsets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import javax.management.JMX;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks on a real directory, with a worker in small: what is polled is stored with its offsets, as in one transaction. */
class AgentFileSourceTaskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RecordMetadata STORED = new RecordMetadata(new TopicPartition("logs", 0), 0, 0, 0, 0, 0);

    @TempDir
    Path directory;

    private final StoredOffsets offsets = new StoredOffsets();
    private final Clocks clocks = new Clocks(System::nanoTime, System::currentTimeMillis);
    private final Places<NodeFiles> places = new Places<>(clocks.nanos(), clocks.wallMillis());
    private final Map<String, String> config = new HashMap<>();
    private final List<AgentFileSourceTask> running = new ArrayList<>();
    private Path logs;

    @BeforeEach
    void configure() throws IOException {
        logs = Files.createDirectory(directory.resolve("logs"));
        config.put("name", "agent");
        config.put("connector.class", AgentFileSourceConnector.class.getName());
        config.put("flows", "app");
        config.put("flow.app.filePattern", logs + "/*.log*");
        config.put("flow.app.initialPosition", "START_OF_FILE");
        config.put("flow.app.topic", "logs");
        config.put("lock.dir", directory.resolve("locks").toString());
        config.put("node.id", "web-1");
    }

    @AfterEach
    void stop() {
        List.copyOf(running).forEach(this::stop);
    }

    @Test
    void linesBecomeRecordsWithOffsetsThatPeopleCanRead() throws Exception {
        Path file = logs.resolve("app.log");
        append(file, "one\ntwo\n");
        List<SourceRecord> records = poll(start(1), 2);
        assertThat(records).extracting(AgentFileSourceTaskTest::text).containsExactly("one", "two");
        SourceRecord last = records.get(1);
        assertThat(last.topic()).isEqualTo("logs");
        assertThat(last.sourcePartition().keySet()).map(Object.class::cast).contains("node", "lane", "slot");
        assertThat(last.sourcePartition().get("node")).isEqualTo("web-1");
        assertThat(last.sourcePartition().get("slot")).isEqualTo(0L);
        assertThat(last.sourceOffset().get("path")).isEqualTo(file.toString());
        assertThat(last.sourceOffset().get("pos")).isEqualTo(8L);
        assertThat(last.sourceOffset().get("ln")).isEqualTo(2L);
        assertThat(records.get(0)).isNotEqualTo(records.get(1));
    }

    @Test
    void followsAFileThatGrowsAndIsRenamed() throws Exception {
        Path file = logs.resolve("app.log");
        append(file, "1\n2\n");
        List<AgentFileSourceTask> tasks = start(1);
        assertThat(texts(poll(tasks, 2))).containsExactly("1", "2");
        append(file, "3\n");
        Files.move(file, logs.resolve("app.log.1"));
        append(file, "4\n5\n");
        assertThat(texts(poll(tasks, 3))).containsExactly("3", "4", "5");
    }

    @Test
    void goesOnAfterARestartWhereItWasStored() throws Exception {
        Path file = logs.resolve("app.log");
        append(file, lines(0, 500));
        config.put("batch.max.records", "100");
        List<AgentFileSourceTask> tasks = start(1);
        List<String> first = texts(poll(tasks, 100));
        stop(tasks.get(0));
        append(file, lines(500, 600));
        Files.move(file, logs.resolve("app.log.1"));
        append(file, lines(600, 700));
        List<String> all = new ArrayList<>(first);
        all.addAll(texts(poll(start(1), 700 - first.size())));
        assertThat(all).containsExactlyElementsOf(numbers(0, 700));
    }

    @Test
    void aRotatedFileThatWasCompressedWhileNothingRanIsNotReadAgain() throws Exception {
        Path file = logs.resolve("app.log");
        append(file, lines(0, 300));
        List<AgentFileSourceTask> tasks = start(1);
        assertThat(poll(tasks, 300)).hasSize(300);
        stop(tasks.get(0));
        append(file, lines(300, 350));
        gzip(file, logs.resolve("app.log.1.gz"));
        append(file, lines(350, 400));
        assertThat(texts(poll(start(1), 100))).containsExactlyElementsOf(numbers(300, 400));
    }

    /** Neither takes the other's for a copy, nor for where its own file, which is gone, went. */
    @Test
    void twoFlowsReadTheSameBytesEachForItself() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        config.put("flows", "app,twin");
        config.put("flow.twin.filePattern", other + "/*.log*");
        config.put("flow.twin.initialPosition", "START_OF_FILE");
        config.put("flow.twin.topic", "twins");
        append(logs.resolve("app.log"), lines(0, 300));
        List<AgentFileSourceTask> tasks = start(1);
        assertThat(poll(tasks, 300)).hasSize(300);
        Files.delete(logs.resolve("app.log"));
        append(other.resolve("app.log"), lines(0, 300));
        gzip(other.resolve("app.log"), other.resolve("app.log.1.gz"));
        append(other.resolve("app.log"), lines(300, 310));

        List<SourceRecord> twins = poll(tasks, 310);

        assertThat(twins).extracting(SourceRecord::topic).containsOnly("twins");
        assertThat(texts(twins)).containsExactlyInAnyOrderElementsOf(numbers(0, 310));
    }

    @Test
    void endOfFileLeavesOutWhatWasThereAlsoAfterARestartWithoutARecord() throws Exception {
        config.put("flow.app.initialPosition", "END_OF_FILE");
        Path file = logs.resolve("app.log");
        append(file, lines(0, 100));
        AgentFileSourceTask task = start(1).get(0);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> directory.resolve("locks").toFile().list().length == 2);
        stop(task);
        append(file, lines(100, 110));
        assertThat(texts(poll(start(1), 10))).containsExactlyElementsOf(numbers(100, 110));
    }

    @Test
    void tasksOfOneNodeShareTheLanesAndEachLineIsReadOnce() throws Exception {
        for (int f = 0; f < 20; f++) {
            append(logs.resolve((char) ('a' + f) + "x.log"), lines(50L * f, 50L * f + 50));
        }
        List<AgentFileSourceTask> tasks = start(3);
        assertThat(texts(poll(tasks, 1_000))).containsExactlyInAnyOrderElementsOf(numbers(0, 1_000));
        Awaitility.await().atMost(PATIENCE).until(() -> {
            for (AgentFileSourceTask task : tasks) {
                store(task, task.poll());
            }
            return IntStream.range(0, 3).allMatch(task -> bean(task).getHeldLanes() >= 5);
        });
        assertThat(bean(0).getNodeHolder()).contains("tasks=0,1,2");
    }

    @Test
    void sharedFilesAreDividedByTheTasksNumbersAlsoWhenTheseChange() throws Exception {
        config.put("files.scope", "shared");
        config.put("watch.mode", "polling");
        for (int f = 0; f < 12; f++) {
            append(logs.resolve((char) ('a' + f) + "x.log"), lines(50L * f, 50L * f + 50));
        }
        List<AgentFileSourceTask> two = start(2);
        List<String> all = new ArrayList<>(texts(poll(two, 600)));
        assertThat(bean(0).getHeldLanes() + bean(1).getHeldLanes()).isEqualTo(16);
        List.copyOf(two).forEach(this::stop);
        for (int f = 0; f < 12; f++) {
            append(logs.resolve((char) ('a' + f) + "x.log"), lines(600 + 10L * f, 610 + 10L * f));
        }
        all.addAll(texts(poll(start(3), 120)));
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(0, 720));
        assertThat(offsets.all().keySet())
                .allMatch(partition -> partition.get("node").equals("shared"));
    }

    @Test
    void aTaskThatComesToANodeWithoutFilesIdlesAndTheFilesItLeftWait() throws Exception {
        append(logs.resolve("app.log"), "one\n");
        List<AgentFileSourceTask> here = start(1);
        poll(here, 1);
        stop(here.get(0));
        append(logs.resolve("app.log"), "two\n");

        // Another node has another disk: the same paths with nothing behind them.
        Path elsewhere = Files.move(logs, directory.resolve("unplugged"));
        config.put("node.id", "web-2");
        AgentFileSourceTask there = start(1).get(0);
        Awaitility.await().atMost(PATIENCE).until(() -> bean(0).getHeldLanes() == 16);
        assertThat(there.poll()).isNull();
        assertThat(bean(0).getStatus()).isEqualTo("READING");
        assertThat(bean(0).getFilesByState()).containsEntry("app.followed", 0L);
        stop(there);

        Files.move(elsewhere, logs);
        config.put("node.id", "web-1");
        assertThat(texts(poll(start(1), 1))).containsExactly("two");
    }

    @Test
    void rewindsOneFileByItsStoredPosition() throws Exception {
        append(logs.resolve("a.log"), "a1\na2\n");
        append(logs.resolve("b.log"), "b1\nb2\n");
        List<AgentFileSourceTask> tasks = start(1);
        poll(tasks, 4);
        stop(tasks.get(0));
        Map<Map<String, ?>, Map<String, ?>> altered = new HashMap<>();
        offsets.all().forEach((partition, offset) -> {
            if (offset.get("path").equals(logs.resolve("a.log").toString())) {
                Map<String, Object> rewound = new HashMap<>(offset);
                rewound.put("pos", 3L);
                altered.put(partition, rewound);
            }
        });
        assertThat(altered).hasSize(1);
        assertThat(new AgentFileSourceConnector().alterOffsets(config, altered)).isTrue();
        altered.forEach(offsets::put);
        append(logs.resolve("b.log"), "b3\n");
        assertThat(texts(poll(start(1), 2))).containsExactlyInAnyOrder("a2", "b3");
    }

    @Test
    void flowsThatReadTheSameFromTwoPlacesWaitForNothing() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        config.put("flows", "app,copy");
        config.put("flow.copy.filePattern", other + "/*.log*");
        config.put("flow.copy.initialPosition", "START_OF_FILE");
        config.put("flow.copy.topic", "copies");
        config.put("copy.grace.seconds", "3600");
        append(logs.resolve("app.log.1"), lines(0, 100));
        append(other.resolve("app.log"), lines(0, 300));
        assertThat(poll(start(1), 400)).hasSize(400);
    }

    @Test
    void aMissingDirectoryIsAwaited() throws Exception {
        Files.delete(logs);
        List<AgentFileSourceTask> tasks = start(1);
        assertThat(tasks.get(0).poll()).isNull();
        Files.createDirectory(logs);
        append(logs.resolve("app.log"), "late\n");
        assertThat(texts(poll(tasks, 1))).containsExactly("late");
    }

    @Test
    void aSecondProcessOfTheNodeWaits() throws Exception {
        append(logs.resolve("app.log"), "one\n");
        List<AgentFileSourceTask> tasks = start(1);
        poll(tasks, 1);
        Places<NodeFiles> elsewhere = new Places<>(clocks.nanos(), clocks.wallMillis());
        AgentFileSourceTask other = start(elsewhere, config, 1, 2);
        append(logs.resolve("app.log"), "two\n");
        assertThat(texts(poll(tasks, 1))).containsExactly("two");
        assertThat(other.poll()).isNull();
        assertThat(bean(1).getStatus()).isEqualTo("WAITING");
        assertThat(bean(1).getNodeHolder())
                .contains("pid=" + ProcessHandle.current().pid());
        stop(tasks.get(0));
        append(logs.resolve("app.log"), "three\n");
        assertThat(texts(poll(List.of(other), 1))).containsExactly("three");
    }

    @Test
    void pollIsQuickAndStopIsToo() throws Exception {
        AgentFileSourceTask task = start(1).get(0);
        long begun = System.nanoTime();
        assertThat(task.poll()).isNull();
        assertThat(millisSince(begun)).isLessThan(1_000);
        begun = System.nanoTime();
        stop(task);
        assertThat(millisSince(begun)).isLessThan(2_000);
        task.stop();
    }

    @Test
    void anOffsetOfALaterVersionFailsTheTask() throws Exception {
        append(logs.resolve("app.log"), "one\n");
        List<AgentFileSourceTask> tasks = start(1);
        SourceRecord record = poll(tasks, 1).get(0);
        stop(tasks.get(0));
        Map<String, Object> later = new HashMap<>(record.sourceOffset());
        later.put("v", 2L);
        offsets.put(record.sourcePartition(), later);
        AgentFileSourceTask task = start(1).get(0);
        assertThatThrownBy(() -> poll(List.of(task), 1))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("must be 1 or absent, got 2");
        assertThat(bean(0).getStatus()).isEqualTo("FAILED");
    }

    @Test
    void showsWhatItDoes() throws Exception {
        append(logs.resolve("app.log"), lines(0, 10));
        List<AgentFileSourceTask> tasks = start(1);
        poll(tasks, 10);
        AgentFileTaskMXBean bean = bean(0);
        assertThat(bean.getStatus()).isEqualTo("READING");
        assertThat(bean.getHeldLanes()).isEqualTo(16);
        assertThat(bean.getHandedOver()).isEqualTo(10);
        assertThat(bean.getAcknowledged()).isEqualTo(10);
        assertThat(bean.getFilesByState()).containsEntry("app.followed", 1L);
        assertThat(bean.getBytesBehindByFlow()).containsEntry("app", 0L);
        Files.move(logs.resolve("app.log"), logs.resolve("app.log.1"));
        append(logs.resolve("app.log"), "11\n");
        poll(tasks, 1);
        assertThat(bean.getRotationsByKind()).containsEntry("renamed", 1L);
        Awaitility.await().atMost(PATIENCE).until(() -> bean.getEventsByFlow().get("app") == 11);
        stop(tasks.get(0));
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.millrace:*"), null))
                .isEmpty();
    }

    /** Tasks come, go and fail while files are appended to and rotated; each line is stored once. The seed is printed. */
    @Test
    void everyLineIsStoredOnceWhateverTheTasksDo() throws Exception {
        long seed = Long.getLong("millrace.seed", System.nanoTime());
        System.out.println("AgentFileSourceTaskTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        config.put("batch.max.records", "40");
        List<String> stored = new ArrayList<>();
        long written = 0;
        for (int step = 0; step < 60; step++) {
            Path file = logs.resolve((char) ('a' + random.nextInt(6)) + ".log");
            int more = random.nextInt(20);
            append(file, lines(written, written + more));
            written += more;
            if (random.nextInt(15) == 0) {
                rotate(file);
            }
            int dice = random.nextInt(12);
            if (dice == 0 || running.isEmpty()) {
                start(places, config, random.nextInt(3), 3);
            } else if (dice == 1) {
                stop(running.get(random.nextInt(running.size())));
            } else {
                AgentFileSourceTask task = running.get(random.nextInt(running.size()));
                List<SourceRecord> batch = task.poll();
                if (batch != null && random.nextInt(8) == 0) {
                    // Its transaction is aborted.
                    stop(task);
                } else {
                    store(task, batch);
                    stored.addAll(texts(batch == null ? List.of() : batch));
                }
            }
        }
        start(places, config, 9, 10);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stored.size() < written && System.nanoTime() < deadline) {
            for (AgentFileSourceTask task : running) {
                List<SourceRecord> batch = task.poll();
                store(task, batch);
                stored.addAll(texts(batch == null ? List.of() : batch));
            }
        }
        Set<String> distinct = Set.copyOf(stored);
        assertThat(distinct.size()).as("lines, seed %s", seed).isEqualTo((int) written);
        assertThat(stored.size()).as("records, seed %s", seed).isEqualTo((int) written);
    }

    private void rotate(Path file) throws IOException {
        for (int generation = 8; generation > 0; generation--) {
            Path from = file.resolveSibling(file.getFileName() + "." + generation);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(file.getFileName() + "." + (generation + 1)));
            }
        }
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"));
        }
    }

    private List<AgentFileSourceTask> start(int tasks) {
        AgentFileSourceConnector connector = new AgentFileSourceConnector();
        connector.start(config);
        List<AgentFileSourceTask> started = new ArrayList<>();
        for (Map<String, String> properties : connector.taskConfigs(tasks)) {
            started.add(start(places, properties));
        }
        return started;
    }

    private AgentFileSourceTask start(Places<NodeFiles> where, Map<String, String> options, int task, int tasks) {
        AgentFileSourceConfig agent = AgentFileSourceConfig.of(options);
        return start(where, AgentFileTaskConfig.properties(agent, task, tasks));
    }

    private AgentFileSourceTask start(Places<NodeFiles> where, Map<String, String> properties) {
        AgentFileSourceTask task = new AgentFileSourceTask(where, clocks);
        task.initialize(new Context(properties, offsets));
        task.start(properties);
        running.add(task);
        return task;
    }

    private void stop(AgentFileSourceTask task) {
        running.remove(task);
        task.stop();
    }

    /** Polls the tasks in turn, and stores what they give, until it is enough. */
    private List<SourceRecord> poll(List<AgentFileSourceTask> tasks, int count) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (all.size() < count && System.nanoTime() < deadline) {
            for (AgentFileSourceTask task : tasks) {
                List<SourceRecord> batch = task.poll();
                store(task, batch);
                all.addAll(batch == null ? List.of() : batch);
            }
        }
        return all;
    }

    private void store(AgentFileSourceTask task, List<SourceRecord> batch) {
        if (batch != null) {
            batch.forEach(record -> offsets.put(record.sourcePartition(), record.sourceOffset()));
            batch.forEach(record -> task.commitRecord(record, STORED));
        }
        task.commit();
    }

    private static AgentFileTaskMXBean bean(int task) {
        try {
            return JMX.newMXBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName("io.millrace:type=agentfile,connector=\"agent\",task=" + task),
                    AgentFileTaskMXBean.class);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void gzip(Path file, Path target) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }

    private static String lines(long from, long to) {
        StringBuilder text = new StringBuilder();
        LongStream.range(from, to).forEach(i -> text.append("line ").append(i).append('\n'));
        return text.toString();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream().map(AgentFileSourceTaskTest::text).toList();
    }

    private static String text(SourceRecord record) {
        return record.value() instanceof byte[] bytes ? new String(bytes, UTF_8) : (String) record.value();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private record Context(Map<String, String> configs, OffsetStorageReader offsetStorageReader)
            implements SourceTaskContext {}
}
