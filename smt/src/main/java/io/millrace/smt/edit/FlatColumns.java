// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Collects the columns of a structure, those of the structures within it included. For one thread. */
final class FlatColumns {
    /** Changes a column as a step's change does. */
    @FunctionalInterface
    interface Changer {
        Column changed(Column column, FieldPath path, Change change);
    }

    private final Editor.Flattening how;
    private final Changer changer;
    private final Map<String, Column> flat = new LinkedHashMap<>();

    FlatColumns(Editor.Flattening how, Changer changer) {
        this.how = how;
        this.changer = changer;
    }

    Map<String, Column> of(Branch branch) {
        branch.fields().forEach((name, column) -> collect(name, column, false, 0));
        return flat;
    }

    private void collect(String name, Column column, boolean optional, int depth) {
        Column.Compiled compiled = column.compile();
        switch (compiled.schema().type()) {
            case STRUCT -> struct(name, column, optional, depth);
            case ARRAY -> put(name, array(name, column, compiled, depth), optional);
            case MAP -> put(name, changed(name, column, how.maps()), optional);
            default -> put(name, column, optional);
        }
    }

    private void struct(String name, Column column, boolean optional, int depth) {
        if (depth >= how.maxDepth()) {
            put(name, column, optional);
            return;
        }
        Branch branch = opened(column);
        boolean missing = optional || branch.isOptional();
        branch.fields().forEach((inner, field) -> collect(name + how.delimiter() + inner, field, missing, depth + 1));
    }

    private static Branch opened(Column column) {
        if (column instanceof Branch branch) {
            return branch;
        }
        Column.Compiled compiled = column.compile();
        return Branch.of(compiled.schema(), compiled.cell());
    }

    private Column array(String name, Column column, Column.Compiled compiled, int depth) {
        Schema element = compiled.schema().valueSchema();
        if (how.arrays() != null || !how.withinArrays() || element.type() != Schema.Type.STRUCT) {
            return changed(name, column, how.arrays());
        }
        Branch branch = Branch.of(element, Cell.Root.INSTANCE);
        FlatColumns inner = new FlatColumns(how, changer);
        String prefix = name + how.delimiter() + Editor.IN_ARRAY + how.delimiter();
        branch.fields().forEach((field, part) -> inner.collect(prefix + field, part, false, depth + 1));
        branch.replace(inner.flat);
        return new Elements(compiled.schema(), compiled.cell(), branch);
    }

    private Column changed(String name, Column column, @Nullable Change change) {
        return change == null ? column : changer.changed(column, FieldPath.of(name), change);
    }

    private void put(String name, Column column, boolean optional) {
        if (flat.put(name, optional ? column.optional() : column) != null) {
            throw new BadValue(
                    "two fields would be named '" + name + "'; choose another delimiter, or rename one of them");
        }
    }
}
