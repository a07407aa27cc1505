// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way along a path through a schemaless value, to every place that the path names. */
final class MapWalk {
    /** What a visitor answers to take a value away. */
    static final Object GONE = new Object();

    /** What is done at the end of the path. */
    @FunctionalInterface
    interface Visit {
        /**
         * Looks at a value.
         *
         * @param value what the path names
         * @return what takes its place; {@link #GONE} to take it away
         */
        @Nullable
        Object at(@Nullable Object value);
    }

    private final FieldPath path;
    private final Visit visit;
    private final Copies copies;
    private final boolean strict;
    private int found;

    /**
     * Prepares a walk.
     *
     * @param strict whether nothing on the way may be missing
     */
    MapWalk(FieldPath path, Visit visit, Copies copies, boolean strict) {
        this.path = path;
        this.visit = visit;
        this.copies = copies;
        this.strict = strict;
    }

    /** How many places the path named. */
    int found() {
        return found;
    }

    @Nullable
    Object whole(@Nullable Object value) {
        return kept(on(value, 0), "the whole value");
    }

    private @Nullable Object on(@Nullable Object value, int at) {
        if (at == path.segments().size()) {
            found++;
            return visit.at(value);
        }
        Segment segment = path.segments().get(at);
        if (value == null) {
            found++;
            return null;
        }
        if (value instanceof Map<?, ?> map && !isArraySegment(segment)) {
            return segment instanceof Segment.Name named ? field(map, named.name(), at) : allFields(map, at);
        }
        if (value instanceof List<?> list && isArraySegment(segment)) {
            return segment instanceof Segment.Element element ? element(list, element.index(), at) : elements(list, at);
        }
        throw obstacle(value, at);
    }

    private static boolean isArraySegment(Segment segment) {
        return segment instanceof Segment.Element || segment instanceof Segment.AllElements;
    }

    private BadValue obstacle(Object value, int at) {
        String where = new FieldPath(path.segments().subList(0, at)).toString();
        if (value instanceof List<?>) {
            return new BadValue(where + " is an array: write " + where + "[] for its elements");
        }
        return new BadValue(where
                + (value instanceof Map<?, ?>
                        ? " is a structure, not an array"
                        : " is a single value, which has no parts"));
    }

    @SuppressWarnings("ReferenceEquality") // The very object means that nothing was changed.
    private Object field(Map<?, ?> map, @Nullable Object name, int at) {
        Object value = map.get(name);
        if (value == null && !map.containsKey(name)) {
            missing(at);
            return map;
        }
        Object visited = on(value, at + 1);
        if (visited == value) {
            return map;
        }
        Map<Object, @Nullable Object> own = copies.own(map);
        if (visited == GONE) {
            own.remove(name);
        } else {
            own.put(name, visited);
        }
        return own;
    }

    private Object allFields(Map<?, ?> map, int at) {
        Map<?, ?> changed = map;
        for (Object key : new ArrayList<>(map.keySet())) {
            changed = (Map<?, ?>) field(changed, key, at);
        }
        return changed;
    }

    @SuppressWarnings("ReferenceEquality") // The very object means that nothing was changed.
    private List<?> element(List<?> list, int index, int at) {
        if (index >= list.size()) {
            missing(at);
            return list;
        }
        Object value = list.get(index);
        Object visited = kept(on(value, at + 1), "an array's elements");
        if (visited == value) {
            return list;
        }
        List<@Nullable Object> own = copies.own(list);
        own.set(index, visited);
        return own;
    }

    private List<?> elements(List<?> list, int at) {
        if (list.isEmpty()) {
            found++;
        }
        List<?> changed = list;
        for (int i = 0; i < list.size(); i++) {
            changed = element(changed, i, at);
        }
        return changed;
    }

    private void missing(int at) {
        if (strict) {
            throw new BadValue(Walk.whatIsMissing(path, at));
        }
    }

    @SuppressWarnings("ReferenceEquality") // One mark only.
    private static @Nullable Object kept(@Nullable Object visited, String what) {
        if (visited == GONE) {
            throw new BadValue(what + " cannot be taken away one by one; name the field that holds them");
        }
        return visited;
    }
}
