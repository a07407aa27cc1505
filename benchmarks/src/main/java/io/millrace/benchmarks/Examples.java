// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The configurations that users are shown, which are therefore the ones that are measured. */
final class Examples {
    private Examples() {}

    static Map<String, String> datagen() {
        return config("config-examples/datagen/streaming-events.json");
    }

    static String template() {
        return Objects.requireNonNull(datagen().get("template"), "the example has no template");
    }

    static Map<String, String> sink() {
        return config("config-examples/firehose-s3/streaming-events.json");
    }

    private static Map<String, String> config(String file) {
        Path path = Repository.root().resolve(file);
        try {
            JsonNode config = new ObjectMapper().readTree(path.toFile()).path("config");
            Map<String, String> options = new TreeMap<>();
            config.properties()
                    .forEach(option ->
                            options.put(option.getKey(), option.getValue().asText()));
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + path + " cannot be read", e);
        }
    }
}
