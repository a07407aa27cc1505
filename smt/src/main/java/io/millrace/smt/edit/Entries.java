// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.Segment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A map with a schema that paths have led into: what becomes of every entry, and of those of certain keys. */
final class Entries extends Column {
    private final Compiled input;
    private final Map<String, Column> single = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Map<String, StepFailure> required = new HashMap<>();
    private @Nullable PathTree keys;
    private Column every;
    private boolean optional;

    Entries(Schema schema, Cell cell) {
        this.input = new Compiled(schema, cell);
        this.every = entry();
        this.optional = schema.isOptional() || schema.defaultValue() != null;
    }

    private Column entry() {
        return new Leaf(input.schema().valueSchema(), Cell.Root.INSTANCE, false);
    }

    @Override
    Compiled compile() {
        if (!touched()) {
            return input;
        }
        Compiled entry = every.compile();
        SchemaBuilder builder =
                Schemas.named(SchemaBuilder.map(input.schema().keySchema(), entry.schema()), input.schema());
        Map<String, Cell> cells = new HashMap<>();
        single.forEach((key, column) -> cells.put(key, alike(column, entry.schema())));
        return new Compiled(
                (optional ? builder.optional() : builder).build(),
                new Mapped(input.cell(), entry.cell(), cells, Set.copyOf(dropped), keys, Map.copyOf(required)));
    }

    /** All entries share one schema. */
    private static Cell alike(Column column, Schema schema) {
        Compiled compiled = column.compile();
        if (!compiled.schema().equals(schema)) {
            throw new BadValue("a single entry of a map cannot change its type; change all of them with *");
        }
        return compiled.cell();
    }

    @Override
    boolean touched() {
        return every.touched()
                || keys != null
                || !dropped.isEmpty()
                || single.values().stream().anyMatch(Column::touched)
                || optional != (input.schema().isOptional() || input.schema().defaultValue() != null);
    }

    @Override
    boolean isOptional() {
        return optional;
    }

    @Override
    Column optional() {
        optional = true;
        return this;
    }

    @Override
    Column into(Segment segment, int at, Walk walk) {
        if (segment instanceof Segment.AllFields) {
            every = walk.onWhole(every, at + 1, "a map's entries");
            single.replaceAll((key, column) -> walk.onWhole(column, at + 1, "a map's entries"));
        } else if (segment instanceof Segment.Name named) {
            entry(named.name(), at, walk);
        } else {
            throw new BadValue(walk.walked(at) + " is a map, not an array");
        }
        return this;
    }

    private void entry(String key, int at, Walk walk) {
        if (input.schema().keySchema().type() != Schema.Type.STRING) {
            throw new BadValue(walk.walked(at) + " is a map whose keys are no texts");
        }
        if (every.touched() && !single.containsKey(key)) {
            throw new BadValue("all entries were changed before, a single one cannot be changed any more");
        }
        StepFailure failure = walk.failureIfMissing(at);
        if (failure != null) {
            required.put(key, failure);
        }
        Column visited = walk.on(single.getOrDefault(key, entry()), at + 1);
        if (visited == null) {
            dropped.add(key);
        } else {
            single.put(key, visited);
        }
    }

    @Override
    Column kept(PathTree tree) {
        if (!tree.isEnd()) {
            PathTree all = tree.below();
            every = all == null ? every : every.kept(all);
            keys = tree;
        }
        return this;
    }

    /** Maps a map. */
    private static final class Mapped extends Cell {
        private final Cell source;
        private final Cell every;
        private final Map<String, Cell> single;
        private final Set<String> dropped;
        private final @Nullable PathTree keys;
        private final Map<String, StepFailure> required;

        Mapped(
                Cell source,
                Cell every,
                Map<String, Cell> single,
                Set<String> dropped,
                @Nullable PathTree keys,
                Map<String, StepFailure> required) {
            this.source = source;
            this.every = every;
            this.single = single;
            this.dropped = dropped;
            this.keys = keys;
            this.required = required;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            Map<?, ?> map = (Map<?, ?>) source.read(root, record, prepared);
            if (map == null) {
                return null;
            }
            for (Map.Entry<String, StepFailure> must : required.entrySet()) {
                if (!map.containsKey(must.getKey())) {
                    throw new StepFailure(must.getValue());
                }
            }
            Map<Object, @Nullable Object> mapped = new LinkedHashMap<>(map.size() * 2);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Object key = entry.getKey();
                if (!dropped.contains(key) && (keys == null || keys.below(String.valueOf(key)) != null)) {
                    mapped.put(key, single.getOrDefault(key, every).read(entry.getValue(), record, prepared));
                }
            }
            return mapped;
        }
    }
}
