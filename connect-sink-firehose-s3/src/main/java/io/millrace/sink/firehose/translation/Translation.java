// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.translation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a configuration of Firehose means to this connector.
 *
 * @param settings the options, in the order of the members; no option twice
 * @param notes what has no equivalent, in the order of the members
 */
public record Translation(List<Setting> settings, List<Note> notes) {
    /** Takes copies. */
    public Translation {
        settings = List.copyOf(settings);
        notes = List.copyOf(notes);
    }

    /**
     * The options alone.
     *
     * @return values by name, in the order of the members
     */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        settings.forEach(setting -> options.put(setting.option().name(), setting.value()));
        return options;
    }
}
