// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The maps and lists of a value that were copied already, so that each is copied once. For one thread. */
final class Copies {
    /** Few containers are ever copied for one record: looking through them beats hashing them. */
    private final List<Object> ours = new ArrayList<>(2);

    Map<Object, @Nullable Object> make() {
        Map<Object, @Nullable Object> made = new LinkedHashMap<>();
        ours.add(made);
        return made;
    }

    /** A map of these entries that may be changed: this one, if it is a copy already. */
    @SuppressWarnings("unchecked") // Schemaless maps have texts as keys; whatever else comes is only handed through.
    Map<Object, @Nullable Object> own(Map<?, ?> map) {
        if (isOurs(map)) {
            return (Map<Object, @Nullable Object>) map;
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
        ours.add(copy);
        return copy;
    }

    /** A list of these elements that may be changed: this one, if it is a copy already. */
    @SuppressWarnings("unchecked") // As above.
    List<@Nullable Object> own(List<?> list) {
        if (isOurs(list)) {
            return (List<@Nullable Object>) list;
        }
        List<@Nullable Object> copy = new ArrayList<>(list);
        ours.add(copy);
        return copy;
    }

    @SuppressWarnings("ReferenceEquality") // The very object is meant.
    private boolean isOurs(Object container) {
        for (Object known : ours) {
            if (known == container) {
                return true;
            }
        }
        return false;
    }
}
