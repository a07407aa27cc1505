// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.BadCall;
import io.millrace.source.datagen.function.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template: text with calls in double braces. One pass from left to right; a broken hole is reported and skipped,
 * so that one run reports the problems of all holes.
 *
 * <p>Two braces start a hole only if a letter follows, with or without blanks in between; everything else is text. The
 * end of a hole is found by reading its arguments, so brackets and braces in them and in their strings do no harm.
 */
final class Parser {
    /** Each problem may cost a scan to the end of the text; the bound keeps hostile templates linear. */
    private static final int MAX_PROBLEMS = 20;

    private static final Pattern CALL_START = Pattern.compile("\\{\\{\\s*\\w+\\s*\\.\\s*\\w");

    private final String text;
    private final boolean lenient;
    private final List<Part> parts = new ArrayList<>();
    private final List<BadCall> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Parser(String text, boolean lenient) {
        this.text = text;
        this.lenient = lenient;
    }

    /**
     * A piece of the template.
     *
     * @param offset where it starts
     * @param text what was written, with the braces if it is a hole
     * @param call the call of a hole, or nothing if the piece is plain text
     */
    record Part(int offset, String text, @Nullable Call call) {
        boolean isHole() {
            return call != null;
        }
    }

    /** Text and holes in the order of the template, with what was wrong. */
    record Parsed(List<Part> parts, List<BadCall> problems, List<String> warnings) {}

    static Parsed parse(String text, boolean lenient) {
        Parser parser = new Parser(text, lenient);
        SurrogatePairs.firstHalf(text).ifPresent(parser.problems::add);
        if (parser.hasBothBraces()) {
            parser.parseParts();
        } else if (!text.isEmpty()) {
            parser.parts.add(new Part(0, text, null));
        }
        return new Parsed(parser.parts, parser.problems, parser.warnings);
    }

    private boolean hasBothBraces() {
        boolean opened = text.contains("{{");
        boolean closed = text.contains("}}");
        if (opened && !closed && !lenient && CALL_START.matcher(text).find()) {
            return true; // somebody began a call: better an error at its place than a record with its text
        }
        if (opened != closed) {
            warnings.add(
                    "the template has " + (opened ? "{{ but no }}" : "}} but no {{") + ", so it is used as plain text");
        }
        return opened && closed;
    }

    private void parseParts() {
        int literal = 0;
        int at = nextHole(0);
        while (at >= 0) {
            addText(literal, at);
            literal = parseHole(at);
            at = problems.size() < MAX_PROBLEMS ? nextHole(literal) : -1;
        }
        addText(literal, text.length());
    }

    private int nextHole(int from) {
        int at = text.indexOf("{{", from);
        while (at >= 0 && !CallReader.isHoleStart(text, at)) {
            at = text.indexOf("{{", at + 1);
        }
        return at;
    }

    private void addText(int from, int to) {
        if (to > from) {
            parts.add(new Part(from, text.substring(from, to), null));
        }
    }

    /** Reads the hole at this place and answers where it ends. */
    private int parseHole(int at) {
        CallReader reader = new CallReader(text, at);
        try {
            Call call = reader.readHole(0);
            parts.add(new Part(at, text.substring(at, reader.position()), call));
            return reader.position();
        } catch (BadCall problem) {
            problems.add(problem);
            int close = text.indexOf("}}", Math.max(at, reader.position()));
            return close < 0 ? text.length() : close + 2;
        }
    }
}
