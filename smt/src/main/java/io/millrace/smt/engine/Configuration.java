// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.engine;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;

/** Reads what the framework hands to a transform, and refuses it with every fault at once. */
public final class Configuration {
    // The framework passes its own keys along with the transform's.
    private static final Set<String> FRAMEWORK = Set.of("type", "predicate", "negate", "plugin.version");

    private Configuration() {}

    /**
     * The texts of a configuration as the framework hands it over.
     *
     * @param given texts, or values that were parsed already
     * @return texts, without the framework's own keys
     */
    public static Map<String, String> texts(Map<String, ?> given) {
        Map<String, String> texts = new HashMap<>();
        given.forEach((name, value) -> {
            if (value != null && !FRAMEWORK.contains(name)) {
                texts.put(name, text(value));
            }
        });
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof Password password) {
            return password.value();
        }
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : value.toString();
    }

    /**
     * Reads a configuration.
     *
     * @param where how errors call what is configured
     * @param declared the options
     * @param given texts by name
     * @return the typed values
     * @throws ConfigException with every fault at once
     */
    public static OptionValues read(String where, Options declared, Map<String, String> given) {
        List<String> faults = new ArrayList<>();
        for (ConfigValue value :
                declared.validate(given, (values, problems) -> {}).configValues()) {
            faults.addAll(value.errorMessages());
        }
        List<String> known = declared.all().stream().map(Option::name).toList();
        for (String name : given.keySet()) {
            boolean told = faults.stream().anyMatch(fault -> fault.contains("'" + name + "'"));
            if (!declared.knows(name) && !told) {
                List<String> near = Spelling.nearest(name, known, 1);
                faults.add("Unknown option '" + name + "'"
                        + (near.isEmpty()
                                ? "; there are " + String.join(", ", known)
                                : "; did you mean '" + near.get(0) + "'?"));
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(where + ": " + String.join("; ", faults));
        }
        return declared.read(given);
    }

    /**
     * Makes something of a configuration that is valid option by option.
     *
     * @param where how errors call it
     * @param maker makes it
     * @param <T> what is made
     * @return what was made
     * @throws ConfigException when the options do not fit together
     */
    public static <T> T making(String where, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (ConfigException | IllegalArgumentException e) {
            throw new ConfigException(where + ": " + e.getMessage());
        }
    }
}
