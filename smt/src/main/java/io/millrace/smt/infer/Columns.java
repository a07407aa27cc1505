// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns of types. What was there before stays: the very same column for the same type, the very same schema where
 * it says the same, and every field's name.
 *
 * @param settings what the user has said
 */
record Columns(Settings settings) {
    /** A column of texts, numbers, booleans or bytes. */
    static Column scalar(Type type, Moments moments) {
        if (type instanceof Numeric numeric) {
            return new NumberColumn(numeric);
        }
        return type instanceof Type.Text text ? new TextColumn(text, moments) : new PlainColumn((Type.Simple) type);
    }

    /**
     * The column of a value as a whole.
     *
     * @param type of the value
     * @param before the column so far; null for none
     * @param overflow whether a structure has the field of what has no column
     * @param name of the schema; null for none
     */
    Column whole(Type type, @Nullable Column before, boolean overflow, @Nullable String name) {
        return type instanceof Type.Members members
                ? struct(members, before, new Site(name, true, overflow))
                : column(type, before, name);
    }

    /** Where a structure stands. */
    private record Site(@Nullable String name, boolean root, boolean overflow) {}

    // The very same type: another one may have widened within.
    @SuppressWarnings("ReferenceEquality")
    private Column column(Type type, @Nullable Column before, @Nullable String name) {
        if (before != null && before.type() == type) {
            return before;
        }
        if (type instanceof Type.Members members) {
            return struct(members, before, new Site(name, false, false));
        }
        if (type instanceof Type.ListOf list) {
            return list(list, before, name);
        }
        if (type instanceof Type.MapOf map) {
            return map(map, before, name);
        }
        if (type instanceof Type.Pinned pinned) {
            return new PinnedColumn(pinned);
        }
        return type == Type.Simple.NOTHING
                ? new UnpublishedColumn()
                : type == Type.Simple.ANY
                        ? settings.choice().column(settings.moments())
                        : scalar(type, settings.moments());
    }

    private Column list(Type.ListOf type, @Nullable Column before, @Nullable String name) {
        Column elements = column(type.elements(), before instanceof ListColumn list ? list.elements() : null, name);
        Schema of = elements.schema();
        Schema schema =
                of == null ? null : same(SchemaBuilder.array(of).optional().build(), before);
        return new ListColumn(type, schema, elements);
    }

    private Column map(Type.MapOf type, @Nullable Column before, @Nullable String name) {
        Column values = column(type.values(), before instanceof MapColumn map ? map.values() : null, name);
        Schema of = values.schema();
        Schema schema = of == null
                ? null
                : same(SchemaBuilder.map(Schema.STRING_SCHEMA, of).optional().build(), before);
        return new MapColumn(type, schema, values);
    }

    private static Schema same(Schema schema, @Nullable Column before) {
        Schema earlier = before == null ? null : before.schema();
        return earlier != null && schema.equals(earlier) ? earlier : schema;
    }

    private StructColumn struct(Type.Members type, @Nullable Column before, Site site) {
        StructColumn earlier = before instanceof StructColumn struct ? struct : null;
        Map<String, Column> columns = new TreeMap<>();
        Map<String, String> called = called(type, earlier);
        type.fields().forEach((name, field) -> {
            StructColumn.Slot slot = earlier == null ? null : earlier.slot(name);
            columns.put(
                    name,
                    column(
                            field,
                            slot == null ? null : slot.column(),
                            below(site.name(), called.getOrDefault(name, name))));
        });
        Schema schema = schema(columns, called, site);
        if (earlier != null && earlier.struct().equals(schema)) {
            schema = earlier.struct();
        }
        return struct(type, schema, columns, called, site);
    }

    private Map<String, String> called(Type.Members type, @Nullable StructColumn earlier) {
        Map<String, String> given = new HashMap<>();
        type.fields().keySet().forEach(name -> {
            StructColumn.Slot slot = earlier == null ? null : earlier.slot(name);
            if (slot != null) {
                given.put(name, slot.called());
            }
        });
        return settings.names().assigned(given, type.fields().keySet());
    }

    private StructColumn struct(
            Type.Members type, Schema schema, Map<String, Column> columns, Map<String, String> called, Site site) {
        Map<String, StructColumn.Slot> slots = new HashMap<>();
        columns.forEach((name, column) -> {
            Field field = column.schema() == null ? null : schema.field(called.getOrDefault(name, name));
            slots.put(name, new StructColumn.Slot(called.getOrDefault(name, name), field, column));
        });
        Field overflow = site.overflow() ? schema.field(settings.names().overflow()) : null;
        boolean published = site.root() || !schema.fields().isEmpty();
        return new StructColumn(type, published, schema, slots, overflow);
    }

    private Schema schema(Map<String, Column> columns, Map<String, String> called, Site site) {
        SchemaBuilder builder = SchemaBuilder.struct();
        if (site.name() != null) {
            builder.name(site.name());
        }
        if (!site.root()) {
            builder.optional();
        }
        columns.forEach((name, column) -> {
            if (column.schema() != null) {
                builder.field(called.getOrDefault(name, name), column.schema());
            }
        });
        if (site.overflow()) {
            builder.field(settings.names().overflow(), Schema.OPTIONAL_STRING_SCHEMA);
        }
        return builder.build();
    }

    /** Structures within a named one need names of their own in Avro. */
    private static @Nullable String below(@Nullable String name, @Nullable String field) {
        return name == null || field == null ? null : name + '.' + Names.identifier(field);
    }
}
