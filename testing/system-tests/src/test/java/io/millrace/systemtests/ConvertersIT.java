// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.local.LocalStack;
import io.millrace.local.S3Backend;
import io.millrace.local.account.TopicRecord;
import io.millrace.local.framing.Framed;
import io.millrace.local.framing.TopicFraming;
import io.millrace.source.datagen.template.Renderer;
import io.millrace.source.datagen.template.Template;
import io.millrace.source.datagen.template.TemplateOptions;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records keep their values through every converter of docs/converters.md, in the bytes that it promises. */
final class ConvertersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COUNT = 200;
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

    private static LocalStack stack;

    @BeforeAll
    static void startAndSendEverythingThroughEveryConverter() throws Exception {
        stack = LocalStack.builder()
                .s3(S3Backend.TRANSIENT)
                .registry()
                .pluginFolder(ConverterExample.CONVERTERS)
                // Apicurio's converters have no service files.
                .pluginDiscovery("hybrid_warn")
                .start();
        for (ConverterExample example : ConverterExample.values()) {
            stack.createTopic(typed(example).topic(), 1);
            produce(example);
            stack.connect().create(events(example).generator(), trimmed(source(example), "event.source"));
            stack.connect().create(events(example).sink(), sink(example, events(example)));
            stack.connect().create(typed(example).sink(), trimmed(sink(example, typed(example)), TypedRecords.TRIMMED));
        }
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("config-examples/converters"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path example) {
        Map<String, String> config = ConverterExample.on(
                stack.registry(),
                Pipeline.example("converters/" + example.getFileName().toString()));
        config.put("name", "validated");
        if (config.containsKey("s3.bucket")) {
            config.putAll(store());
        }

        assertThat(stack.connect().errors(config.get("connector.class"), config))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void generatedRecordsArriveThroughTheConverterWithEveryValue(ConverterExample example) throws IOException {
        List<String> lines = lines(events(example));

        assertThat(trees(lines)).containsExactlyInAnyOrderElementsOf(trees(expectedEvents(example)));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeOfConnectIsReadAsItWasWritten(ConverterExample example) throws IOException {
        List<String> lines = lines(typed(example));

        if (example.keepsTypes()) {
            assertThat(lines)
                    .containsExactlyElementsOf(LongStream.range(0, COUNT)
                            .mapToObj(TypedRecords::line)
                            .toList());
        } else {
            assertThat(trees(lines))
                    .containsExactlyElementsOf(trees(LongStream.range(0, COUNT)
                            .mapToObj(TypedRecords::plainLine)
                            .toList()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBytesHaveTheFramingThatTheDocumentsSay(ConverterExample example) {
        List<TopicRecord> records = Stream.of(events(example), typed(example))
                .flatMap(pipeline -> pipeline.awaitTopic(COUNT).stream())
                .toList();

        assertThat(records).hasSize(2 * COUNT).allSatisfy(record -> {
            Framed framed = Framed.of(record.value(), record.headers(), false);
            assertThat(framed.framing()).isEqualTo(example.framing());
        });
    }

    @Test
    void confluentsBytesAreDecodedByHandWithTheSchemaThatConfluentsInterfaceAnswers() throws IOException {
        List<TopicRecord> records = typed(ConverterExample.AVRO_CONFLUENT).awaitTopic(COUNT);
        long id = framed(records.get(0)).id().orElseThrow();
        HttpResponse<String> answer = stack.registry().get("/schemas/ids/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        Schema schema = new Schema.Parser()
                .parse(JSON.readTree(answer.body()).path("schema").asText());
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);

        for (int i = 0; i < COUNT; i++) {
            byte[] value = records.get(i).value();
            int offset = framed(records.get(i)).contentOffset();
            GenericRecord record =
                    reader.read(null, DecoderFactory.get().binaryDecoder(value, offset, value.length - offset, null));

            assertThat(record.get("id")).isEqualTo((long) i);
            assertThat(record.get("at")).isEqualTo(1_767_225_600_123L + i);
            assertThat(record.get("customer")).hasToString("{\"name\": \"Zoë\", \"since\": 19000}");
            assertThat((List<?>) record.get("items")).hasSize(2);
        }
    }

    @Test
    void withoutUseIdConfluentsInterfaceDoesNotKnowTheNumber() {
        Map<String, String> options = ConverterExample.AVRO_CONFLUENT.valueConverter(stack.registry());
        options.remove("value.converter.apicurio.registry.use-id");
        // A schema under a second name has a second global id, and no second content id.
        Framed framed = Framed.of(convert(options, "another-topic", new RecordHeaders()), new RecordHeaders(), false);

        assertThat(stack.registry()
                        .get("/schemas/ids/" + framed.id().orElseThrow())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void asConfluentAloneLeavesTheIdInTheHeaders() {
        Map<String, String> options = ConverterExample.AVRO_CONFLUENT.valueConverter(stack.registry());
        options.remove("value.converter.apicurio.registry.headers.enabled");
        RecordHeaders headers = new RecordHeaders();
        byte[] value = convert(options, "headers-left-on", headers);

        assertThat(Framed.of(value, headers, false).framing()).isEqualTo(ConverterExample.AVRO_HEADERS.framing());
    }

    @Test
    void aSchemaThatNobodyRegisteredIsRefusedUnlessTheConverterMayRegisterIt() {
        Map<String, String> options = ConverterExample.AVRO_CONFLUENT.valueConverter(stack.registry());
        options.remove("value.converter.apicurio.registry.auto-register");

        assertThatThrownBy(() -> convert(options, "never-registered", new RecordHeaders()));
    }

    @Test
    void theFramingOfATopicIsToldWithItsSchemas() {
        Pipeline pipeline = typed(ConverterExample.AVRO_CONFLUENT);
        long id = framed(pipeline.awaitTopic(COUNT).get(0)).id().orElseThrow();

        String report = TopicFraming.report(List.of(
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--topic",
                pipeline.topic(),
                "--registry",
                stack.registry().confluent().toString()));

        assertThat(report.lines().map(String::strip))
                .containsExactly(
                        "key         100  no value",
                        "value       100  byte 0 and a schema id of 4 bytes, as Confluent's clients read it",
                        "schema " + id + ": known at " + stack.registry().confluent() + "/schemas/ids/" + id);
    }

    @Test
    void decimalsAsNumbersLoseDigitsInExtJson() {
        Map<String, String> options = ConverterExample.JSON_SCHEMA_ID.valueConverter(stack.registry());
        options.put("value.converter.decimal.format", "NUMERIC");
        Converter converter = ConverterExample.converter(options);
        byte[] value = converter.fromConnectData("numbers", TypedRecords.SCHEMA, TypedRecords.value(1));

        Struct read = (Struct) converter.toConnectData("numbers", value).value();

        assertThat(read.get("total")).isNotEqualTo(TypedRecords.value(1).get("total"));
    }

    @Test
    void aTombstoneWithoutASchemaGoesThroughAvroAndNotThroughExtJson() {
        Converter avro = converter(ConverterExample.AVRO_CONFLUENT);
        Converter json = converter(ConverterExample.JSON_SCHEMA_ID);

        assertThat(avro.fromConnectData("deletions", null, null)).isNull();
        assertThat(avro.toConnectData("deletions", null).value()).isNull();
        assertThatThrownBy(() -> json.toConnectData("deletions", json.fromConnectData("deletions", null, null)));
    }

    private static Converter converter(ConverterExample example) {
        return ConverterExample.converter(example.valueConverter(stack.registry()));
    }

    private static byte[] convert(Map<String, String> options, String topic, RecordHeaders headers) {
        return ConverterExample.converter(options)
                .fromConnectData(topic, headers, TypedRecords.SCHEMA, TypedRecords.value(1));
    }

    private static Framed framed(TopicRecord record) {
        return Framed.of(record.value(), record.headers(), false);
    }

    private static Pipeline events(ConverterExample example) {
        return new Pipeline(stack, example.title());
    }

    private static Pipeline typed(ConverterExample example) {
        return new Pipeline(stack, example.title() + "-typed");
    }

    private static void produce(ConverterExample example) throws InterruptedException, ExecutionException {
        Converter converter = converter(example);
        String topic = typed(example).topic();
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (long id = 0; id < COUNT; id++) {
                RecordHeaders headers = new RecordHeaders();
                byte[] value = converter.fromConnectData(topic, headers, TypedRecords.SCHEMA, TypedRecords.value(id));
                sent.add(producer.send(new ProducerRecord<>(topic, null, null, null, value, headers)));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    private static Map<String, String> source(ConverterExample example) {
        Map<String, String> config = example.config(stack.registry());
        config.put("max.records", Integer.toString(COUNT));
        config.put("rate.records.per.second", "1000");
        config.put("clock.mode", "simulated");
        config.put("clock.start", START.toString());
        config.put("seed", "42");
        config.put("topic.creation.default.retention.ms", "-1");
        return config;
    }

    /** With a transform of ours behind those that are there, so that converters meet its structs and maps, and it theirs. */
    private static Map<String, String> trimmed(Map<String, String> config, String fields) {
        config.merge("transforms", "trim", (others, trim) -> others + "," + trim);
        config.put("transforms.trim.type", "io.millrace.smt.DropFields$Value");
        config.put("transforms.trim.fields", fields);
        return config;
    }

    private static Map<String, String> sink(ConverterExample example, Pipeline pipeline) {
        Map<String, String> config =
                ConverterExample.on(stack.registry(), Pipeline.example("converters/avro-confluent-to-s3.json"));
        config.keySet().removeIf(name -> name.startsWith("value.converter"));
        config.putAll(example.valueConverter(stack.registry()));
        config.putAll(store());
        config.put("topics", pipeline.topic());
        config.put("prefix", pipeline.topic() + "/");
        config.put("error.output.prefix", pipeline.topic() + "-errors/!{firehose:error-output-type}/");
        config.put("buffer.interval.seconds", "2");
        return config;
    }

    private static Map<String, String> store() {
        return Map.of(
                "s3.endpoint", stack.s3().endpoint().toString(),
                "s3.path.style.enabled", "true",
                "s3.access.key.id", stack.s3().accessKey(),
                "s3.secret.access.key", stack.s3().secretKey());
    }

    private static List<String> lines(Pipeline pipeline) {
        return pipeline.awaitObjects(COUNT).stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<JsonNode> trees(List<String> lines) throws JsonProcessingException {
        List<JsonNode> trees = new ArrayList<>();
        for (String line : lines) {
            trees.add(JSON.readTree(line));
        }
        return trees;
    }

    private static List<String> expectedEvents(ConverterExample example) {
        Map<String, String> config = source(example);
        Renderer renderer = Template.compile(config.get("template"), TemplateOptions.defaults())
                .renderer(42, 0, 64);
        return LongStream.range(0, COUNT)
                .mapToObj(index -> event(example, renderer, index))
                .toList();
    }

    private static String event(ConverterExample example, Renderer renderer, long index) {
        Instant at = START.plusMillis(index);
        String text = new String(renderer.render(index, at.toEpochMilli()), StandardCharsets.UTF_8);
        ObjectNode line = JSON.createObjectNode();
        ObjectNode event = line.putObject("event");
        event.put("text", text);
        if (example.keepsTypes()) {
            event.put("at", MILLIS.format(at));
        } else {
            event.put("at", at.toEpochMilli());
        }
        line.put("origin", example.title());
        return line.toString();
    }
}
