// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.TopicRecord;
import io.millrace.local.connect.ConnectorStatus;
import io.millrace.source.datagen.template.Renderer;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated records reach S3 through a real Kafka and two real workers. */
final class ScenarioIT {
    private static LocalStack stack;
    private static int pipelines;

    private final Pipeline pipeline = new Pipeline(stack, "scenario-" + pipelines++);

    @BeforeAll
    static void start() {
        stack = LocalStack.builder().workers(2).s3(S3Backend.FILESYSTEM).start();
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
    void everyRecordOfTheScenarioIsInS3ByteForByte() {
        stack.connect().create(pipeline.generator(), pipeline.scenarioRecords(3_000, 1_000));
        stack.connect().create(pipeline.sink(), pipeline.delivery());

        List<byte[]> generated = values(pipeline.awaitTopic(3_000));
        Account account = Account.ofRecords("objects", generated, pipeline.awaitObjects(3_000));

        assertThat(generated).hasSize(3_000);
        assertThat(account.isWhole()).as(account.text()).isTrue();
        assertThat(new String(generated.get(0), StandardCharsets.UTF_8))
                .matches(
                        "\\{\t\"timestamp\":\"[0-9T:+-]{25}\",\t\"eventType\":\"(rent|buy|trailer)\",\t\"film_id\":[0-9]+,"
                                + "\t\"distributor\":\"[a-z ]+\",\t\"platform\": \"[a-z-]+\",\t\"state\":\"[A-Za-z ]+\"}");
        String months = YearMonth.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/"));
        assertThat(stack.s3().bucket().list(pipeline.topic() + "/"))
                .allSatisfy(object -> assertThat(object.key())
                        .matches(".*/(" + months + "|\\d{4}/\\d{2}/)" + pipeline.sink()
                                + "-\\d+-\\d{4}(-\\d{2}){5}-[0-9a-f-]{36}"));
    }

    @Test
    void aSimulatedClockGivesTheRecordsThatTheSeedGivesOffline() {
        Map<String, String> config = pipeline.scenarioRecords(2_000, 1_000);
        config.put("clock.mode", "simulated");
        config.put("clock.start", "2026-02-03T04:05:06Z");
        config.put("seed", "42");
        config.put("tasks.max", "2");
        stack.connect().create(pipeline.generator(), config);
        stack.connect().create(pipeline.sink(), pipeline.delivery());

        Account account = Account.ofRecords("objects", offline(config, 2_000), pipeline.awaitObjects(2_000))
                .withSeed("42");

        assertThat(account.isWhole()).as(account.text()).isTrue();
        assertThat(stack.s3().bucket().list(pipeline.topic() + "/"))
                .allSatisfy(object -> assertThat(object.key()).contains("/2026/02/"));
    }

    private static List<byte[]> offline(Map<String, String> config, long count) {
        Template template = Template.compile(config.get("template"), TemplateOptions.defaults());
        Renderer renderer = template.renderer(42, 0, 64);
        long start = Instant.parse("2026-02-03T04:05:06Z").toEpochMilli();
        return LongStream.range(0, count)
                .mapToObj(index -> renderer.render(index, start + index))
                .toList();
    }

    @Test
    void twoWorkersShareTheTasks() {
        Map<String, String> generator = pipeline.indexedRecords(4_000, 1_000);
        generator.put("tasks.max", "2");
        Map<String, String> sink = pipeline.delivery();
        sink.put("tasks.max", "2");
        stack.connect().create(pipeline.generator(), generator);
        stack.connect().create(pipeline.sink(), sink);

        ConnectorStatus sources = stack.connect().awaitRunning(pipeline.generator(), 2, Pipeline.PATIENCE);
        ConnectorStatus sinks = stack.connect().awaitRunning(pipeline.sink(), 2, Pipeline.PATIENCE);
        List<TopicRecord> records = pipeline.awaitTopic(4_000);
        Account source = Pipeline.exactlyOnce("topic", 4_000, records, 64);
        Account objects = Account.ofRecords("objects", values(records), pipeline.awaitObjects(4_000));

        assertThat(sources.tasks().stream()
                        .map(ConnectorStatus.TaskStatus::workerId)
                        .distinct())
                .hasSize(2);
        assertThat(sinks.tasks().stream()
                        .map(ConnectorStatus.TaskStatus::workerId)
                        .distinct())
                .hasSize(2);
        assertThat(source.isWhole()).as(source.text()).isTrue();
        assertThat(objects.isWhole()).as(objects.text()).isTrue();
    }

    @Test
    void restartsAndOtherNumbersOfTasksResumeExactly() {
        Map<String, String> generator = pipeline.indexedRecords(12_000, 1_500);
        for (int tasks : new int[] {1, 3, 2}) {
            generator.put("tasks.max", Integer.toString(tasks));
            stack.connect().put(pipeline.generator(), generator);
            stack.connect().awaitRunning(pipeline.generator(), tasks, Pipeline.PATIENCE);
            int before = pipeline.awaitTopic(0).size();
            Awaitility.await()
                    .atMost(Pipeline.PATIENCE)
                    .until(() -> pipeline.awaitTopic(0).size() >= Math.min(before + 1_000, 12_000));
            stack.connect().restart(pipeline.generator());
        }

        Account account = Pipeline.exactlyOnce("topic", 12_000, pipeline.awaitTopic(12_000), 64);

        assertThat(account.isWhole()).as(account.text()).isTrue();
        assertThat(stack.connect().status(pipeline.generator()).isFailed()).isFalse();
    }

    private static List<byte[]> values(List<TopicRecord> records) {
        return records.stream().map(TopicRecord::value).toList();
    }
}
