// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.Segment;
import org.apache.kafka.connect.data.Schema;

/** A value that no path has led into. */
final class Leaf extends Column {
    private final Schema schema;
    private final Cell cell;
    private final boolean touched;

    Leaf(Schema schema, Cell cell, boolean touched) {
        this.schema = schema;
        this.cell = cell;
        this.touched = touched;
    }

    @Override
    Compiled compile() {
        return new Compiled(schema, cell);
    }

    @Override
    boolean touched() {
        return touched;
    }

    @Override
    boolean isOptional() {
        return schema.isOptional();
    }

    @Override
    Column optional() {
        if (isOptional()) {
            return this;
        }
        // A Struct knows its own schema, which must be the field's: it has to be built anew.
        return schema.type() == Schema.Type.STRUCT
                ? Branch.of(schema, cell).optional()
                : new Leaf(Schemas.optional(schema), cell, true);
    }

    @Override
    Column into(Segment segment, int at, Walk walk) {
        return opened(walk.walked(at)).into(segment, at, walk);
    }

    @Override
    Column kept(PathTree tree) {
        return tree.isEnd() ? this : opened(tree.path().toString()).kept(tree);
    }

    /** The same value, seen as its parts. */
    private Column opened(String where) {
        return switch (schema.type()) {
            case STRUCT -> Branch.of(schema, cell);
            case ARRAY -> new Elements(schema, cell);
            case MAP -> new Entries(schema, cell);
            default -> throw new BadValue(where + " is " + Schemas.kind(schema.type()) + ", which has no parts");
        };
    }
}
