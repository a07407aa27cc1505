// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.Segment;
import org.apache.kafka.connect.data.Schema;

/**
 * What a value of the output will be, while the steps are still being told: a schema and a cell, opened into parts as far
 * as paths lead into it. What no step touches stays one cell, and is handed through by reference.
 */
abstract sealed class Column permits Leaf, Branch, Elements, Entries {
    /**
     * A finished column.
     *
     * @param schema of its values
     * @param cell computes them
     */
    record Compiled(Schema schema, Cell cell) {}

    abstract Compiled compile();

    /** Whether it differs from the input. */
    abstract boolean touched();

    abstract boolean isOptional();

    /** The same for a place where the value may be missing. */
    abstract Column optional();

    /**
     * Brings a walk to what the segment names.
     *
     * @return this, or what it was opened to
     * @throws BadValue when values of this schema have no such parts
     */
    abstract Column into(Segment segment, int at, Walk walk);

    /** Takes away everything but what the tree names. */
    abstract Column kept(PathTree tree);
}
