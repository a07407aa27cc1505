// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.common.preview.Preview;
import io.millrace.testkit.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigExamplesTest {
    private static final Path EXAMPLES = Checkout.root().resolve("config-examples/agentfile");

    @TempDir
    Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void areAcceptedAndReadable(Path example) throws IOException {
        Map<String, String> config = config(example);
        assertThat(config).containsEntry("connector.class", AgentFileSourceConnector.class.getName());
        assertThat(new AgentFileSourceConnector().validate(config).configValues())
                .flatExtracting(ConfigValue::errorMessages)
                .isEmpty();
        assertThat(AgentFileSourceConfig.of(config).records()).isNotEmpty();
        assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains("(" + example.getFileName() + ")");
    }

    @Test
    void theAccessLogBecomesJson() throws IOException {
        Path log = Files.writeString(
                folder.resolve("access.log"),
                "10.0.0.7 - frank [10/Oct/2026:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326"
                        + " \"http://www.example.com/start.html\" \"Mozilla/4.08\"\n");

        assertThat(lines(preview("apache-access-to-json.json", Map.of("flow.access.filePattern", log + "*"))))
                .isEqualTo("{\"host\":\"10.0.0.7\",\"ident\":null,\"authuser\":\"frank\","
                        + "\"datetime\":\"10/Oct/2026:13:55:36 -0700\",\"request\":\"GET /apache_pb.gif HTTP/1.0\","
                        + "\"response\":\"200\",\"bytes\":\"2326\",\"referer\":\"http://www.example.com/start.html\","
                        + "\"agent\":\"Mozilla/4.08\"}");
    }

    @Test
    void aStackTraceIsOneRecord() throws IOException {
        String trace =
                "2026-11-20 21:00:00 ERROR it broke\njava.lang.IllegalStateException: broken\n\tat A.b(A.java:1)";
        Files.writeString(folder.resolve("app.log"), "2026-11-20 20:59:59 INFO fine\n" + trace + "\n");

        assertThat(lines(preview("multiline-java.json", Map.of("flow.app.filePattern", folder + "/*.log"))))
                .isEqualTo("2026-11-20 20:59:59 INFO fine|" + trace);
    }

    @Test
    void aCsvFileLosesItsHeaderAndBecomesJson() throws IOException {
        Files.write(
                folder.resolve("prices-1.csv"),
                "article;currency;price;valid from\n\"Käse; jung\";EUR;1.99;2026-11-20\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(lines(preview("csv-with-header.json", Map.of("flow.prices.filePattern", folder + "/prices-*.csv"))))
                .isEqualTo("{\"article\":\"Käse; jung\",\"currency\":\"EUR\",\"price\":\"1.99\","
                        + "\"valid_from\":\"2026-11-20\"}");
        assertThat(folder.resolve("prices-1.csv")).exists();
    }

    private static String lines(Preview preview) {
        assertThat(preview.failures()).isEmpty();
        return preview.records().stream()
                .map(SourceRecord::value)
                .map(value -> new String((byte[]) value, StandardCharsets.UTF_8))
                .collect(joining("|"));
    }

    private static Preview preview(String example, Map<String, String> changes) throws IOException {
        Map<String, String> config = config(EXAMPLES.resolve(example));
        config.putAll(changes);
        return new AgentFileSourceConnector().preview(config, 10);
    }

    private static Map<String, String> config(Path example) throws IOException {
        Map<String, String> config = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(example.toFile())) {
            boolean inConfig = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT && "config".equals(parser.currentName())) {
                    inConfig = true;
                } else if (inConfig && token == JsonToken.VALUE_STRING) {
                    config.put(parser.currentName(), parser.getText());
                }
            }
        }
        return config;
    }
}
