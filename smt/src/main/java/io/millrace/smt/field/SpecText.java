// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import java.util.ArrayList;
import java.util.List;

/** Reads lists of entries such as {@code user.age:int32}, in which quoted and bracketed text holds no separator. */
final class SpecText {
    private final String text;

    SpecText(String text) {
        this.text = text;
    }

    /**
     * The entries, which are joined by commas or stand on lines of their own.
     *
     * @throws IllegalArgumentException when there is none
     */
    static List<SpecText> entries(String list) {
        List<SpecText> entries = new ArrayList<>();
        SpecText whole = new SpecText(list.replace('\r', '\n').replace('\n', ','));
        int from = 0;
        while (from <= list.length()) {
            int comma = whole.find(",", from);
            int to = comma < 0 ? list.length() : comma;
            String entry = list.substring(from, to).strip();
            if (!entry.isEmpty()) {
                entries.add(new SpecText(entry));
            }
            from = to + 1;
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("holds no entry");
        }
        return entries;
    }

    /** What stands before the last mark, or everything if there is none. */
    SpecText before(String mark) {
        int at = last(mark);
        return at < 0 ? this : new SpecText(text.substring(0, at).strip());
    }

    /** What stands after the last mark; empty if there is none. */
    SpecText after(String mark) {
        int at = last(mark);
        return new SpecText(at < 0 ? "" : text.substring(at + mark.length()).strip());
    }

    /** What stands before the first mark, which must be there. */
    SpecText beforeFirst(String mark) {
        int at = find(mark, 0);
        return new SpecText(text.substring(0, at).strip());
    }

    /** What stands after the first mark, which must be there. */
    SpecText afterFirst(String mark) {
        int at = find(mark, 0);
        return new SpecText(text.substring(at + mark.length()).strip());
    }

    boolean has(String mark) {
        return last(mark) >= 0;
    }

    private int last(String mark) {
        int last = -1;
        for (int at = find(mark, 0); at >= 0; at = find(mark, at + mark.length())) {
            last = at;
        }
        return last;
    }

    /** Where a mark stands outside of all quotes and brackets; -1 if nowhere. */
    private int find(String mark, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '`') {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && text.startsWith(mark, at)) {
                return at;
            } else if (!quoted) {
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
