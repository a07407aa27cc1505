// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.edit;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts the parts of a value that is built anew: those from one array to one array belong together. */
final class Projection {
    private static final Segment ELEMENTS = new Segment.AllElements();

    /** Builds the value. */
    interface Sink {
        /** One part between plain paths. */
        void single(Editor.Part part);

        /** The parts of an array's elements, seen from an element. */
        void array(FieldPath from, FieldPath to, List<Editor.Part> ofElements);
    }

    private record Arrays(FieldPath from, FieldPath to) {}

    private Projection() {}

    static void tell(List<Editor.Part> parts, Sink sink) {
        Map<Arrays, List<Editor.Part>> inArrays = new LinkedHashMap<>();
        for (Editor.Part part : parts) {
            if (isInArray(part)) {
                inArrays.computeIfAbsent(arrays(part), a -> new ArrayList<>()).add(ofElement(part));
            }
        }
        for (Editor.Part part : parts) {
            if (!isInArray(part)) {
                sink.single(part);
                continue;
            }
            // In the place of the first of them, so that fields keep the order in which they are listed.
            Arrays arrays = arrays(part);
            List<Editor.Part> ofElements = inArrays.remove(arrays);
            if (ofElements != null) {
                sink.array(arrays.from(), arrays.to(), ofElements);
            }
        }
    }

    private static boolean isInArray(Editor.Part part) {
        boolean from = part.from().segments().contains(ELEMENTS);
        if (from != part.to().segments().contains(ELEMENTS)) {
            throw new BadValue(part.from() + " and " + part.to() + " do not lead through equally many arrays");
        }
        return from;
    }

    private static Arrays arrays(Editor.Part part) {
        return new Arrays(before(part.from()), before(part.to()));
    }

    private static FieldPath before(FieldPath path) {
        return new FieldPath(path.segments().subList(0, path.segments().indexOf(ELEMENTS)));
    }

    private static Editor.Part ofElement(Editor.Part part) {
        return new Editor.Part(after(part.from()), part.change(), after(part.to()));
    }

    private static FieldPath after(FieldPath path) {
        List<Segment> segments = path.segments();
        return new FieldPath(segments.subList(segments.indexOf(ELEMENTS) + 1, segments.size()));
    }
}
