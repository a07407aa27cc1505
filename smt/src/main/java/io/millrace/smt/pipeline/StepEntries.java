// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Reads a pipeline's steps, from {@code step.<name>.<option>} or from one JSON text. */
public final class StepEntries {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String PREFIX = "step.";

    private StepEntries() {}

    /**
     * Reads the steps of {@code steps} and {@code step.<name>.<option>}.
     *
     * @param names the aliases in their order
     * @param given the whole configuration of the pipeline, without its own options
     * @return one entry per alias
     * @throws ConfigException for an alias that is not listed, listed twice or without a type
     */
    public static List<StepEntry> ofAliases(List<String> names, Map<String, String> given) {
        Map<String, Map<String, String>> byName = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        names.forEach(name -> byName.put(name, new HashMap<>()));
        if (byName.size() < names.size()) {
            throw new ConfigException("steps: a name is listed twice; names of steps are unique");
        }
        given.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                String owner = owner(key, names);
                byName.computeIfAbsent(owner, n -> new HashMap<>())
                        .put(key.substring(PREFIX.length() + owner.length() + 1), value);
            } else {
                shared.put(key, value);
            }
        });
        return names.stream()
                .map(name -> entry(name, byName.getOrDefault(name, Map.of()), shared))
                .toList();
    }

    /** The longest alias that the key begins with, because an alias may hold dots. */
    private static String owner(String key, List<String> names) {
        @Nullable String owner = null;
        for (String name : names) {
            if (key.startsWith(PREFIX + name + ".") && (owner == null || name.length() > owner.length())) {
                owner = name;
            }
        }
        if (owner == null) {
            throw new ConfigException(key + ": there is no step of that name in steps=" + String.join(",", names));
        }
        return owner;
    }

    /**
     * Reads the steps of one JSON text.
     *
     * @param text an array of objects
     * @param shared the options that hold for all steps
     * @return one entry per object
     * @throws ConfigException when the text is not such an array, with line and column
     */
    public static List<StepEntry> ofText(String text, Map<String, String> shared) {
        JsonNode array = parsed(text);
        if (array == null || !array.isArray()) {
            throw new ConfigException(
                    "definition: an array of steps is expected, such as [{\"type\": \"DropFields\", ...}]");
        }
        List<StepEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode step : array) {
            if (!step.isObject()) {
                throw new ConfigException("definition: step " + (entries.size() + 1) + " is not an object");
            }
            Map<String, String> options = new HashMap<>();
            step.properties().forEach(option -> {
                if (!option.getValue().isNull()) {
                    options.put(option.getKey(), text(option.getKey(), option.getValue()));
                }
            });
            String name = options.remove("name");
            StepEntry entry = entry(name == null ? String.valueOf(entries.size() + 1) : name, options, shared);
            if (!names.add(entry.name())) {
                throw new ConfigException("definition: two steps are named '" + entry.name() + "'");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new ConfigException("definition: not JSON" + where);
        }
    }

    /** Arrays of texts are lists in a configuration; structures are handed on as JSON. */
    private static String text(String option, JsonNode value) {
        if (value.isArray() && allPlain(value)) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            if (items.stream().anyMatch(item -> item.contains(","))) {
                throw new ConfigException("definition: an item of '" + option
                        + "' holds a comma, which parts items; give the option as one text");
            }
            return String.join(",", items);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static boolean allPlain(JsonNode array) {
        for (JsonNode item : array) {
            if (!item.isValueNode()) {
                return false;
            }
        }
        return true;
    }

    private static StepEntry entry(String name, Map<String, String> own, Map<String, String> shared) {
        Map<String, String> options = new HashMap<>(own);
        String type = options.remove("type");
        if (type == null || type.isBlank()) {
            throw new ConfigException("step '" + name + "': no type; say what it does with step." + name + ".type");
        }
        return new StepEntry(name, type.strip(), options, shared);
    }
}
