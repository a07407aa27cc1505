// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.path;

import java.util.ArrayList;
import java.util.List;

/** Reads the path grammar. For one text. */
final class PathReader {
    private final String text;
    private int at;

    PathReader(String text) {
        this.text = text;
    }

    FieldPath one() {
        if (text.isBlank()) {
            return FieldPath.WHOLE;
        }
        FieldPath path = path();
        if (at < text.length()) {
            throw fault("a comma here would begin a second path; only one is allowed, quote the name with backticks");
        }
        return path;
    }

    List<FieldPath> several() {
        List<FieldPath> paths = new ArrayList<>();
        if (text.isBlank()) {
            return paths;
        }
        paths.add(path());
        while (at < text.length()) {
            at++;
            paths.add(path());
        }
        return paths;
    }

    private FieldPath path() {
        skipSpaces();
        if (at == text.length() || text.charAt(at) == ',') {
            throw fault("a path is missing");
        }
        List<Segment> segments = new ArrayList<>();
        if (text.charAt(at) != '[') {
            segments.add(step());
        }
        while (at < text.length() && text.charAt(at) != ',') {
            char c = text.charAt(at);
            if (c == '[') {
                segments.add(bracket());
            } else if (c == '.') {
                at++;
                segments.add(step());
            } else if (c == ' ') {
                trailingSpaces();
            } else {
                throw fault("a dot, a bracket or the end is expected after a closed name");
            }
        }
        return new FieldPath(segments);
    }

    private Segment step() {
        if (at < text.length() && text.charAt(at) == '`') {
            return new Segment.Name(quoted());
        }
        int from = at;
        while (at < text.length() && ".[,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = at < text.length() && text.charAt(at) != ','
                ? text.substring(from, at)
                : text.substring(from, at).stripTrailing();
        if (name.equals("*")) {
            return new Segment.AllFields();
        }
        if (name.equals("$") || name.chars().anyMatch(c -> c == '*' || c == ']' || c < ' ')) {
            at = from;
            throw fault("a name with *, ], line ends or tabs in it, or $ alone, has to stand between backticks");
        }
        return new Segment.Name(name);
    }

    private String quoted() {
        int open = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '`') {
                return name.toString();
            }
            boolean escape = c == '\\' && at < text.length() && text.charAt(at) == '`';
            name.append(escape ? text.charAt(at++) : c);
        }
        at = open;
        throw fault("the backtick is never closed");
    }

    private Segment bracket() {
        int open = at;
        int close = text.indexOf(']', open);
        if (close < 0) {
            throw fault("the bracket is never closed");
        }
        String inside = text.substring(open + 1, close).strip();
        at = close + 1;
        if (inside.isEmpty()) {
            return new Segment.AllElements();
        }
        try {
            int index = Integer.parseInt(inside);
            if (index >= 0) {
                return new Segment.Element(index);
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with the position.
        }
        at = open;
        throw fault("brackets hold nothing or an element's number from 0");
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void trailingSpaces() {
        int from = at;
        skipSpaces();
        if (at < text.length() && text.charAt(at) != ',') {
            at = from;
            throw fault("a dot, a bracket or the end is expected after a closed name");
        }
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException("at character " + (at + 1) + " of the path: " + what);
    }
}
