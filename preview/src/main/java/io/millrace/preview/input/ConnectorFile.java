// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connector's configuration, in one of the two forms of Connect's REST interface: {@code {"name": ..., "config": {...}}}
 * as POST /connectors takes it, or the options alone as PUT /connectors/NAME/config does.
 *
 * @param options name and value as the connector would get them, with the option {@code name} in both forms; a value may be
 *     null, as the REST interface lets it through
 */
public record ConnectorFile(Map<String, @Nullable String> options) {
    private static final String NAME = "name";

    /** Source: Kafka's ConfigTransformer: provider, an optional path, key. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*?:[^}]*?\\}");

    /** Copies the options, with their nulls. */
    public ConnectorFile {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Reads a file.
     *
     * @param path its path, or "-" for the standard input
     * @param standardInput read to its end for "-"
     * @return what it says
     * @throws Unreadable when it is not there, no JSON, or JSON of another form
     */
    public static ConnectorFile read(String path, InputStream standardInput) throws Unreadable {
        TextFile file = TextFile.of(path, standardInput);
        List<JsonNode> values = file.json();
        if (values.size() != 1 || !values.get(0).isObject()) {
            throw new Unreadable(file.name() + ": expected one JSON object, {\"name\": ..., \"config\": {...}} or the"
                    + " options alone");
        }
        JsonNode json = values.get(0);
        JsonNode config = json.path("config");
        Map<String, @Nullable String> options = new LinkedHashMap<>();
        if (config.isObject()) {
            add(options, file.name(), NAME, json.path(NAME));
        }
        for (Map.Entry<String, JsonNode> option : (config.isObject() ? config : json).properties()) {
            add(options, file.name(), option.getKey(), option.getValue());
        }
        return new ConnectorFile(options);
    }

    /** Numbers and booleans become text, as Connect's REST interface does it. */
    private static void add(Map<String, @Nullable String> options, String file, String name, JsonNode value)
            throws Unreadable {
        if (value.isContainerNode()) {
            throw new Unreadable(file + ": option '" + name + "' must be a text, not an object or an array");
        }
        if (!value.isMissingNode()) {
            options.put(name, value.isNull() ? null : value.asText());
        }
    }

    /**
     * Whether an option's value is known to a worker only, because a ConfigProvider supplies some of it.
     *
     * @param option its name
     * @return true when there is a reference such as {@code ${file:/run/secrets:key}} in it
     */
    public boolean refers(String option) {
        String value = options.get(option);
        return value != null && REFERENCE.matcher(value).find();
    }
}
