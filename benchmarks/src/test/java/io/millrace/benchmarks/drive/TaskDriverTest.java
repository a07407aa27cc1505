// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.Test;

class TaskDriverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final SpacedLog log = new SpacedLog("t", 2);

    @Test
    void handsOverEveryRecordInOrderAndCommitsWhatTheTaskAllows() {
        log.extendTo(1_234);
        Recording.behaviour = (task, records) -> {};
        try (TaskDriver driver = start(Duration.ofMillis(50))) {
            driver.runUntil(() -> driver.isCommittedTo(1_234), PATIENCE);
            assertThat(driver.isConsumedTo(1_234)).isTrue();
        }
        assertThat(Recording.offsets.get(FIRST)).hasSize(1_234).isSorted();
        assertThat(Recording.offsets.get(SECOND)).hasSize(1_234).isSorted();
        assertThat(Recording.calls).startsWith("initialize", "start", "open").endsWith("preCommit", "close", "stop");
    }

    @Test
    void readsNothingOfAPausedPartitionUntilItIsResumed() {
        log.extendTo(10);
        Recording.behaviour = (task, records) -> {
            if (task.puts == 1) {
                task.context().pause(FIRST);
            }
            if (task.puts == 20) {
                task.context().resume(FIRST);
            }
            task.context().timeout(1);
        };
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            driver.runUntil(() -> driver.isConsumedTo(10), PATIENCE);
            assertThat(driver.isFlowing()).isFalse();
            log.extendTo(20);
            driver.runUntil(() -> Recording.offsets.get(SECOND).size() == 20, PATIENCE);
            assertThat(Recording.offsets.get(FIRST)).hasSize(10);
            driver.runUntil(() -> driver.isConsumedTo(20), PATIENCE);
        }
    }

    @Test
    void waitsNoLongerThanTheTaskWants() {
        log.extendTo(1);
        Recording.behaviour = (task, records) -> task.context().timeout(5);
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            long begun = System.nanoTime();
            driver.runUntil(() -> Recording.last.puts == 20, PATIENCE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void commitsAtOnceWhenTheTaskAsksForIt() {
        log.extendTo(3);
        Recording.behaviour = (task, records) -> {
            task.context().requestCommit();
            task.context().timeout(5);
        };
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            driver.runUntil(() -> driver.isCommittedTo(3), PATIENCE);
        }
    }

    @Test
    void seeksWhereTheTaskWants() {
        log.extendTo(10);
        Recording.behaviour = (task, records) -> {
            if (task.puts == 1) {
                task.context().offset(FIRST, 7);
            }
            task.context().timeout(5);
        };
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            driver.runUntil(
                    () -> Recording.offsets.getOrDefault(FIRST, List.of()).size() >= 13, PATIENCE);
        }
        assertThat(Recording.offsets.get(FIRST).subList(10, 13)).containsExactly(7L, 8L, 9L);
    }

    @Test
    void deliversTheSameBatchAgainWhenTheTaskCannotTakeItYet() {
        log.extendTo(3);
        Recording.behaviour = (task, records) -> {
            task.context().timeout(5);
            if (task.puts < 4) {
                throw new RetriableException("not yet");
            }
        };
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            driver.runUntil(() -> driver.isConsumedTo(3), PATIENCE);
        }
        assertThat(Recording.offsets.get(FIRST)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void refusesAnOffsetThatWasNotConsumed() {
        log.extendTo(3);
        Recording.behaviour = (task, records) -> task.committable = Map.of(FIRST, new OffsetAndMetadata(4));
        TaskDriver driver = start(Duration.ofMillis(1));
        assertThatThrownBy(() -> driver.runFor(Duration.ofSeconds(5)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("t-0");
    }

    @Test
    void refusesCallsOfOtherThreads() {
        log.extendTo(1);
        Recording.behaviour = (task, records) -> task.context().timeout(5);
        try (TaskDriver driver = start(Duration.ofSeconds(60))) {
            List<Throwable> thrown = new ArrayList<>();
            Thread other = new Thread(() -> Recording.last.context().requestCommit());
            other.setUncaughtExceptionHandler((thread, problem) -> thrown.add(problem));
            driver.runUntil(() -> driver.isConsumedTo(1), PATIENCE);
            other.start();
            driver.runUntil(() -> !other.isAlive(), PATIENCE);
            assertThat(thrown).hasSize(1);
        }
    }

    private TaskDriver start(Duration commitInterval) {
        return TaskDriver.start(
                Map.of("connector.class", RecordingConnector.class.getName(), "name", "c"), log, commitInterval);
    }

    /** Made by the driver, as Connect makes connectors. */
    public static final class RecordingConnector extends SinkConnector {
        private Map<String, String> config = Map.of();

        @Override
        public void start(Map<String, String> props) {
            config = props;
        }

        @Override
        public Class<? extends Task> taskClass() {
            return Recording.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int maxTasks) {
            return List.of(config);
        }

        @Override
        public void stop() {}

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    /** Notes what it is asked to do; what it does besides is each test's. The driver makes it, so its notes are static. */
    public static final class Recording extends SinkTask {
        private static BiConsumer<Recording, Collection<SinkRecord>> behaviour = (task, records) -> {};
        private static Map<TopicPartition, List<Long>> offsets = new HashMap<>();
        private static List<String> calls = new ArrayList<>();
        private static Recording last = new Recording();

        private int puts;
        private Map<TopicPartition, OffsetAndMetadata> committable = Map.of();

        SinkTaskContext context() {
            return context;
        }

        @Override
        public void initialize(SinkTaskContext given) {
            super.initialize(given);
            last = this;
            offsets = new HashMap<>();
            calls = new ArrayList<>(List.of("initialize"));
        }

        @Override
        public void start(Map<String, String> props) {
            calls.add("start");
        }

        @Override
        public void open(Collection<TopicPartition> partitions) {
            calls.add("open");
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            puts++;
            behaviour.accept(this, records);
            records.forEach(record -> offsets.computeIfAbsent(
                            new TopicPartition(record.topic(), record.kafkaPartition()), first -> new ArrayList<>())
                    .add(record.kafkaOffset()));
        }

        @Override
        public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> current) {
            calls.add("preCommit");
            return committable.isEmpty() ? current : committable;
        }

        @Override
        public void close(Collection<TopicPartition> partitions) {
            calls.add("close");
        }

        @Override
        public void stop() {
            calls.add("stop");
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
