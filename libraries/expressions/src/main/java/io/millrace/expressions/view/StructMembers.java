// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** All fields of a struct's schema, nulls included. */
final class StructMembers extends Members {
    private final Struct struct;

    StructMembers(Struct struct) {
        this.struct = struct;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return struct.schema().field((String) name) != null;
    }

    @Override
    public int size() {
        return struct.schema().fields().size();
    }

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        Field field = struct.schema().field((String) name);
        return field == null ? null : JsonView.of(field.schema(), value(struct, field));
    }

    @Override
    JsonNode member(String name) {
        return Objects.requireNonNull(get(name), "field");
    }

    /** A null in an optional field stays null, whatever the default; a null in a required one is the default. */
    static @Nullable Object value(Struct struct, Field field) {
        Schema schema = field.schema();
        return schema.isOptional() && schema.defaultValue() != null
                ? struct.getWithoutDefault(field.name())
                : struct.get(field);
    }

    @Override
    Set<String> names() {
        List<Field> fields = struct.schema().fields();
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                Iterator<Field> iterator = fields.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return iterator.hasNext();
                    }

                    @Override
                    public String next() {
                        return iterator.next().name();
                    }
                };
            }

            @Override
            public int size() {
                return fields.size();
            }
        };
    }
}
