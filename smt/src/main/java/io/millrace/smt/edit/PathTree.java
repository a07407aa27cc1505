// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Paths, joined where they begin alike. Immutable after {@link #of}. */
final class PathTree {
    private final FieldPath path;
    private final Map<Segment, PathTree> below = new LinkedHashMap<>();
    private boolean end;

    private PathTree(FieldPath path) {
        this.path = path;
    }

    static PathTree of(List<FieldPath> paths) {
        PathTree root = new PathTree(FieldPath.WHOLE);
        for (FieldPath path : paths) {
            PathTree node = root;
            for (Segment segment : path.segments()) {
                if (segment instanceof Segment.Element) {
                    throw new BadValue("single elements of an array cannot be kept; write [] for all of them");
                }
                FieldPath inner = node.path.then(segment);
                node = node.below.computeIfAbsent(segment, s -> new PathTree(inner));
            }
            node.end = true;
        }
        return root;
    }

    /** How the configuration leads here. */
    FieldPath path() {
        return path;
    }

    /** Whether everything from here on is meant. */
    boolean isEnd() {
        return end;
    }

    /** What goes on below a field or entry of this name; null if no path leads there. */
    @Nullable
    PathTree below(String name) {
        return union(below.get(new Segment.Name(name)), below());
    }

    /** What goes on below every field or entry; null if no path says so. */
    @Nullable
    PathTree below() {
        return below.get(new Segment.AllFields());
    }

    /** What goes on below every element; null if no path leads there. */
    @Nullable
    PathTree belowElements() {
        return below.get(new Segment.AllElements());
    }

    private static @Nullable PathTree union(@Nullable PathTree a, @Nullable PathTree b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        PathTree both = new PathTree(a.path);
        both.end = a.end || b.end;
        both.below.putAll(a.below);
        b.below.forEach((segment, tree) -> both.below.merge(segment, tree, PathTree::joined));
        return both;
    }

    private static PathTree joined(PathTree a, PathTree b) {
        PathTree both = union(a, b);
        return both == null ? a : both;
    }
}
