// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.preview.check;

import io.millrace.common.options.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;

/** Checks options as a worker checks them before it creates a connector. */
public final class Rules {
    private Rules() {}

    /**
     * Asks the connector, and checks what the framework checks of every connector.
     *
     * @param connector the connector, not started
     * @param options the whole configuration
     * @param findings receives the errors
     */
    public static void checkConnector(Connector connector, Map<String, @Nullable String> options, Findings findings) {
        checkFramework(connector instanceof SinkConnector, options, findings);
        try {
            for (ConfigValue value : connector.validate(new HashMap<>(options)).configValues()) {
                value.errorMessages().forEach(message -> findings.error(value.name(), message));
            }
        } catch (RuntimeException | LinkageError e) {
            findings.error(
                    "connector.class",
                    "the connector cannot check this configuration: "
                            + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Source: Kafka's ConnectorConfig and SinkConnectorConfig. */
    private static void checkFramework(boolean sink, Map<String, @Nullable String> options, Findings findings) {
        if (isBlank(options.get("name"))) {
            findings.warn("name", "is missing: Connect's REST interface asks for one when the connector is created");
        }
        String tasks = options.get("tasks.max");
        if (tasks != null && !tasks.strip().matches("0*[1-9][0-9]{0,8}")) {
            findings.error("tasks.max", "must be a whole number from 1 on");
        }
        if (sink && isBlank(options.get("topics")) == isBlank(options.get("topics.regex"))) {
            findings.error("topics", "a sink needs either 'topics' or 'topics.regex'");
        }
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /**
     * Checks the options of one transform, predicate or converter.
     *
     * @param prefix stands before each of their names in the configuration, such as {@code transforms.mask.}
     * @param definition what the plugin declares
     * @param own the plugin's options without the prefix
     * @param findings receives the errors, and a warning for each name that may be misspelt
     */
    public static void checkPlugin(
            String prefix, ConfigDef definition, Map<String, @Nullable String> own, Findings findings) {
        Map<String, String> given = new HashMap<>();
        own.forEach((name, value) -> {
            if (value == null) {
                findings.error(prefix + name, "is null; leave the option out to get its default");
            } else {
                given.put(name, value);
            }
        });
        Set<String> known = new TreeSet<>(definition.names());
        definition.validateAll(given).forEach((name, value) -> {
            // A missing option is told a second time by its validator, which complains of null.
            int told = given.containsKey(name) ? value.errorMessages().size() : 1;
            value.errorMessages().stream()
                    .limit(told)
                    .forEach(message -> findings.error(prefix + name, Wording.plain(name, message)));
        });
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                Spelling.nearest(name, known, 1).stream()
                        .filter(near -> Spelling.distance(near, name) <= 2)
                        .forEach(near -> findings.warn(
                                prefix + name, "is no option of it; did you mean '" + prefix + near + "'?"));
            }
        }
    }

    /**
     * The options that begin with a prefix, without it.
     *
     * @param options the whole configuration
     * @param prefix such as {@code value.converter.}
     * @return a new map
     */
    public static Map<String, @Nullable String> below(Map<String, @Nullable String> options, String prefix) {
        Map<String, @Nullable String> own = new HashMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), value);
            }
        });
        own.values().removeIf(Objects::isNull);
        return own;
    }
}
