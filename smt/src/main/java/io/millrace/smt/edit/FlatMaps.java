// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a schemaless structure, those of the structures within it included. For one thread. */
final class FlatMaps {
    /** Changes a value as a step's change does. */
    @FunctionalInterface
    interface Changer {
        @Nullable
        Object changed(@Nullable Object value, Change change);
    }

    private final Editor.Flattening how;
    private final Changer changer;
    private final Map<Object, @Nullable Object> flat;

    FlatMaps(Editor.Flattening how, Changer changer, Copies copies) {
        this(how, changer, copies.make());
    }

    private FlatMaps(Editor.Flattening how, Changer changer, Map<Object, @Nullable Object> flat) {
        this.how = how;
        this.changer = changer;
        this.flat = flat;
    }

    Map<?, ?> of(Map<?, ?> map) {
        if (map.values().stream().noneMatch(value -> value instanceof Map<?, ?> || value instanceof List<?>)) {
            return map;
        }
        map.forEach((name, value) -> collect(String.valueOf(name), value, 0));
        return flat;
    }

    private void collect(String name, @Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map && depth < how.maxDepth()) {
            map.forEach((inner, field) -> collect(name + how.delimiter() + inner, field, depth + 1));
        } else if (value instanceof List<?> list) {
            put(name, array(name, list, depth));
        } else {
            put(name, value);
        }
    }

    private @Nullable Object array(String name, List<?> list, int depth) {
        if (how.arrays() != null) {
            return changer.changed(list, how.arrays());
        }
        if (!how.withinArrays()) {
            return list;
        }
        String prefix = name + how.delimiter() + Editor.IN_ARRAY + how.delimiter();
        List<@Nullable Object> flatElements = new ArrayList<>(list.size());
        list.forEach(element ->
                flatElements.add(element instanceof Map<?, ?> map ? element(prefix, map, depth) : element));
        return flatElements;
    }

    private Map<?, ?> element(String prefix, Map<?, ?> map, int depth) {
        FlatMaps inner = new FlatMaps(how, changer, new LinkedHashMap<>());
        map.forEach((field, part) -> inner.collect(prefix + field, part, depth + 1));
        return inner.flat;
    }

    private void put(String name, @Nullable Object value) {
        if (flat.containsKey(name)) {
            // Without a schema, names are contents.
            throw new BadValue("two fields would have one name; choose another delimiter, or rename one of them");
        }
        flat.put(name, value);
    }
}
