// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.Account;
import io.millrace.local.account.RecordIndex;
import io.millrace.local.account.TopicRecord;
import io.millrace.local.connect.RestException;
import io.millrace.local.s3.S3Object;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user meets at Connect's REST interface: validation, offsets, records that cannot be rendered. */
final class RestIT {
    private static final String DATAGEN = "io.millrace.source.datagen.DatagenSourceConnector";
    private static final String FIREHOSE = "io.millrace.sink.firehose.FirehoseS3SinkConnector";

    private static LocalStack stack;
    private static int pipelines;

    private final Pipeline pipeline = new Pipeline(stack, "rest-" + pipelines++);

    @BeforeAll
    static void start() {
        stack = LocalStack.builder().s3(S3Backend.TRANSIENT).start();
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
    void aBadTemplateIsRejectedWithLineColumnAndTheNearestName() {
        assertThat(templateErrors("{\n  \"a\": {{random.nmber(5)}}\n}"))
                .contains("line 2", "column", "random.nmber", "random.number");
        assertThat(templateErrors("{{random.number({\"min\":\"x\"})}}")).contains("line 1", "column");
        assertThat(templateErrors("a\nb {{random.number(5)")).contains("line 2", "column 3");
        assertThat(templateErrors("{{random.weightedArrayElement({\"weights\":[1,2],\"data\":[\"a\"]})}}"))
                .contains("line 1", "2 weights", "1 value");
    }

    private String templateErrors(String template) {
        Map<String, String> config = pipeline.indexedRecords(1, 1);
        config.put("name", pipeline.generator());
        config.put("template", template);
        Map<String, List<String>> errors = stack.connect().errors(DATAGEN, config);
        assertThat(errors).containsOnlyKeys("template");
        return errors.get("template").toString();
    }

    @Test
    void badPrefixesAreRejectedOnTheirOption() {
        for (String prefix : List.of(
                "a/!{timestmp:yyyy}/",
                "a/!{timestamp:yyyy",
                "a/!{timestamp:bbb}/",
                "a/!{firehose:random}/",
                "a/!{firehose:error-output-type}/")) {
            assertThat(sinkErrors("prefix", prefix)).as(prefix).containsOnlyKeys("prefix");
        }
        assertThat(sinkErrors("error.output.prefix", "errors/!{timestamp:yyyy}/"))
                .containsOnlyKeys("error.output.prefix");
        assertThat(sinkErrors("prefix", "a/!{timestmp:yyyy}/").get("prefix").toString())
                .contains("timestmp", "timestamp");
    }

    @Test
    void misspeltOptionsAreRejectedWithTheNearestName() {
        assertThat(sinkErrors("buffer.size.mb", "5").get("buffer.size.mb").toString())
                .contains("buffer.size.mib");
        Map<String, String> config = pipeline.indexedRecords(1, 1);
        config.put("name", pipeline.generator());
        config.put("rate.record.per.second", "5");
        assertThat(stack.connect()
                        .errors(DATAGEN, config)
                        .get("rate.record.per.second")
                        .toString())
                .contains("rate.records.per.second");
    }

    private Map<String, List<String>> sinkErrors(String option, String value) {
        Map<String, String> config = pipeline.delivery();
        config.put("name", pipeline.sink());
        config.put(option, value);
        return stack.connect().errors(FIREHOSE, config);
    }

    @Test
    void offsetsCanBeReadRewoundAndForgotten() {
        Map<String, String> config = pipeline.indexedRecords(640, 100_000);
        stack.connect().create(pipeline.generator(), config);
        assertThat(pipeline.awaitTopic(640)).hasSize(640);
        stack.connect().stop(pipeline.generator());
        stack.connect()
                .awaitStatus(pipeline.generator(), "stopped", s -> s.state().equals("STOPPED"), Pipeline.PATIENCE);

        JsonNode offsets = stack.connect().offsets(pipeline.generator()).path("offsets");
        assertThat(offsets).hasSize(64);
        assertThat(offsets.findValues("next"))
                .allSatisfy(next -> assertThat(next.asLong()).isBetween(640L, 703L));

        stack.connect()
                .patchOffsets(
                        pipeline.generator(), "{\"offsets\":[{\"partition\":{\"lane\":7},\"offset\":{\"next\":583}}]}");
        stack.connect().resume(pipeline.generator());
        // Lane 7 owns 583 (= 9 x 64 + 7) and no later index below 640.
        assertThat(indices(pipeline.awaitTopic(641)).stream().filter(i -> i == 583))
                .hasSize(2);

        stack.connect().stop(pipeline.generator());
        stack.connect()
                .awaitStatus(pipeline.generator(), "stopped", s -> s.state().equals("STOPPED"), Pipeline.PATIENCE);
        stack.connect().deleteOffsets(pipeline.generator());
        stack.connect().resume(pipeline.generator());
        List<Long> expected = new ArrayList<>(LongStream.range(0, 640).boxed().toList());
        expected.addAll(LongStream.range(0, 640).boxed().toList());
        expected.add(583L);
        assertThat(indices(pipeline.awaitTopic(1_281))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anOffsetThatIsNoneIsRefused() {
        stack.connect().create(pipeline.generator(), pipeline.indexedRecords(64, 100_000));
        assertThat(pipeline.awaitTopic(64)).hasSize(64);
        stack.connect().stop(pipeline.generator());
        stack.connect()
                .awaitStatus(pipeline.generator(), "stopped", s -> s.state().equals("STOPPED"), Pipeline.PATIENCE);

        for (String bad : List.of(
                "{\"partition\":{\"lane\":7},\"offset\":{\"next\":-1}}",
                "{\"partition\":{\"lane\":64},\"offset\":{\"next\":1}}",
                "{\"partition\":{\"file\":\"a\"},\"offset\":{\"next\":1}}",
                "{\"partition\":{\"lane\":7},\"offset\":{\"next\":\"later\"}}")) {
            assertThatThrownBy(() -> stack.connect().patchOffsets(pipeline.generator(), "{\"offsets\":[" + bad + "]}"))
                    .as(bad)
                    .isInstanceOf(RestException.class);
        }
    }

    @Test
    void theSinksOffsetsTakeItsJournalsAlong() throws Exception {
        stack.createTopic(pipeline.topic(), 1);
        List<String> sent = IntStream.range(0, 100).mapToObj(i -> "record-" + i).toList();
        send(pipeline.topic(), sent.toArray(String[]::new));
        stack.connect().create(pipeline.sink(), pipeline.delivery());
        assertThat(pipeline.awaitObjects(100)).hasSize(100);
        String place = "{\"kafka_topic\":\"" + pipeline.topic() + "\",\"kafka_partition\":0}";
        Awaitility.await()
                .atMost(Pipeline.PATIENCE)
                .untilAsserted(() -> assertThat(
                                stack.connect().offsets(pipeline.sink()).findValues("kafka_offset"))
                        .singleElement()
                        .satisfies(offset -> assertThat(offset.asLong()).isEqualTo(100)));

        stopSink();
        stack.connect()
                .patchOffsets(
                        pipeline.sink(),
                        "{\"offsets\":[{\"partition\":" + place + ",\"offset\":{\"kafka_offset\":40}}]}");
        stack.connect().resume(pipeline.sink());
        List<String> expected = new ArrayList<>(sent);
        expected.addAll(sent.subList(40, 100));
        assertThat(texts(pipeline.awaitObjects(160))).containsExactlyInAnyOrderElementsOf(expected);

        stopSink();
        assertThat(journals()).isNotEmpty();
        stack.connect().deleteOffsets(pipeline.sink());
        assertThat(journals()).isEmpty();
        stack.connect().resume(pipeline.sink());
        expected.addAll(sent);
        assertThat(texts(pipeline.awaitObjects(260))).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void stopSink() {
        stack.connect().stop(pipeline.sink());
        stack.connect()
                .awaitStatus(
                        pipeline.sink(),
                        "end",
                        status -> status.state().equals("STOPPED")
                                && status.tasks().isEmpty(),
                        Pipeline.PATIENCE);
    }

    private List<S3Object> journals() {
        return stack.s3().bucket().list("_millrace/" + pipeline.sink() + "/" + pipeline.topic() + "/");
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Long> indices(List<TopicRecord> records) {
        return records.stream().map(r -> RecordIndex.in(r.value())).toList();
    }

    @Test
    void aRecordThatCannotBeRenderedBecomesAnErrorObjectAndTheStreamGoesOn() throws Exception {
        stack.createTopic(pipeline.topic(), 1);
        send(pipeline.topic(), "\"first\"", "{\"a\":1}", "\"last\"");
        Map<String, String> config = pipeline.delivery();
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        stack.connect().create(pipeline.sink(), config);

        Account account = Account.ofRecords(
                "objects",
                List.of("first".getBytes(StandardCharsets.UTF_8), "last".getBytes(StandardCharsets.UTF_8)),
                pipeline.awaitObjects(2));
        assertThat(account.isWhole()).as(account.text()).isTrue();
        String errors = pipeline.topic() + "-errors/processing-failed/";
        Awaitility.await()
                .atMost(Pipeline.PATIENCE)
                .until(() -> !stack.s3().bucket().list(errors).isEmpty());
        String key = stack.s3().bucket().list(errors).get(0).key();
        assertThat(new String(stack.s3().bucket().read(key), StandardCharsets.UTF_8))
                .contains("\"rawData\":", "\"errorCode\":", "\"topic\":\"" + pipeline.topic() + "\"", "\"offset\":1");
        assertThat(stack.connect().status(pipeline.sink()).isFailed()).isFalse();
    }

    private static void send(String topic, String... values) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }
}
