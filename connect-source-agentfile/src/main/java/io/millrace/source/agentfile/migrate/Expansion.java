// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import io.millrace.common.options.Option;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connector's properties with the options that its agent.json means.
 *
 * @param properties what the user sent and, where the user said nothing, what the JSON says
 * @param added the names of the options that the JSON has added
 * @param notes what has no equivalent, and what the user's own options override
 * @param complaint what is wrong with the JSON; nothing is added then
 */
public record Expansion(
        Map<String, String> properties, List<String> added, List<Note> notes, Optional<Complaint> complaint) {
    private static final String FLOWS = "flows";

    /**
     * Something wrong with the JSON.
     *
     * @param option where it was given
     * @param text what is wrong, without its contents
     */
    public record Complaint(Option<?> option, String text) {}

    /** Takes copies of the lists. */
    public Expansion {
        added = List.copyOf(added);
        notes = List.copyOf(notes);
    }

    /**
     * Expands properties; those without an agent.json stay as they are. Reads the file that they name.
     *
     * @param properties as Connect hands them over; values may be null
     * @return the expansion
     */
    public static Expansion of(Map<String, String> properties) {
        @Nullable String json = properties.get(MigrateOptions.AGENT_CONFIG.name());
        @Nullable String file = properties.get(MigrateOptions.AGENT_CONFIG_FILE.name());
        if (json != null && file != null) {
            return wrong(properties, MigrateOptions.AGENT_CONFIG_FILE, "cannot be given together with agent.config");
        }
        if (file != null) {
            return ofFile(properties, file.trim());
        }
        return json == null
                ? new Expansion(properties, List.of(), List.of(), Optional.empty())
                : of(properties, MigrateOptions.AGENT_CONFIG, json);
    }

    private static Expansion ofFile(Map<String, String> properties, String file) {
        Option<?> option = MigrateOptions.AGENT_CONFIG_FILE;
        try {
            return of(properties, option, Files.readString(Path.of(file)));
        } catch (CharacterCodingException e) {
            return wrong(properties, option, "names a file that is not in UTF-8: " + file);
        } catch (IOException | InvalidPathException e) {
            return wrong(
                    properties,
                    option,
                    "names a file that cannot be read on this worker: " + file + " ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    private static Expansion of(Map<String, String> properties, Option<?> option, String json) {
        try {
            return of(properties, AgentConfiguration.translate(json));
        } catch (UntranslatableConfiguration e) {
            return wrong(properties, option, String.valueOf(e.getMessage()));
        }
    }

    private static String both(String own, String translated) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(own.split(",", -1), translated.split(",", -1))
                .flatMap(Arrays::stream)
                .forEach(name -> names.add(name.trim()));
        return String.join(",", names);
    }

    private static Expansion wrong(Map<String, String> properties, Option<?> option, String text) {
        return new Expansion(
                properties, List.of(), List.of(), Optional.of(new Complaint(option, option.name() + ": " + text)));
    }

    private static Expansion of(Map<String, String> properties, Translation translation) {
        Map<String, String> expanded = new HashMap<>(properties);
        List<String> added = new ArrayList<>();
        List<Note> notes = new ArrayList<>(translation.notes());
        translation.defaults().forEach((name, value) -> {
            String forAll = name.substring(name.lastIndexOf('.') + 1);
            if (properties.get(name) == null && properties.get(forAll) == null) {
                expanded.put(name, value);
                added.add(name);
            }
        });
        translation.options().forEach((name, value) -> {
            @Nullable String own = properties.get(name);
            if (own == null) {
                expanded.put(name, value);
                added.add(name);
            } else if (name.equals(FLOWS)) {
                expanded.put(name, both(own, value));
            } else if (!own.trim().equals(value.trim())) {
                notes.add(new Note("agent.json", false, "gives way to the connector's own " + name));
            }
        });
        return new Expansion(expanded, added, notes, Optional.empty());
    }
}
