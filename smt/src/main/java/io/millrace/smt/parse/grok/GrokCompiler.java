// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.grok;

import io.millrace.common.options.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a grok expression into a regular expression with numbered groups: {@code %{NAME}}, {@code %{NAME:field}},
 * {@code %{NAME:field:type}} and {@code (?<field>...)}. For one expression.
 */
final class GrokCompiler {
    /** Glue's name of captures that nobody wants. */
    private static final String UNWANTED = "UNWANTED";

    private static final int DEEPEST = 50;
    private static final int LONGEST = 200_000;
    private static final Pattern REFERENCE =
            Pattern.compile("%\\{([A-Za-z0-9_]+)(?::([^:;}]+))?(?:[:;]([A-Za-z]+))?\\}");
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P?<([A-Za-z][A-Za-z0-9_]*)>");

    private final PatternLibrary library;
    private final StringBuilder regex = new StringBuilder();
    private final List<Capture> captures = new ArrayList<>();
    private int groups;

    GrokCompiler(PatternLibrary library) {
        this.library = library;
    }

    /**
     * Adds an expression.
     *
     * @throws IllegalArgumentException for a pattern that does not exist or holds itself, and for an unknown type
     */
    GrokCompiler add(String expression) {
        expand(expression, 0);
        return this;
    }

    String regex() {
        return regex.toString();
    }

    List<Capture> captures() {
        return captures;
    }

    private void expand(String text, int depth) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = switch (c) {
                case '\\' -> copy(text, at, Math.min(at + 2, text.length()));
                case '[' -> copy(text, at, classEnd(text, at));
                case '(' -> group(text, at);
                case '%' -> reference(text, at, depth);
                default -> copy(text, at, at + 1);
            };
            if (regex.length() > LONGEST) {
                throw new IllegalArgumentException("the pattern becomes too long with all patterns that it refers to");
            }
        }
    }

    private int copy(String text, int from, int to) {
        regex.append(text, from, to);
        return to;
    }

    /** Behind the bracket that closes a class; one right behind the opening one is a member. */
    private static int classEnd(String text, int open) {
        int at = open + 1;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        for (boolean first = true; at < text.length(); at++, first = false) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == ']' && !first) {
                return at + 1;
            }
        }
        return text.length();
    }

    private int group(String text, int at) {
        Matcher named = NAMED_GROUP.matcher(text).region(at, text.length());
        if (named.lookingAt()) {
            open(named.group(1), CaptureType.STRING);
            return named.end();
        }
        if (!text.startsWith("(?", at)) {
            groups++;
        }
        return copy(text, at, at + 1);
    }

    private void open(String field, CaptureType type) {
        groups++;
        regex.append('(');
        if (!field.equals(UNWANTED)) {
            captures.add(new Capture(groups, field, type));
        }
    }

    private int reference(String text, int at, int depth) {
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (!reference.lookingAt()) {
            if (text.startsWith("%{", at)) {
                throw new IllegalArgumentException("at character " + (at + 1)
                        + ": %{ begins a reference, as in %{NAME}, %{NAME:field} or %{NAME:field:type}");
            }
            return copy(text, at, at + 1);
        }
        String name = reference.group(1);
        String definition = library.find(name);
        if (definition == null) {
            List<String> near = Spelling.nearest(name, library.names(), 1);
            throw new IllegalArgumentException("there is no pattern " + name
                    + (near.isEmpty() ? "; define it in pattern.definitions" : "; did you mean " + near.get(0) + "?"));
        }
        if (depth == DEEPEST) {
            throw new IllegalArgumentException("pattern " + name + " refers to itself");
        }
        nested(reference, name, definition, depth);
        return reference.end();
    }

    private void nested(Matcher reference, String name, String definition, int depth) {
        String field = reference.group(2);
        String type = reference.group(3);
        if (field == null) {
            regex.append("(?:");
        } else {
            open(field, type == null ? CaptureType.STRING : CaptureType.named(name, type));
        }
        expand(definition, depth + 1);
        regex.append(')');
    }
}
