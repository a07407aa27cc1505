// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicReader;
import io.millrace.local.account.TopicRecord;
import io.millrace.local.connect.RestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log files that grow and are rotated reach Kafka, and S3, through real workers. */
final class AgentFileIT {
    private static final Path LOGROTATE = Path.of("/usr/sbin/logrotate");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalStack stack;
    private static int tests;

    @TempDir
    Path folder;

    private final Pipeline pipeline = new Pipeline(stack, "logs-" + tests++);

    @BeforeAll
    static void start() {
        stack = LocalStack.builder().s3(S3Backend.FILESYSTEM).start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void deleteConnectors() {
        pipeline.deleteConnectors();
    }

    @Test
    void anAccessLogThatIsRotatedWhileItGrowsReachesS3AsJson() throws Exception {
        Path log = folder.resolve("access.log");
        stack.connect().create(pipeline.generator(), agent(log + "*"));
        stack.connect().create(pipeline.sink(), delivery());

        try (GrowingLog growing = new GrowingLog(log)) {
            for (int rotation = 1; rotation <= 8; rotation++) {
                growing.write(250);
                pause(200);
                shift(log, rotation);
                // The server goes on with the old file until it is told.
                growing.write(50);
                growing.reopen();
            }
            growing.write(100);

            List<byte[]> inTopic = values(pipeline.awaitTopic(growing.written()));
            List<byte[]> inObjects = pipeline.awaitObjects(growing.written());
            Account topic = Account.ofIndexes("topic", growing.written(), GrowingLog.numbers(inTopic));
            Account objects = Account.ofRecords("objects", inTopic, inObjects);
            assertThat(topic.isWhole()).as(topic.text()).isTrue();
            assertThat(objects.isWhole()).as(objects.text()).isTrue();
            JsonNode first = JSON.readTree(inObjects.get(0));
            assertThat(first.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "host",
                            "ident",
                            "authuser",
                            "datetime",
                            "request",
                            "response",
                            "bytes",
                            "referer",
                            "agent");
        }
    }

    /** The example's sink, with an object every two seconds instead of thirty. */
    private Map<String, String> delivery() {
        Map<String, String> config = pipeline.delivery();
        Pipeline.example("firehose-s3/apache-access-to-s3.json").forEach(config::putIfAbsent);
        return config;
    }

    private static void shift(Path log, int generations) throws IOException {
        for (int i = generations; i > 0; i--) {
            Path from = i == 1 ? log : log.resolveSibling(log.getFileName() + "." + (i - 1));
            Files.move(from, log.resolveSibling(log.getFileName() + "." + i), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Each mode is a flow of one connector with a topic of its own. */
    @Test
    void logrotateLosesAndDoublesNothingInAnyOfItsModes() throws Exception {
        assumeTrue(Files.isExecutable(LOGROTATE), LOGROTATE + " is not installed");
        Map<String, String> modes = new LinkedHashMap<>();
        modes.put("create", "create");
        modes.put("copytruncate", "copytruncate");
        modes.put("compress", "create\ncompress");
        modes.put("delaycompress", "create\ncompress\ndelaycompress");
        modes.put("copytruncatecompress", "copytruncate\ncompress");
        modes.put("dateext", "create\ndateext\ndateformat -%Y%m%d-%s");
        modes.put("olddir", "create\ncreateolddir 0755 root root\nolddir old");
        Map<String, String> config = Pipeline.example("agentfile/apache-access-to-json.json");
        config.keySet().removeIf(option -> option.startsWith("flow."));
        config.put("flows", String.join(",", modes.keySet()));
        config.put("initialPosition", "START_OF_FILE");
        config.put("lock.dir", folder.toString());
        modes.keySet().forEach(mode -> {
            config.put("flow." + mode + ".filePattern", folder.resolve(mode) + "/**/access.log*");
            config.put("flow." + mode + ".topic", pipeline.topic() + "-" + mode);
        });
        stack.connect().create(pipeline.generator(), config);

        Map<String, GrowingLog> logs = new LinkedHashMap<>();
        for (String mode : modes.keySet()) {
            logs.put(mode, new GrowingLog(folder.resolve(mode).resolve("access.log")));
        }
        for (int rotation = 0; rotation < 6; rotation++) {
            logs.values().forEach(log -> log.write(200));
            pause(100);
            for (Map.Entry<String, String> mode : modes.entrySet()) {
                GrowingLog log = logs.get(mode.getKey());
                logrotate(log.file(), mode.getValue());
                if (!mode.getValue().contains("copytruncate")) {
                    if (!mode.getValue().endsWith("\ncompress")) {
                        // What is written to a file that is compressed already is the tool's loss.
                        log.write(20);
                    }
                    log.reopen();
                }
            }
            // dateext cannot rotate twice in a second.
            pause(1_100);
        }
        logs.values().forEach(log -> {
            log.write(10);
            log.close();
        });

        logs.forEach((mode, log) -> {
            List<TopicRecord> records = TopicReader.await(
                    stack.bootstrapServers(), pipeline.topic() + "-" + mode, log.written(), Pipeline.PATIENCE);
            Account account = Account.ofIndexes(mode, log.written(), GrowingLog.numbers(values(records)));
            assertThat(account.isWhole()).as(account.text()).isTrue();
        });
    }

    private void logrotate(Path log, String mode) throws IOException, InterruptedException {
        Path configuration = Files.writeString(
                folder.resolve("logrotate.conf"), log + " {\nsu root root\nrotate 50\n" + mode + "\n}\n");
        Process process = new ProcessBuilder(
                        LOGROTATE.toString(),
                        "--force",
                        "--state",
                        folder.resolve("logrotate.state").toString(),
                        configuration.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void aFileCanBeRewoundAndForgotten() throws Exception {
        Path log = folder.resolve("access.log");
        try (GrowingLog growing = new GrowingLog(log)) {
            growing.write(100);
        }
        stack.connect().create(pipeline.generator(), agent(log.toString()));
        assertThat(pipeline.awaitTopic(100)).hasSize(100);
        stopSource();

        JsonNode offsets = stack.connect().offsets(pipeline.generator()).path("offsets");
        assertThat(offsets).hasSize(1);
        JsonNode stored = offsets.get(0).path("offset");
        assertThat(stored.path("path").asText()).isEqualTo(log.toString());
        assertThat(stored.path("pos").asLong()).isEqualTo(Files.size(log));
        assertThat(stored.path("ln").asLong()).isEqualTo(100);

        ObjectNode rewound = offsets.get(0).deepCopy();
        ((ObjectNode) rewound.path("offset")).put("pos", 0).put("ln", 0);
        stack.connect().patchOffsets(pipeline.generator(), "{\"offsets\":[" + rewound + "]}");
        stack.connect().resume(pipeline.generator());
        assertThat(pipeline.awaitTopic(200)).hasSize(200);

        stopSource();
        ((ObjectNode) rewound.path("offset")).put("pos", -1);
        assertThatThrownBy(() -> stack.connect().patchOffsets(pipeline.generator(), "{\"offsets\":[" + rewound + "]}"))
                .isInstanceOf(RestException.class);
        stack.connect().deleteOffsets(pipeline.generator());
        assertThat(stack.connect().offsets(pipeline.generator()).path("offsets"))
                .isEmpty();
    }

    private void stopSource() {
        stack.connect().stop(pipeline.generator());
        stack.connect()
                .awaitStatus(pipeline.generator(), "stopped", s -> s.state().equals("STOPPED"), Pipeline.PATIENCE);
    }

    private Map<String, String> agent(String pattern) {
        Map<String, String> config = Pipeline.example("agentfile/apache-access-to-json.json");
        config.put("flow.access.filePattern", pattern);
        config.put("flow.access.topic", pipeline.topic());
        config.put("lock.dir", folder.toString());
        return config;
    }

    private static List<byte[]> values(List<TopicRecord> records) {
        return new ArrayList<>(records.stream().map(TopicRecord::value).toList());
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
