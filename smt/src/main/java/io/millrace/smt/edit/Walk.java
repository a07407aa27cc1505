// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import org.jspecify.annotations.Nullable;

/** One way along a path through columns, to every place that the path names. */
final class Walk {
    /** What is done at the end of the path. */
    @FunctionalInterface
    interface Visit {
        /**
         * Looks at a column.
         *
         * @param column what the path names
         * @return what takes its place; null to take it away
         */
        @Nullable
        Column at(Column column);
    }

    private final FieldPath path;
    private final Visit visit;
    /** The step that allows nothing to be missing; null if something may be. */
    private final @Nullable Site strict;

    private int found;

    Walk(FieldPath path, Visit visit, @Nullable Site strict) {
        this.path = path;
        this.visit = visit;
        this.strict = strict;
    }

    /** How many places the path named. */
    int found() {
        return found;
    }

    /**
     * Goes on at a column.
     *
     * @param at how many segments lie behind
     * @return what takes the column's place; null to take it away
     */
    @Nullable
    Column on(Column column, int at) {
        if (at == path.segments().size()) {
            found++;
            return visit.at(column);
        }
        return column.into(path.segments().get(at), at, this);
    }

    /** Goes on at a part that cannot be taken away by itself. */
    Column onWhole(Column part, int at, String what) {
        Column visited = on(part, at);
        if (visited == null) {
            throw new BadValue(what + " cannot be taken away one by one; name the field that holds them");
        }
        return visited;
    }

    /** Says that a place lacks what the next segment names. */
    void missing(int at) {
        if (strict != null) {
            throw new BadValue(whatIsMissing(path, at));
        }
    }

    /** What to throw where a value turns out to lack what the next segment names; null if it may. */
    @Nullable
    StepFailure failureIfMissing(int at) {
        return strict == null ? null : new StepFailure(strict, path.toString(), whatIsMissing(path, at));
    }

    static String whatIsMissing(FieldPath path, int at) {
        FieldPath missing = new FieldPath(path.segments().subList(0, at + 1));
        return "there is no " + missing + " at some place; mend the path, or set on.missing=skip";
    }

    String walked(int at) {
        return new FieldPath(path.segments().subList(0, at)).toString();
    }
}
