// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/** Does edits at once on one schemaless value, of which it copies the maps and lists that it changes. For one thread. */
final class MapEditor implements Editor {
    private final ConnectRecord<?> record;
    private final @Nullable Object prepared;
    private final Copies copies = new Copies();
    private @Nullable Object root;
    private Site site;

    MapEditor(@Nullable Object value, ConnectRecord<?> record, @Nullable Object prepared, Site first) {
        this.root = value;
        this.record = record;
        this.prepared = prepared;
        this.site = first;
    }

    /** Says whose edits follow. */
    void begin(Site next) {
        site = next;
    }

    @Nullable
    Object value() {
        return root;
    }

    @Override
    public int drop(FieldPath path) {
        return walk(path, value -> MapWalk.GONE);
    }

    @Override
    public void keep(List<FieldPath> paths) {
        root = Kept.of(root, PathTree.of(paths));
    }

    @Override
    public int change(FieldPath path, Change change) {
        return walk(path, value -> changed(value, path, change));
    }

    @Override
    public void changeEverywhere(FieldPath path, Change change) {
        root = new MapWalk(path, value -> changed(value, path, change), copies, true).whole(root);
    }

    private @Nullable Object changed(@Nullable Object value, FieldPath path, Change change) {
        if (value == null) {
            return null;
        }
        try {
            return change.bind(null).function().apply(value);
        } catch (RuntimeException | StackOverflowError e) {
            if (site.onError() == OnError.NULL) {
                return null;
            }
            throw StepFailure.of(site, path.toString(), e);
        }
    }

    @Override
    public int rename(FieldPath path, String name) {
        String old = ((Segment.Name) path.last()).name();
        int[] renamed = {0};
        walk(path.parent(), value -> {
            if (value == null) {
                renamed[0]++;
                return null;
            }
            Map<?, ?> map = map(value, path.parent());
            if (!map.containsKey(old)) {
                return map;
            }
            renamed[0]++;
            return old.equals(name) ? map : renamed(copies.own(map), old, name);
        });
        return renamed[0];
    }

    private static Map<Object, @Nullable Object> renamed(Map<Object, @Nullable Object> map, String old, String name) {
        if (map.containsKey(name)) {
            throw new BadValue("there is a field '" + name + "' already; drop or rename it first");
        }
        Map<Object, @Nullable Object> before = new LinkedHashMap<>(map);
        map.clear();
        before.forEach((key, value) -> map.put(key.equals(old) ? name : key, value));
        return map;
    }

    @Override
    public int move(FieldPath from, FieldPath to) {
        if (!has(from)) {
            return 0;
        }
        Object value = find(from);
        drop(from);
        attach(to, value, false);
        return 1;
    }

    @Override
    public void put(FieldPath path, Origin origin) {
        Object value = new Cell.FromOrigin(origin, site, path.toString()).read(root, record, prepared);
        attach(path, value, true);
    }

    @Override
    public void project(List<Part> parts) {
        Object before = root;
        Object[] result = {copies.make()};
        Projection.tell(parts, new Projection.Sink() {
            @Override
            public void single(Part part) {
                put(part.from(), part.to(), value -> changed(value, part.from(), part.change()));
            }

            @Override
            public void array(FieldPath from, FieldPath to, List<Part> ofElements) {
                put(from, to, value -> projected(value, from, ofElements));
            }

            private void put(FieldPath from, FieldPath to, UnaryOperator<@Nullable Object> change) {
                root = before;
                if (has(from)) {
                    Object value = change.apply(find(from));
                    root = result[0];
                    attach(to, value, false);
                    result[0] = root;
                }
            }
        });
        root = result[0];
    }

    private @Nullable Object projected(@Nullable Object array, FieldPath from, List<Part> ofElements) {
        if (array == null) {
            return null;
        }
        if (!(array instanceof List<?> list)) {
            throw new BadValue(from + " is not an array");
        }
        List<@Nullable Object> projected = new ArrayList<>(list.size());
        for (Object element : list) {
            MapEditor editor = new MapEditor(element, record, prepared, site);
            if (element != null) {
                editor.project(ofElements);
            }
            projected.add(editor.value());
        }
        return projected;
    }

    @Override
    public int flatten(FieldPath path, Flattening how) {
        return walk(
                path,
                value -> value == null
                        ? null
                        : new FlatMaps(how, (part, change) -> changed(part, path, change), copies)
                                .of(map(value, path)));
    }

    @Override
    public List<String> names(FieldPath path) {
        Object value = has(path) ? find(path) : null;
        return value == null
                ? List.of()
                : map(value, path).keySet().stream().map(String::valueOf).toList();
    }

    @Override
    public int count(FieldPath path) {
        return walk(path, value -> value);
    }

    @Override
    public boolean has(FieldPath path) {
        return walk(path, value -> value) > 0 && (path.isWhole() || holds(path));
    }

    /** A parent that is null counts as found by a walk, and holds nothing all the same. */
    private boolean holds(FieldPath path) {
        return find(path.parent()) instanceof Map<?, ?> parent
                && parent.containsKey(((Segment.Name) path.last()).name());
    }

    private @Nullable Object find(FieldPath path) {
        Object[] found = {null};
        walk(path, value -> {
            found[0] = value;
            return value;
        });
        return found[0];
    }

    private void attach(FieldPath path, @Nullable Object value, boolean replace) {
        if (path.isWhole()) {
            root = value;
            return;
        }
        root = attached(root, path, 0, value, replace);
    }

    private Object attached(@Nullable Object parent, FieldPath path, int at, @Nullable Object value, boolean replace) {
        Map<Object, @Nullable Object> map = parent == null
                ? copies.make()
                : copies.own(map(parent, new FieldPath(path.segments().subList(0, at))));
        String name = ((Segment.Name) path.segments().get(at)).name();
        if (at < path.segments().size() - 1) {
            map.put(name, attached(map.get(name), path, at + 1, value, replace));
        } else if (map.containsKey(name) && !replace) {
            throw new BadValue("there is a field " + path + " already; drop or rename it first");
        } else {
            map.put(name, value);
        }
        return map;
    }

    private static Map<?, ?> map(Object value, FieldPath path) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new BadValue(path + " is not a structure");
    }

    private int walk(FieldPath path, MapWalk.Visit visit) {
        MapWalk walk = new MapWalk(path, visit, copies, false);
        root = walk.whole(root);
        return walk.found();
    }
}
