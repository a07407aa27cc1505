// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

import io.millrace.smt.edit.BadValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Scans lists and maps; those in which nothing is found are handed on as the very objects. */
@SuppressWarnings("ReferenceEquality") // The very object means that nothing was found.
final class Containers {
    private Containers() {}

    static List<?> list(List<?> list, UnaryOperator<@Nullable Object> scan) {
        List<@Nullable Object> out = null;
        int at = 0;
        for (Object element : list) {
            Object scanned = scan.apply(element);
            if (scanned != element) {
                out = out == null ? new ArrayList<>(list) : out;
                out.set(at, scanned);
            }
            at++;
        }
        return out == null ? list : out;
    }

    static Map<?, ?> map(Map<?, ?> map, UnaryOperator<@Nullable Object> keys, UnaryOperator<@Nullable Object> values) {
        Map<@Nullable Object, @Nullable Object> out = null;
        int at = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = keys.apply(entry.getKey());
            Object value = values.apply(entry.getValue());
            if (out == null && (key != entry.getKey() || value != entry.getValue())) {
                out = begun(map, at);
            }
            if (out != null) {
                out.put(key == entry.getKey() ? key : unused(key, map, out), value);
            }
            at++;
        }
        return out == null ? map : out;
    }

    private static Map<@Nullable Object, @Nullable Object> begun(Map<?, ?> map, int entries) {
        Map<@Nullable Object, @Nullable Object> begun = new LinkedHashMap<>();
        Iterator<? extends Map.Entry<?, ?>> all = map.entrySet().iterator();
        for (int i = 0; i < entries; i++) {
            Map.Entry<?, ?> entry = all.next();
            begun.put(entry.getKey(), entry.getValue());
        }
        return begun;
    }

    /** Different keys may get one mask; numbers keep their entries apart. */
    private static Object unused(@Nullable Object key, Map<?, ?> map, Map<?, ?> out) {
        if (!(key instanceof String text)) {
            throw new BadValue("something was found in a map's key that is no text, and cannot be masked there");
        }
        String candidate = text;
        for (int number = 2; map.containsKey(candidate) || out.containsKey(candidate); number++) {
            candidate = text + "#" + number;
        }
        return candidate;
    }
}
