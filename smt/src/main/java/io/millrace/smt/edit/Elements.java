// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** An array that paths have led into: what becomes of every element, and of single ones. */
final class Elements extends Column {
    private final Compiled input;
    private final Map<Integer, Column> single = new TreeMap<>();
    private Column every;
    private boolean optional;
    /** How many elements there must be, and what to throw otherwise. */
    private int least;

    private @Nullable StepFailure ifShorter;

    Elements(Schema schema, Cell cell) {
        this(schema, cell, new Leaf(schema.valueSchema(), Cell.Root.INSTANCE, false));
    }

    Elements(Schema schema, Cell cell, Column every) {
        this.input = new Compiled(schema, cell);
        this.every = every;
        this.optional = schema.isOptional() || schema.defaultValue() != null;
    }

    private Column element() {
        return new Leaf(input.schema().valueSchema(), Cell.Root.INSTANCE, false);
    }

    @Override
    Compiled compile() {
        if (!touched()) {
            return input;
        }
        Compiled element = every.compile();
        SchemaBuilder builder = Schemas.named(SchemaBuilder.array(element.schema()), input.schema());
        Schema schema = (optional ? builder.optional() : builder).build();
        Map<Integer, Cell> cells = new TreeMap<>();
        single.forEach((index, column) -> cells.put(index, alike(column, element.schema())));
        return new Compiled(schema, new Mapped(input.cell(), element.cell(), cells, least, ifShorter));
    }

    /** All elements share one schema. */
    private static Cell alike(Column column, Schema schema) {
        Compiled compiled = column.compile();
        if (!compiled.schema().equals(schema)) {
            throw new BadValue("a single element cannot change its type; change all of them with []");
        }
        return compiled.cell();
    }

    @Override
    boolean touched() {
        return every.touched()
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
        if (segment instanceof Segment.AllElements) {
            every = walk.onWhole(every, at + 1, "an array's elements");
            single.replaceAll((index, column) -> walk.onWhole(column, at + 1, "an array's elements"));
        } else if (segment instanceof Segment.Element element) {
            Column before = single.getOrDefault(element.index(), every.touched() ? null : element());
            if (before == null) {
                throw new BadValue("all elements were changed before, a single one cannot be changed any more");
            }
            StepFailure failure = walk.failureIfMissing(at);
            if (failure != null && least <= element.index()) {
                least = element.index() + 1;
                ifShorter = failure;
            }
            single.put(element.index(), walk.onWhole(before, at + 1, "an array's elements"));
        } else {
            throw new BadValue(walk.walked(at) + " is an array: write " + walk.walked(at) + "[] for its elements");
        }
        return this;
    }

    @Override
    Column kept(PathTree tree) {
        if (!tree.isEnd()) {
            PathTree below = tree.belowElements();
            if (below == null) {
                throw new BadValue(tree.path() + " is an array: write [] after its name for its elements");
            }
            every = every.kept(below);
        }
        return this;
    }

    /** Maps a list. */
    private static final class Mapped extends Cell {
        private final Cell source;
        private final Cell every;
        private final Map<Integer, Cell> single;
        private final int least;
        private final @Nullable StepFailure ifShorter;

        Mapped(Cell source, Cell every, Map<Integer, Cell> single, int least, @Nullable StepFailure ifShorter) {
            this.source = source;
            this.every = every;
            this.single = single;
            this.least = least;
            this.ifShorter = ifShorter;
        }

        @Override
        @Nullable
        Object read(@Nullable Object root, ConnectRecord<?> record, @Nullable Object prepared) {
            List<?> list = (List<?>) source.read(root, record, prepared);
            if (list == null) {
                return null;
            }
            if (ifShorter != null && list.size() < least) {
                throw new StepFailure(ifShorter);
            }
            List<@Nullable Object> mapped = new ArrayList<>(list.size());
            for (Object element : list) {
                Cell cell = single.isEmpty() ? every : single.getOrDefault(mapped.size(), every);
                mapped.add(cell.read(element, record, prepared));
            }
            return mapped;
        }
    }
}
