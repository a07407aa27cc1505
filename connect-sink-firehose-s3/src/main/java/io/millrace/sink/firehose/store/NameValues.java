// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code name=value,name=value}: spaces around names and values do not count, the first = ends the name. */
final class NameValues {
    private NameValues() {}

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException with the complaint
     */
    static Map<String, String> parse(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("must be a list of name=value, separated by commas");
            }
            String name = pair.substring(0, equals).trim();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("has a value without a name");
            }
            if (all.put(name, pair.substring(equals + 1).trim()) != null) {
                throw new IllegalArgumentException("has " + name + " twice");
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
