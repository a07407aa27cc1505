// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tree of paths leaves of a schemaless value. */
final class Kept {
    private Kept() {}

    static @Nullable Object of(@Nullable Object value, PathTree tree) {
        if (value == null || tree.isEnd()) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return fields(map, tree);
        }
        PathTree elements = tree.belowElements();
        if (value instanceof List<?> list && elements != null) {
            List<@Nullable Object> kept = new ArrayList<>(list.size());
            list.forEach(element -> kept.add(of(element, elements)));
            return kept;
        }
        throw new BadValue(
                value instanceof List<?>
                        ? tree.path() + " is an array: write [] after its name for its elements"
                        : tree.path() + " is a single value, which has no parts");
    }

    private static Map<Object, @Nullable Object> fields(Map<?, ?> map, PathTree tree) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            PathTree below = tree.below(String.valueOf(key));
            if (below != null) {
                kept.put(key, of(value, below));
            }
        });
        return kept;
    }
}
