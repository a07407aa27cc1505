// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.Worker;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workers on one host, which is one node: only one of them reads its files at a time. The number of tasks changes and
 * the worker that reads is killed while logs grow and are rotated: no line is lost or doubled. {@code -Dmillrace.seed=N}
 * repeats a run's moments.
 */
final class AgentFilePlacementIT {
    private static final int ROUNDS = Boolean.getBoolean("millrace.long") ? 10 : 1;
    private static final int LOGS = 6;
    private static final int TOPICS = 3;
    private static final String NAME = "logs-placed";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PROCESS = Pattern.compile("pid=([0-9]+) ");

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledWhenTasksComeAndGoOnOneHost() throws Exception {
        System.out.println("AgentFilePlacementIT seed " + seed);
        List<GrowingLog> logs = new ArrayList<>();
        for (int i = 0; i < LOGS; i++) {
            logs.add(new GrowingLog(directory(i).resolve("access.log")));
        }
        try (LocalStack stack =
                LocalStack.builder().workers(2).pluginDiscovery("service_load").start()) {
            stack.connect().create(NAME, configuration(1));
            Load load = new Load(logs, random.split());
            load.start();
            awaitMore(stack);
            for (int round = 0; round < ROUNDS; round++) {
                change(stack, 3);
                change(stack, 2);
                killReader(stack);
                change(stack, 1);
            }
            load.end();
            List<Account> accounts = accounts(stack, logs);
            accounts.forEach(
                    account -> assertThat(account.isWhole()).as(account.text()).isTrue());
            assertThat(nodes(stack)).as("both workers have the host's name").hasSize(1);
        } finally {
            logs.forEach(GrowingLog::close);
        }
    }

    private void change(LocalStack stack, int tasks) {
        System.out.println("AgentFilePlacementIT " + tasks + " tasks");
        stack.connect().put(NAME, configuration(tasks));
        // The next change may come before this one has had its full effect.
        if (random.nextBoolean()) {
            stack.connect().awaitRunning(NAME, tasks, PATIENCE);
        }
        awaitMore(stack);
    }

    /** The other worker reads on, and a new one takes the place of the killed. */
    private void killReader(LocalStack stack) {
        Worker reader = Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> reader(stack), Optional::isPresent)
                .orElseThrow();
        System.out.println("AgentFilePlacementIT kills " + reader.name());
        reader.kill();
        awaitMore(stack);
        assertThat(reader(stack)).isPresent().get().isNotSameAs(reader);
        stack.startWorker();
    }

    /** Whom the lock names. */
    private Optional<Worker> reader(LocalStack stack) {
        try (var files = Files.list(folder)) {
            List<Path> locks =
                    files.filter(file -> file.toString().endsWith(".lock")).toList();
            assertThat(locks).hasSize(1);
            Matcher process = PROCESS.matcher(Files.readString(locks.get(0)));
            return process.find()
                    ? stack.workers().stream()
                            .filter(worker ->
                                    worker.isAwake() && worker.process().pid() == Long.parseLong(process.group(1)))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitMore(LocalStack stack) {
        for (int topic = 0; topic < TOPICS; topic++) {
            int before =
                    TopicReader.readAll(stack.bootstrapServers(), topic(topic)).size();
            List<TopicRecord> records =
                    TopicReader.await(stack.bootstrapServers(), topic(topic), before + 50L, PATIENCE);
            assertThat(records.size())
                    .as("records of %s, seed %s", topic(topic), seed)
                    .isGreaterThan(before);
        }
    }

    private List<Account> accounts(LocalStack stack, List<GrowingLog> logs) {
        List<Account> accounts = new ArrayList<>();
        for (int topic = 0; topic < TOPICS; topic++) {
            long written = 0;
            for (int log = topic; log < LOGS; log += TOPICS) {
                written += logs.get(log).written();
            }
            List<TopicRecord> records = TopicReader.await(stack.bootstrapServers(), topic(topic), written, PATIENCE);
            for (int log = topic; log < LOGS; log += TOPICS) {
                String path = directory(log).toString();
                List<byte[]> values = records.stream()
                        .filter(record -> path(record).startsWith(path + "/"))
                        .map(TopicRecord::value)
                        .toList();
                accounts.add(Account.ofIndexes("log" + log, logs.get(log).written(), GrowingLog.numbers(values))
                        .withSeed(Long.toString(seed)));
            }
        }
        return accounts;
    }

    private static String path(TopicRecord record) {
        return new String(record.headers().lastHeader("millrace.path").value(), StandardCharsets.UTF_8);
    }

    private static List<String> nodes(LocalStack stack) {
        List<String> nodes = new ArrayList<>();
        stack.connect()
                .offsets(NAME)
                .path("offsets")
                .forEach(offset ->
                        nodes.add(offset.path("partition").path("node").asText()));
        return nodes.stream().distinct().collect(Collectors.toList());
    }

    private Path directory(int log) {
        return folder.resolve("log" + log);
    }

    private static String topic(int topic) {
        return NAME + "-" + topic;
    }

    private Map<String, String> configuration(int tasks) {
        Map<String, String> config = Pipeline.example("agentfile/apache-access-to-json.json");
        config.keySet().removeIf(option -> option.startsWith("flow."));
        config.put("tasks.max", Integer.toString(tasks));
        config.put("initialPosition", "START_OF_FILE");
        config.put("headers", "path");
        config.put("lock.dir", folder.toString());
        List<String> flows = new ArrayList<>();
        for (int i = 0; i < LOGS; i++) {
            flows.add("log" + i);
            config.put("flow.log" + i + ".filePattern", directory(i) + "/access.log*");
            config.put("flow.log" + i + ".topic", topic(i % TOPICS));
        }
        config.put("flows", String.join(",", flows));
        return config;
    }

    /** Appends and rotates until it is told to end. */
    private static final class Load {
        private final List<GrowingLog> logs;
        private final SplittableRandom random;
        private final AtomicLong rotations = new AtomicLong();
        private final Thread thread = new Thread(this::run, "load");
        private volatile boolean ended;
        private volatile Throwable failure;

        Load(List<GrowingLog> logs, SplittableRandom random) {
            this.logs = logs;
            this.random = random;
        }

        void start() {
            thread.start();
        }

        private void run() {
            try {
                while (!ended) {
                    for (GrowingLog log : logs) {
                        log.write(1 + random.nextInt(40));
                        if (random.nextInt(40) == 0) {
                            Files.move(
                                    log.file(),
                                    Path.of(log.file() + "." + rotations.incrementAndGet()),
                                    StandardCopyOption.ATOMIC_MOVE);
                            // The server goes on with the old file until it is told.
                            log.write(random.nextInt(5));
                            log.reopen();
                        }
                    }
                    Thread.sleep(50);
                }
            } catch (Exception e) {
                failure = e;
            }
        }

        void end() throws InterruptedException {
            ended = true;
            thread.join();
            assertThat(failure).isNull();
        }
    }
}
