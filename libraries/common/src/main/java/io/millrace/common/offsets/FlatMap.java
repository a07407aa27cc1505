// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.offsets;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that is made when somebody looks into it. The worker keeps one source offset per record in memory and reads one in
 * thousands of them; until then an offset costs no more than its two numbers.
 */
public abstract class FlatMap implements Map<String, Object> {
    /**
     * What the map holds.
     *
     * @return the entries in their fixed order, unmodifiable
     */
    protected abstract Map<String, Object> ordinary();

    @Override
    public int size() {
        return ordinary().size();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public boolean containsKey(Object key) {
        return ordinary().containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return ordinary().containsValue(value);
    }

    @Override
    public @Nullable Object get(Object key) {
        return ordinary().get(key);
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        throw new UnsupportedOperationException("unmodifiable");
    }

    @Override
    public @Nullable Object remove(Object key) {
        throw new UnsupportedOperationException("unmodifiable");
    }

    @Override
    public void putAll(Map<? extends String, ? extends Object> entries) {
        throw new UnsupportedOperationException("unmodifiable");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("unmodifiable");
    }

    @Override
    public Set<String> keySet() {
        return ordinary().keySet();
    }

    @Override
    public Collection<Object> values() {
        return ordinary().values();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return ordinary().entrySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || ordinary().equals(other);
    }

    @Override
    public int hashCode() {
        return ordinary().hashCode();
    }

    @Override
    public String toString() {
        return ordinary().toString();
    }
}
