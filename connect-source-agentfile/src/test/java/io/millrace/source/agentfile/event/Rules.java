// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.event;

import io.millrace.common.options.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules from options. */
final class Rules {
    private Rules() {}

    static EventRules extended(String... options) {
        return of(false, options);
    }

    static EventRules strict(String... options) {
        return of(true, options);
    }

    private static EventRules of(boolean isStrict, String... options) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            properties.put(options[i], options[i + 1]);
        }
        return EventOptions.of(Options.of(List.of(EventOptions.ALL)).read(properties), isStrict);
    }
}
