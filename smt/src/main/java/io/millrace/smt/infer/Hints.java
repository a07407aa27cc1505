// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import io.millrace.smt.path.FieldPath;
import io.millrace.smt.path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads which types the user has fixed. */
final class Hints {
    // Hints are names that somebody has written down: however many there are, they are no map.
    private static final Lattice LATTICE = new Lattice(Integer.MAX_VALUE);

    private Hints() {}

    /**
     * Reads the option.
     *
     * @param text entries {@code path:type}, joined by commas
     * @return the structure that holds just these
     * @throws IllegalArgumentException when an entry is none, or two contradict each other
     */
    static Type.Members parse(String text) {
        Type all = Type.Members.NONE;
        int given = 0;
        for (String entry : entries(text)) {
            all = LATTICE.join(all, hint(entry));
            given++;
        }
        if (count(all) != given) {
            throw new IllegalArgumentException("two entries contradict each other");
        }
        return (Type.Members) all;
    }

    private static int count(Type type) {
        if (type instanceof Type.Members members) {
            return members.fields().values().stream().mapToInt(Hints::count).sum();
        }
        if (type instanceof Type.ListOf list) {
            return count(list.elements());
        }
        return type instanceof Type.MapOf map ? count(map.values()) : type instanceof Type.Pinned ? 1 : 0;
    }

    /** Entries that are joined by commas, which may stand within parentheses as well. */
    static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        int start = 0;
        int parentheses = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (parentheses == 0 || i == text.length())) {
                String entry = text.substring(start, i).strip();
                if (!entry.isEmpty()) {
                    entries.add(entry);
                }
                start = i + 1;
            }
        }
        return entries;
    }

    private static Type hint(String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + entry + "' is not of the form <path>:<type>");
        }
        Type type = new Type.Pinned(Target.parse(entry.substring(colon + 1)));
        List<Segment> segments = FieldPath.parse(entry.substring(0, colon)).segments();
        if (segments.isEmpty() || !(segments.get(0) instanceof Segment.Name)) {
            throw new IllegalArgumentException("'" + entry + "' must begin with a field's name");
        }
        for (int i = segments.size() - 1; i >= 0; i--) {
            type = around(segments.get(i), type);
        }
        return type;
    }

    private static Type around(Segment segment, Type type) {
        if (segment instanceof Segment.Name named) {
            return new Type.Members(Map.of(named.name(), type));
        }
        if (segment instanceof Segment.AllElements) {
            return new Type.ListOf(type);
        }
        if (segment instanceof Segment.AllFields) {
            return new Type.MapOf(type);
        }
        throw new IllegalArgumentException("a hint is for all elements of an array, written as [], not for one");
    }
}
