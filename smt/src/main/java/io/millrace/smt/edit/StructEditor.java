// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Works out, for one schema, what a pipeline's edits make of its values. For one thread, once per schema. */
final class StructEditor implements Editor {
    private Column root;
    private Site site;

    StructEditor(Schema schema, Site first) {
        this.root = new Leaf(schema, Cell.Root.INSTANCE, false);
        this.site = first;
    }

    /** Says whose edits follow. */
    void begin(Site next) {
        site = next;
    }

    Column.Compiled compile() {
        return root.compile();
    }

    @Override
    public int drop(FieldPath path) {
        return walk(path, column -> null);
    }

    @Override
    public void keep(List<FieldPath> paths) {
        root = root.kept(PathTree.of(paths));
    }

    @Override
    public int change(FieldPath path, Change change) {
        return walk(path, column -> changed(column, path, change));
    }

    @Override
    public void changeEverywhere(FieldPath path, Change change) {
        walk(new Walk(path, column -> changed(column, path, change), site));
    }

    private Column changed(Column column, FieldPath path, Change change) {
        Column.Compiled before = column.compile();
        Change.Bound bound = bound(before.schema(), path, change);
        Schema schema = bound.schema();
        if (schema == null) {
            throw new IllegalStateException("a change of values with a schema must answer one: " + change);
        }
        // Null stays null, and becomes one where this step may fail: there must be room for it.
        boolean nullable = before.schema().isOptional()
                || site.onError() == OnError.NULL
                || (before.schema().defaultValue() != null && schema.defaultValue() == null);
        Column after = new Leaf(schema, new Cell.Changed(before.cell(), bound.function(), site, path.toString()), true);
        return nullable ? after.optional() : after;
    }

    private Change.Bound bound(Schema schema, FieldPath path, Change change) {
        try {
            return change.bind(schema);
        } catch (RuntimeException e) {
            if (schema.defaultValue() == null) {
                throw StepFailure.of(site, path.toString(), e);
            }
            Change.Bound bound = bound(Schemas.withoutDefault(schema), path, change);
            if (site.onError() == OnError.NULL) {
                return bound;
            }
            // Without its default the schema would do: that is what cannot be changed.
            throw StepFailure.of(site, "the default of " + path, e);
        }
    }

    @Override
    public int rename(FieldPath path, String name) {
        String old = ((Segment.Name) path.last()).name();
        int[] renamed = {0};
        walk(path.parent(), column -> {
            Branch branch = branch(column, path.parent());
            if (branch.get(old) != null) {
                renamed[0]++;
                if (!old.equals(name)) {
                    branch.rename(old, name);
                }
            }
            return branch;
        });
        return renamed[0];
    }

    @Override
    public int move(FieldPath from, FieldPath to) {
        Column column = find(from);
        if (column == null) {
            return 0;
        }
        drop(from);
        attach(to, column, false);
        return 1;
    }

    @Override
    public void put(FieldPath path, Origin origin) {
        attach(path, new Leaf(origin.schema(), new Cell.FromOrigin(origin, site, path.toString()), true), true);
    }

    @Override
    public void project(List<Part> parts) {
        project(parts, Branch.made());
    }

    private void project(List<Part> parts, Column made) {
        Column before = root;
        Column[] result = {made};
        Projection.tell(parts, new Projection.Sink() {
            @Override
            public void single(Part part) {
                put(part.from(), part.to(), column -> changed(column, part.from(), part.change()));
            }

            @Override
            public void array(FieldPath from, FieldPath to, List<Part> ofElements) {
                put(from, to, column -> projected(column.compile(), from, ofElements));
            }

            private void put(FieldPath from, FieldPath to, UnaryOperator<Column> change) {
                root = before;
                Column column = find(from);
                if (column != null) {
                    root = result[0];
                    attach(to, change.apply(column), false);
                    result[0] = root;
                }
            }
        });
        root = result[0];
    }

    private Column projected(Column.Compiled array, FieldPath from, List<Part> ofElements) {
        if (array.schema().type() != Schema.Type.ARRAY) {
            throw new BadValue(from + " is " + Schemas.kind(array.schema().type()) + ", not an array");
        }
        StructEditor element = new StructEditor(array.schema().valueSchema(), site);
        element.project(ofElements, Branch.madeWhere(element.root));
        return new Elements(array.schema(), array.cell(), element.root);
    }

    @Override
    public int flatten(FieldPath path, Flattening how) {
        return walk(path, column -> {
            Branch branch = branch(column, path);
            branch.replace(new FlatColumns(how, this::changed).of(branch));
            return branch;
        });
    }

    @Override
    public List<String> names(FieldPath path) {
        Column column = find(path);
        return column == null
                ? List.of()
                : List.copyOf(branch(column, path).fields().keySet());
    }

    @Override
    public int count(FieldPath path) {
        return walk(path, column -> column);
    }

    @Override
    public boolean has(FieldPath path) {
        return find(path) != null;
    }

    /** The column at a plain path, as one that can stand elsewhere; null if there is none. */
    private @Nullable Column find(FieldPath path) {
        Column[] at = {null};
        boolean[] optional = {false};
        for (int depth = 0; depth <= path.segments().size(); depth++) {
            at[0] = null;
            walk(new FieldPath(path.segments().subList(0, depth)), column -> {
                at[0] = column;
                return column;
            });
            Column column = at[0];
            if (column == null) {
                return null;
            }
            optional[0] |= column.isOptional();
        }
        Column found = at[0];
        return found == null || !optional[0] ? found : found.optional();
    }

    private void attach(FieldPath path, Column column, boolean replace) {
        if (path.isWhole()) {
            root = column;
            return;
        }
        String name = ((Segment.Name) path.last()).name();
        Branch parent = branchAt(path.parent());
        if (parent.get(name) != null && !replace) {
            throw new BadValue("there is a field " + path + " already; drop or rename it first");
        }
        parent.put(name, column);
        for (int depth = 0; depth < path.segments().size(); depth++) {
            walk(new FieldPath(path.segments().subList(0, depth)), above -> {
                if (above instanceof Branch branch) {
                    branch.presentWith(column);
                }
                return above;
            });
        }
    }

    /** The structure at a plain path; made, with all above it, where there is none. */
    private Branch branchAt(FieldPath path) {
        Branch[] found = {null};
        walk(path, column -> {
            found[0] = branch(column, path);
            return found[0];
        });
        if (found[0] == null) {
            Branch made = Branch.made();
            branchAt(path.parent()).put(((Segment.Name) path.last()).name(), made);
            return made;
        }
        return found[0];
    }

    private static Branch branch(Column column, FieldPath path) {
        if (column instanceof Branch branch) {
            return branch;
        }
        Column.Compiled compiled = column.compile();
        if (compiled.schema().type() != Schema.Type.STRUCT) {
            throw new BadValue(path + " is " + Schemas.kind(compiled.schema().type()) + ", not a structure");
        }
        return Branch.of(compiled.schema(), compiled.cell());
    }

    private int walk(FieldPath path, Walk.Visit visit) {
        return walk(new Walk(path, visit, null));
    }

    private int walk(Walk walk) {
        root = walk.onWhole(root, 0, "the whole value");
        return walk.found();
    }
}
