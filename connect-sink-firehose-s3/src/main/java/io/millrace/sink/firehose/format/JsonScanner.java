// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.rendering.RowBytes;
import java.util.Arrays;

/**
 * Reads JSON texts (RFC 8259, in UTF-8) that arrive as bytes, without making anything of them: whether they are well
 * formed, and where the members of an object lie. For one thread.
 */
final class JsonScanner {
    /** What the parsers of converters accept at most. */
    private static final int MAX_DEPTH = 1_000;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int start;
    private int stop;
    private boolean lineBreaks;

    private int members;
    /** Four for each member: where its name begins and ends, without quotes, and its value. */
    private int[] spans = new int[128];

    /** Reads one value of any kind, with nothing but white space around it. */
    void scan(byte[] text, int from, int to) throws BadRecord {
        begin(text, from, to);
        value(0);
        end();
    }

    /** Reads one object, with nothing but white space around it, and notes its members. */
    void scanObject(byte[] text, int from, int to) throws BadRecord {
        begin(text, from, to);
        if (peek() != '{') {
            throw BadRecord.notARow("The value is JSON of another kind than one object, and so no row.");
        }
        object(0);
        end();
    }

    private void begin(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        members = 0;
        lineBreaks = false;
        space();
        // Around the value, line breaks are dropped.
        lineBreaks = false;
        start = at;
    }

    private void end() throws BadRecord {
        stop = at;
        boolean inside = lineBreaks;
        space();
        lineBreaks = inside;
        if (at < end) {
            throw complaint("something follows the value");
        }
    }

    /** How many members the object has. */
    int members() {
        return members;
    }

    int nameStart(int member) {
        return spans[4 * member];
    }

    int nameEnd(int member) {
        return spans[4 * member + 1];
    }

    int valueStart(int member) {
        return spans[4 * member + 2];
    }

    int valueEnd(int member) {
        return spans[4 * member + 3];
    }

    /** Appends the value that was read, on one line. */
    void copy(RowBytes out) {
        copy(start, stop, out);
    }

    /** Appends a part of what was read, on one line: line breaks stand between tokens only, where a space says the same. */
    void copy(int from, int to, RowBytes out) {
        int target = out.length();
        out.add(bytes, from, to - from);
        if (lineBreaks) {
            byte[] copied = out.array();
            for (int i = target; i < out.length(); i++) {
                if (copied[i] == '\n' || copied[i] == '\r') {
                    copied[i] = ' ';
                }
            }
        }
    }

    /** Appends what a string means; the span lies between its quotes and was read before. */
    void unescape(int from, int to, RowBytes out) throws BadRecord {
        int run = from;
        int i = from;
        while (i < to) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            out.add(bytes, run, i - run);
            i = escape(i + 1, out);
            run = i;
        }
        out.add(bytes, run, to - run);
    }

    private int escape(int kind, RowBytes out) throws BadRecord {
        switch (bytes[kind]) {
            case 'b' -> out.add('\b');
            case 'f' -> out.add('\f');
            case 'n' -> out.add('\n');
            case 'r' -> out.add('\r');
            case 't' -> out.add('\t');
            case 'u' -> {
                return codePoint(kind + 1, out);
            }
            default -> out.add(bytes[kind]);
        }
        return kind + 1;
    }

    private int codePoint(int digits, RowBytes out) throws BadRecord {
        char c = hex(digits);
        int next = digits + 4;
        if (!Character.isSurrogate(c)) {
            out.codePoint(c);
            return next;
        }
        // A backslash always has something behind it, and u four digits: both were read before.
        if (Character.isHighSurrogate(c) && bytes[next] == '\\' && bytes[next + 1] == 'u') {
            char low = hex(next + 2);
            if (Character.isLowSurrogate(low)) {
                out.codePoint(Character.toCodePoint(c, low));
                return next + 6;
            }
        }
        throw BadRecord.malformedText();
    }

    private char hex(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            code = code << 4 | Character.digit(bytes[i], 16);
        }
        return (char) code;
    }

    private void value(int depth) throws BadRecord {
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) throws BadRecord {
        enter(depth);
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            int nameStart = at + 1;
            string();
            int nameEnd = at - 1;
            space();
            expect(':');
            space();
            int valueStart = at;
            value(depth + 1);
            if (depth == 0) {
                note(nameStart, nameEnd, valueStart, at);
            }
            space();
            if (peek() == '}') {
                at++;
                return;
            }
            expect(',');
            space();
        }
    }

    private void note(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        int next = 4 * members;
        if (next == spans.length) {
            spans = Arrays.copyOf(spans, 2 * next);
        }
        spans[next] = nameStart;
        spans[next + 1] = nameEnd;
        spans[next + 2] = valueStart;
        spans[next + 3] = valueEnd;
        members++;
    }

    private void array(int depth) throws BadRecord {
        enter(depth);
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            space();
            if (peek() == ']') {
                at++;
                return;
            }
            expect(',');
            space();
        }
    }

    private void enter(int depth) throws BadRecord {
        if (depth == MAX_DEPTH) {
            throw complaint("it is nested deeper than " + MAX_DEPTH + " levels");
        }
        at++;
        space();
    }

    private void string() throws BadRecord {
        expect('"');
        while (true) {
            int b = peek();
            if (b == '"') {
                at++;
                return;
            }
            if (b < 0 && at == end) {
                throw complaint("a string does not end");
            }
            if (b == '\\') {
                at++;
                escape();
            } else if (b >= 0 && b < ' ') {
                throw complaint("a string has a control character");
            } else if (b < 0) {
                character();
            } else {
                at++;
            }
        }
    }

    private void escape() throws BadRecord {
        switch (peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                at++;
                for (int i = 0; i < 4; i++) {
                    int digit = peek();
                    if (digit < 0 || Character.digit(digit, 16) < 0) {
                        throw complaint("an escape is incomplete");
                    }
                    at++;
                }
            }
            default -> throw complaint("a string has an unknown escape");
        }
    }

    /** One character of two to four bytes, as Unicode allows them: shortest form, no surrogates, below U+110000. */
    private void character() throws BadRecord {
        int lead = bytes[at] & 0xFF;
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        boolean legal = lead >= 0xC2 && lead <= 0xF4 && at + more < end;
        if (legal) {
            int second = bytes[at + 1] & 0xFF;
            int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            legal = second >= lowest && second <= highest;
            for (int i = 2; i <= more; i++) {
                legal &= (bytes[at + i] & 0xC0) == 0x80;
            }
        }
        if (!legal) {
            throw complaint("a string is not UTF-8");
        }
        at += more + 1;
    }

    private void number() throws BadRecord {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws BadRecord {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw complaint("a value is missing or misspelt");
        }
    }

    private void word(String word) throws BadRecord {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw complaint("a value is missing or misspelt");
            }
            at++;
        }
    }

    private void expect(char wanted) throws BadRecord {
        if (peek() != wanted) {
            throw complaint("'" + wanted + "' is missing");
        }
        at++;
    }

    private void space() {
        while (at < end) {
            byte b = bytes[at];
            if (b == '\n' || b == '\r') {
                lineBreaks = true;
            } else if (b != ' ' && b != '\t') {
                return;
            }
            at++;
        }
    }

    /** The byte at hand, below zero at the end and inside of longer characters. */
    private int peek() {
        return at < end ? bytes[at] : -1;
    }

    private BadRecord complaint(String complaint) {
        return BadRecord.malformedJson(at, complaint);
    }
}
