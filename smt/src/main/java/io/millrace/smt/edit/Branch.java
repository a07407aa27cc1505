// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A structure that paths have led into, or that steps have made. */
final class Branch extends Column {
    /** What it was before any step; null for one that a step has made. */
    private final @Nullable Compiled input;

    /** There is no structure where this one is null; null for always. */
    private @Nullable Cell presence;

    private final Map<String, Column> fields = new LinkedHashMap<>();
    private boolean touched;
    private boolean optional;

    private Branch(@Nullable Compiled input, @Nullable Cell presence, boolean optional) {
        this.input = input;
        this.presence = presence;
        this.optional = optional;
    }

    /** The input's structure. */
    static Branch of(Schema schema, Cell cell) {
        // A default is a Struct of the old schema, of which the new one can make no use.
        Branch branch =
                new Branch(new Compiled(schema, cell), cell, schema.isOptional() || schema.defaultValue() != null);
        for (Field field : schema.fields()) {
            branch.fields.put(field.name(), new Leaf(field.schema(), part(cell, field), false));
        }
        return branch;
    }

    private static Cell part(Cell cell, Field field) {
        return cell instanceof Cell.Root && field.schema().defaultValue() == null
                ? new Cell.RootField(field)
                : new Cell.FieldOf(cell, field);
    }

    /** A structure of a step's making, which is always there. */
    static Branch made() {
        Branch branch = new Branch(null, null, false);
        branch.touched = true;
        return branch;
    }

    /** A structure of a step's making, which is there where another value is. */
    static Branch madeWhere(Column present) {
        Compiled compiled = present.compile();
        Branch branch = new Branch(null, compiled.cell(), present.isOptional());
        branch.touched = true;
        return branch;
    }

    /** Puts other fields in place of all. */
    void replace(Map<String, Column> others) {
        if (!List.copyOf(others.keySet()).equals(List.copyOf(fields.keySet()))
                || others.values().stream().anyMatch(Column::touched)) {
            fields.clear();
            fields.putAll(others);
            touched = true;
        }
    }

    @Nullable
    Column get(String name) {
        return fields.get(name);
    }

    void put(String name, Column column) {
        fields.put(name, column);
        touched = true;
    }

    /**
     * Makes the structure be there where a value is that was put into it, or below it: into a null structure it would be
     * lost. What else it holds is null there.
     */
    void presentWith(Column inside) {
        if (presence != null && optional) {
            presence = new Cell.AnyOf(presence, inside.compile().cell());
            fields.replaceAll((name, column) -> column == inside ? column : column.optional());
        }
    }

    void remove(String name) {
        fields.remove(name);
        touched = true;
    }

    Map<String, Column> fields() {
        return fields;
    }

    void rename(String from, String to) {
        if (fields.containsKey(to)) {
            throw new BadValue("there is a field '" + to + "' already; drop or rename it first");
        }
        Map<String, Column> before = new LinkedHashMap<>(fields);
        fields.clear();
        before.forEach((name, column) -> fields.put(name.equals(from) ? to : name, column));
        touched = true;
    }

    @Override
    Compiled compile() {
        if (input != null && !touched()) {
            return input;
        }
        SchemaBuilder builder = Schemas.named(SchemaBuilder.struct(), input == null ? null : input.schema());
        List<Cell> cells = new ArrayList<>();
        fields.forEach((name, column) -> {
            Compiled part = column.compile();
            builder.field(name, part.schema());
            cells.add(part.cell());
        });
        Schema schema = (optional ? builder.optional() : builder).build();
        return new Compiled(schema, new BuiltStruct(presence, schema, cells.toArray(new Cell[0])));
    }

    @Override
    boolean touched() {
        return touched || fields.values().stream().anyMatch(Column::touched);
    }

    @Override
    boolean isOptional() {
        return optional;
    }

    @Override
    Column optional() {
        touched |= !optional || (input != null && !input.schema().isOptional());
        optional = true;
        return this;
    }

    @Override
    Column into(Segment segment, int at, Walk walk) {
        if (segment instanceof Segment.Name named) {
            step(named.name(), at, walk);
        } else if (segment instanceof Segment.AllFields) {
            List.copyOf(fields.keySet()).forEach(name -> step(name, at, walk));
        } else {
            throw new BadValue(walk.walked(at) + " is a structure, not an array");
        }
        return this;
    }

    private void step(String name, int at, Walk walk) {
        Column column = fields.get(name);
        if (column == null) {
            walk.missing(at);
            return;
        }
        Column visited = walk.on(column, at + 1);
        if (visited == null) {
            remove(name);
        } else {
            fields.put(name, visited);
        }
    }

    @Override
    Column kept(PathTree tree) {
        if (tree.isEnd()) {
            return this;
        }
        for (Map.Entry<String, Column> field : List.copyOf(fields.entrySet())) {
            PathTree below = tree.below(field.getKey());
            if (below == null) {
                remove(field.getKey());
            } else {
                fields.put(field.getKey(), field.getValue().kept(below));
            }
        }
        return this;
    }
}
