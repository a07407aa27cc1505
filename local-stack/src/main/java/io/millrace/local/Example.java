// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connector of {@code config-examples}, possibly with some options changed.
 *
 * @param file its path in the repository
 * @param name the connector's name
 * @param config its options as they are used
 * @param changes what differs from the file, in words
 */
public record Example(String file, String name, Map<String, String> config, List<String> changes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the collections. */
    public Example {
        config = Map.copyOf(config);
        changes = List.copyOf(changes);
    }

    /**
     * Reads an example.
     *
     * @param file its path in the repository
     * @return the example as it is
     */
    public static Example of(String file) {
        try {
            JsonNode json = JSON.readTree(Repository.root().resolve(file).toFile());
            Map<String, String> config = new TreeMap<>();
            json.path("config")
                    .properties()
                    .forEach(option ->
                            config.put(option.getKey(), option.getValue().asText()));
            return new Example(file, json.path("name").asText(), config, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the example " + file, e);
        }
    }

    /**
     * Changes an option, or adds one, and says so.
     *
     * @param option its name
     * @param value its value
     * @return the changed example
     */
    public Example with(String option, String value) {
        String before = config.get(option);
        return changed(option, value, option + "=" + value + (before == null ? "" : " instead of " + before));
    }

    /**
     * Changes an option whose value is nobody's business.
     *
     * @param option its name
     * @param value its value
     * @return the changed example
     */
    public Example withSecret(String option, String value) {
        return changed(option, value, option + "=(the local S3's)");
    }

    private Example changed(String option, String value, String words) {
        Map<String, String> all = new TreeMap<>(config);
        all.put(option, value);
        List<String> said = new ArrayList<>(changes);
        said.add(words);
        return new Example(file, name, all, said);
    }
}
