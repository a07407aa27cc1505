// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Jackson's objects keep their members in, read only, and each made when it is asked for: an object on it is lazy
 * and cannot be changed in whatever way an engine reads it.
 */
abstract class Members extends AbstractMap<String, JsonNode> {
    /** The names, in their order. */
    abstract Set<String> names();

    /** A member that exists. */
    abstract JsonNode member(String name);

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        return name instanceof String text && containsKey(text) ? member(text) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && names().contains(name);
    }

    @Override
    public int size() {
        return names().size();
    }

    @Override
    public Set<String> keySet() {
        return Sequence.of(names(), name -> name);
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
        return Sequence.of(names(), Member::new);
    }

    private final class Member implements Map.Entry<String, JsonNode> {
        private final String name;

        Member(String name) {
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public JsonNode getValue() {
            return member(name);
        }

        @Override
        public JsonNode setValue(JsonNode value) {
            throw new UnsupportedOperationException("A view cannot be changed.");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && name.equals(entry.getKey())
                    && getValue().equals(entry.getValue());
        }

        @Override
        public int hashCode() {
            return name.hashCode() ^ getValue().hashCode();
        }
    }

    /** One thing for each name. */
    private static final class Sequence<T> extends AbstractSet<T> {
        private final Set<String> names;
        private final Function<String, T> thing;

        private Sequence(Set<String> names, Function<String, T> thing) {
            this.names = names;
            this.thing = thing;
        }

        static <T> Set<T> of(Set<String> names, Function<String, T> thing) {
            return new Sequence<>(names, thing);
        }

        @Override
        public Iterator<T> iterator() {
            Iterator<String> iterator = names.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public T next() {
                    return thing.apply(iterator.next());
                }
            };
        }

        @Override
        public int size() {
            return names.size();
        }
    }
}
