// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.migrate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent.json means to this connector.
 *
 * @param options values by option, in the order of the members
 * @param defaults values by option that hold unless the connector's configuration says something for all flows
 * @param notes what has no equivalent, in the order of the members
 */
public record Translation(Map<String, String> options, Map<String, String> defaults, List<Note> notes) {
    /** Takes copies. */
    public Translation {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
        notes = List.copyOf(notes);
    }
}
