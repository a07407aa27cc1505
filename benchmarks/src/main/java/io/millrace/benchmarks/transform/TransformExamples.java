// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The transforms' configurations that users are shown, which are therefore the ones that are measured. */
final class TransformExamples {
    private TransformExamples() {}

    /** The options of one transform of an example, without its prefix. */
    static Map<String, String> of(String example, String alias) {
        Path path = Repository.root().resolve("config-examples/smt/" + example + ".json");
        String prefix = "transforms." + alias + ".";
        try {
            JsonNode config = new ObjectMapper().readTree(path.toFile());
            Map<String, String> options = new HashMap<>();
            config.properties().forEach(option -> {
                if (option.getKey().startsWith(prefix)) {
                    options.put(
                            option.getKey().substring(prefix.length()),
                            option.getValue().asText());
                }
            });
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + path + " cannot be read", e);
        }
    }
}
