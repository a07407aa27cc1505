// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.options;

import java.util.Map;
import java.util.TreeMap;

/**
 * Options whose names a user completes, such as {@code set.<path>}. Connect's ConfigDef knows nothing of them; they are read
 * from the configuration's texts.
 *
 * @param prefix how their names begin, such as {@code set.}; the dot belongs to it
 * @param rest what the user adds, as the reference shows it, such as {@code path}
 * @param group the heading that they stand below
 * @param doc sentences for the user: meaning, and what the values are
 */
public record Family(String prefix, String rest, String group, String doc) {
    /** How the reference shows the name of one. */
    String shown() {
        return prefix + "<" + rest + ">";
    }

    /** Whether a name is one of this family's. */
    boolean holds(String name) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    /** The family's values by what the user added, in the order of those additions. */
    Map<String, String> of(Map<String, String> given) {
        Map<String, String> members = new TreeMap<>();
        given.forEach((name, value) -> {
            if (holds(name)) {
                members.put(name.substring(prefix.length()), value);
            }
        });
        return members;
    }
}
