// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.smt.predicate.PredicateKinds;
import io.millrace.smt.record.Records;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example configuration does to its samples what the file beside it says. A sample is an object with {@code value},
 * and optionally {@code topic}, {@code key}, {@code headers}, {@code schema} (true: structures with a schema); it expects
 * {@code expect}, which is null for a dropped record, and optionally {@code expect.topic}, {@code expect.key} and
 * {@code expect.headers}.
 */
class ExamplesTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = Checkout.root().resolve("config-examples/smt");

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.endsWith(".samples.json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesToItsSamplesWhatItSays(String name) throws Exception {
        Path samples = FOLDER.resolve(name + ".samples.json");
        try (Chain chain = Chain.of(config(name))) {
            if (Files.exists(samples)) {
                for (JsonNode sample : JSON.readTree(samples.toFile())) {
                    verify(chain, sample);
                }
            }
        }
    }

    @Test
    void everyKindHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String name : examples()) {
            String text = Files.readString(FOLDER.resolve(name + ".json"));
            Kinds.all().stream()
                    .map(kind -> kind.name())
                    .filter(kind -> text.matches("(?s).*\\b" + kind + "\\b.*"))
                    .forEach(shown::add);
        }
        assertThat(shown)
                .containsAll(Kinds.all().stream().map(kind -> kind.name()).toList());
    }

    @Test
    void everyPredicateHasAnExample() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : examples()) {
            all.append(Files.readString(FOLDER.resolve(name + ".json")));
        }
        assertThat(PredicateKinds.ALL)
                .allSatisfy(kind -> assertThat(all.toString())
                        .containsPattern("\"io\\.millrace\\.smt\\." + kind.name() + "(\\$\\w+)?\""));
    }

    private static void verify(Chain chain, JsonNode sample) {
        SinkRecord output = chain.apply(record(sample));
        if (sample.path("expect").isNull()) {
            assertThat(output).as("dropped: %s", sample).isNull();
            return;
        }
        assertThat(output).as("kept: %s", sample).isNotNull();
        assertThat(json(output)).as("%s", sample).isEqualTo(normal(sample.get("expect")));
        if (sample.has("expect.topic")) {
            assertThat(output.topic()).isEqualTo(sample.get("expect.topic").asText());
        }
        if (sample.has("expect.key")) {
            assertThat(JSON.<JsonNode>valueToTree(Records.plain(output.key())))
                    .isEqualTo(normal(sample.get("expect.key")));
        }
        if (sample.has("expect.headers")) {
            ObjectNode headers = JSON.createObjectNode();
            for (Header header : output.headers()) {
                headers.put(header.key(), String.valueOf(header.value()));
            }
            assertThat(headers).isEqualTo(sample.get("expect.headers"));
        }
    }

    private static SinkRecord record(JsonNode sample) {
        Object value = JSON.convertValue(sample.get("value"), Object.class);
        boolean typed = sample.path("schema").asBoolean();
        SinkRecord record = new SinkRecord(
                sample.path("topic").asText("events"),
                0,
                null,
                JSON.convertValue(sample.path("key"), Object.class),
                typed ? Records.schemaOf(value) : null,
                typed ? Records.typed(value) : value,
                7,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME);
        sample.path("headers")
                .properties()
                .forEach(
                        h -> record.headers().addString(h.getKey(), h.getValue().asText()));
        return record;
    }

    private static JsonNode json(SinkRecord output) {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "false", "decimal.format", "NUMERIC"), false);
            byte[] bytes = converter.fromConnectData("t", output.valueSchema(), output.value());
            return bytes == null ? JSON.nullNode() : JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same tree as a converter's text is read to. */
    private static JsonNode normal(JsonNode tree) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> config(String name) throws IOException {
        Map<String, Object> file = JSON.readValue(FOLDER.resolve(name + ".json").toFile(), new TypeReference<>() {});
        Map<String, String> config = new LinkedHashMap<>();
        file.forEach((key, value) -> config.put(key, String.valueOf(value)));
        return config;
    }

    /** What a worker makes of the transforms and predicates of a configuration. */
    private record Chain(List<Link> links) implements AutoCloseable {
        private record Link(Transformation<SinkRecord> transform, Predicate<SinkRecord> predicate, boolean negate) {}

        @SuppressWarnings("unchecked") // Only classes of such types stand in the examples.
        static Chain of(Map<String, String> config) throws ReflectiveOperationException {
            List<Link> links = new ArrayList<>();
            for (String alias : config.get("transforms").split(",", -1)) {
                String prefix = "transforms." + alias.strip() + ".";
                String predicate = config.get(prefix + "predicate");
                Transformation<SinkRecord> transform = (Transformation<SinkRecord>) make(config.get(prefix + "type"));
                transform.configure(below(config, prefix));
                Predicate<SinkRecord> condition = null;
                if (predicate != null) {
                    condition = (Predicate<SinkRecord>) make(config.get("predicates." + predicate + ".type"));
                    condition.configure(below(config, "predicates." + predicate + "."));
                }
                links.add(new Link(transform, condition, Boolean.parseBoolean(config.get(prefix + "negate"))));
            }
            return new Chain(links);
        }

        private static Object make(String type) throws ReflectiveOperationException {
            return Class.forName(type).getConstructor().newInstance();
        }

        private static Map<String, String> below(Map<String, String> config, String prefix) {
            Map<String, String> below = new LinkedHashMap<>();
            config.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    below.put(key.substring(prefix.length()), value);
                }
            });
            return below;
        }

        SinkRecord apply(SinkRecord record) {
            SinkRecord current = record;
            for (Link link : links) {
                if (current != null
                        && (link.predicate() == null || link.predicate().test(current) != link.negate())) {
                    current = link.transform().apply(current);
                }
            }
            return current;
        }

        @Override
        public void close() {
            links.forEach(link -> link.transform().close());
        }
    }
}
