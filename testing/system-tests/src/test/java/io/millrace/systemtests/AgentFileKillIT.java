// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker is killed again and again while logs grow and are renamed, copied and cut, and compressed: no line is lost or
 * doubled. {@code -Dmillrace.seed=N} repeats a run's moments.
 */
final class AgentFileKillIT {
    private static final int KILLS = Boolean.getBoolean("millrace.long") ? 100 : 5;
    private static final int LOGS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Long> standstills = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrDoubledWhenAnExactlyOnceWorkerIsKilled() throws Exception {
        for (Account account : killAndSettle("logs-kills", KILLS, true)) {
            assertThat(account.isWhole()).as(account.text()).isTrue();
        }
    }

    @Test
    void nothingIsLostWhenAWorkerThatDeliversAtLeastOnceIsKilled() throws Exception {
        for (Account account : killAndSettle("logs-kills-at-least-once", 2, false)) {
            assertThat(account.isComplete()).as(account.text()).isTrue();
        }
    }

    private List<Account> killAndSettle(String name, int kills, boolean exactlyOnce) throws Exception {
        System.out.println("AgentFileKillIT " + name + ", seed " + seed + ", " + kills + " kills");
        try (LocalStack stack = LocalStack.builder()
                .workers(1)
                .pluginDiscovery("service_load")
                .exactlyOnce(exactlyOnce)
                .start()) {
            stack.connect().create(name, configuration(name));
            List<GrowingLog> logs = new ArrayList<>();
            for (int i = 0; i < LOGS; i++) {
                logs.add(new GrowingLog(folder.resolve("log" + i).resolve("access.log")));
            }
            for (int kill = 0; kill < kills; kill++) {
                work(logs, 2 + random.nextInt(4));
                stack.workers().get(stack.workers().size() - 1).kill();
                long killed = System.nanoTime();
                work(logs, 1 + random.nextInt(3));
                stack.startWorker();
                int before = size(stack, name);
                if (random.nextInt(4) > 0) {
                    logs.get(0).write(1);
                    TopicReader.await(stack.bootstrapServers(), topic(name, 0), before + 1L, PATIENCE);
                    standstills.add((System.nanoTime() - killed) / 1_000_000);
                }
            }
            work(logs, 3);
            System.out.println(
                    "AgentFileKillIT " + name + " milliseconds from the kill to the first new record: " + standstills);
            return accounts(stack, name, logs);
        }
    }

    private int size(LocalStack stack, String name) {
        return TopicReader.readAll(stack.bootstrapServers(), topic(name, 0)).size();
    }

    private List<Account> accounts(LocalStack stack, String name, List<GrowingLog> logs) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < LOGS; i++) {
            GrowingLog log = logs.get(i);
            List<TopicRecord> records =
                    TopicReader.await(stack.bootstrapServers(), topic(name, i), log.written(), PATIENCE);
            List<byte[]> values = records.stream().map(TopicRecord::value).toList();
            accounts.add(Account.ofIndexes(topic(name, i), log.written(), GrowingLog.numbers(values))
                    .withSeed(Long.toString(seed)));
            log.close();
        }
        return accounts;
    }

    private static String topic(String name, int log) {
        return name + "-" + log;
    }

    private Map<String, String> configuration(String name) {
        Map<String, String> config = Pipeline.example("agentfile/apache-access-to-json.json");
        config.keySet().removeIf(option -> option.startsWith("flow."));
        config.put("initialPosition", "START_OF_FILE");
        config.put("lock.dir", folder.toString());
        List<String> flows = new ArrayList<>();
        for (int i = 0; i < LOGS; i++) {
            flows.add("log" + i);
            config.put("flow.log" + i + ".filePattern", folder.resolve("log" + i) + "/access.log*");
            config.put("flow.log" + i + ".topic", topic(name, i));
        }
        config.put("flows", String.join(",", flows));
        return config;
    }

    /** Writes, and rotates each log its own way: renamed, copied and cut, renamed and compressed. */
    private void work(List<GrowingLog> logs, int rounds) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < LOGS; i++) {
                logs.get(i).write(1 + random.nextInt(120));
                if (random.nextInt(3) == 0) {
                    rotate(logs.get(i), i);
                }
            }
            Thread.sleep(random.nextInt(300));
        }
    }

    private static void rotate(GrowingLog log, int way) throws IOException {
        Path file = log.file();
        int generation = 1;
        while (Files.exists(rotated(file, generation)) || Files.exists(Path.of(rotated(file, generation) + ".gz"))) {
            generation++;
        }
        Path target = rotated(file, generation);
        if (way == 1) {
            Files.copy(file, target);
            Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            return;
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        log.reopen();
        if (way == 2) {
            Path compressed = Path.of(target + ".gz");
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
                Files.copy(target, out);
            }
            Files.delete(target);
        }
    }

    private static Path rotated(Path file, int generation) {
        return file.resolveSibling(file.getFileName() + "." + generation);
    }
}
