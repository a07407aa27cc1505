// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("config-examples/datagen"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areAccepted(Path example) throws IOException {
        Map<String, String> config = config(example);
        assertThat(config).containsEntry("connector.class", DatagenSourceConnector.class.getName());
        assertThat(new DatagenSourceConnector().validate(config).configValues())
                .flatExtracting(ConfigValue::errorMessages)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void generateJson(Path example) throws IOException, InterruptedException {
        Map<String, String> config = config(example);
        config.put("name", JSON.readTree(example.toFile()).get("name").asText());
        config.put("rate.mode", "unlimited");
        Runs runs = new Runs();
        for (SourceRecord sent : runs.poll(runs.tasks(config, 1), 1)) {
            assertThat(JSON.readTree(Runs.text(sent)).isObject()).isTrue();
        }
    }

    @Test
    void indexedEventsNumberEachRecord() throws IOException, InterruptedException {
        Map<String, String> config = config(Checkout.root().resolve("config-examples/datagen/indexed-events.json"));
        config.put("name", "indexed-events");
        config.put("rate.mode", "unlimited");
        Runs runs = new Runs();
        int index = 0;
        for (SourceRecord sent : runs.poll(runs.tasks(config, 1), 1)) {
            JsonNode event = JSON.readTree(Runs.text(sent));
            assertThat(event.get("index").asInt()).isEqualTo(index);
            assertThat(event.get("lane").asInt()).isEqualTo(index % 64);
            index++;
        }
        assertThat(index).isEqualTo(2000);
    }

    private static Map<String, String> config(Path example) throws IOException {
        return JSON.convertValue(JSON.readTree(example.toFile()).get("config"), new TypeReference<>() {});
    }
}
