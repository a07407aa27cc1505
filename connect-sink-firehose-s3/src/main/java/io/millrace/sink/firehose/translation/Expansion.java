// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import io.millrace.sink.firehose.translation.Note.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector's properties with the options that its Firehose configuration means.
 *
 * @param properties what the user sent and, where the user said nothing, what the JSON says
 * @param added what the JSON has added, by option
 * @param notes what has no equivalent, and what the user's own options override
 */
public record Expansion(Map<String, String> properties, Map<String, String> added, List<Note> notes) {
    /**
     * Expands properties. Those without a Firehose configuration stay as they are; so do those with one that cannot be
     * translated, of which the option's own check complains.
     *
     * @param properties as Connect hands them over; values may be null
     * @return the expansion
     */
    public static Expansion of(Map<String, String> properties) {
        String json = properties.get(TranslationOptions.FIREHOSE_CONFIGURATION.name());
        if (json == null) {
            return new Expansion(properties, Map.of(), List.of());
        }
        try {
            return of(properties, FirehoseConfiguration.translate(json.trim()));
        } catch (UntranslatableConfiguration e) {
            return new Expansion(properties, Map.of(), List.of());
        }
    }

    private static Expansion of(Map<String, String> properties, Translation translation) {
        Map<String, String> expanded = new HashMap<>(properties);
        Map<String, String> added = new LinkedHashMap<>();
        List<Note> notes = new ArrayList<>(translation.notes());
        for (Setting setting : translation.settings()) {
            String name = setting.option().name();
            @Nullable String own = properties.get(name);
            if (own == null) {
                expanded.put(name, setting.value());
                added.put(name, setting.value());
            } else if (!own.equals(setting.value()) && !own.trim().equals(setting.value())) {
                notes.add(new Note(
                        setting.path(),
                        Weight.FOR_INFORMATION,
                        "gives way to the connector's own " + name + "=" + own));
            }
        }
        return new Expansion(expanded, added, notes);
    }
}
