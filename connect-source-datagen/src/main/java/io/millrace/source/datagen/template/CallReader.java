// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.Argument;
import io.millrace.source.datagen.function.BadCall;
import io.millrace.source.datagen.function.Call;
import io.millrace.source.datagen.function.Catalogue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one hole: a function's name and its arguments, which are JSON5 values with holes in them.
 *
 * <p>Where a function takes a format (a date's, for instance), an argument that is no such value is taken as raw text up
 * to the closing parenthesis, because people write {@code {{date.now(YYYY-MM-DD)}}}.
 */
final class CallReader {
    /** Deeper nesting than anybody writes, and far below what the stack can take. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_NUMBER_LENGTH = 400;

    /** Longer than any name; it bounds what a search for similar names costs. */
    private static final int MAX_WORD_LENGTH = 64;

    private final String text;
    private int at;

    CallReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Two braces, blanks, a letter. */
    static boolean isHoleStart(String text, int at) {
        if (!text.startsWith("{{", at)) {
            return false;
        }
        int i = at + 2;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i < text.length() && Character.isLetter(text.charAt(i));
    }

    int position() {
        return at;
    }

    /** Reads from the opening braces to behind the closing ones. */
    Call readHole(int depth) {
        int start = at;
        at += 2;
        Call call = readCall(depth);
        skipBlanks();
        if (!text.startsWith("}}", at)) {
            throw at >= text.length()
                    ? new BadCall(start, "the hole that starts here is never closed with }}")
                    : new BadCall(at, "expected }} after " + call.name() + ", found " + found());
        }
        at += 2;
        return call;
    }

    private Call readCall(int depth) {
        skipBlanks();
        int start = at;
        String name = readName(start);
        boolean known = Catalogue.isKnown(name);
        skipBlanks();
        List<Argument> arguments = peek() == '(' ? readArguments(name, known, depth) : List.of();
        if (!known) {
            throw new BadCall(start, Catalogue.unknown(name));
        }
        return new Call(start, name, arguments);
    }

    private String readName(int start) {
        String module = readWord();
        skipBlanks();
        if (peek() != '.') {
            throw new BadCall(start, Catalogue.notACall(module));
        }
        at++;
        skipBlanks();
        String function = readWord();
        if (function.isEmpty()) {
            throw new BadCall(at, "expected a function of " + module + " after the dot, found " + found());
        }
        String name = module + '.' + function;
        if (peek() == '.') {
            throw new BadCall(at, "expected ( or }} after " + name + ", found a third part; a call is module.function");
        }
        return name;
    }

    private String readWord() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (at - start > MAX_WORD_LENGTH) {
            throw new BadCall(start, "too long for a name: " + abbreviated(text.substring(start, at)));
        }
        return text.substring(start, at);
    }

    private List<Argument> readArguments(String name, boolean known, int depth) {
        int open = at++;
        skipBlanks();
        int first = at;
        try {
            return readValues(open, depth);
        } catch (BadCall problem) {
            boolean quoted = first < text.length() && (text.charAt(first) == '"' || text.charAt(first) == '\'');
            if (quoted || (known && !Catalogue.takesRawText(name))) {
                throw problem;
            }
            at = first;
            return readRawText(open);
        }
    }

    private List<Argument> readValues(int open, int depth) {
        List<Argument> values = new ArrayList<>();
        skipBlanks();
        while (peek() != ')') {
            values.add(readValue(depth + 1));
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != ')') {
                throw at >= text.length()
                        ? new BadCall(open, "the parenthesis that opens here is never closed")
                        : new BadCall(at, "expected , or ) after the argument, found " + found());
            }
        }
        at++;
        return values;
    }

    private List<Argument> readRawText(int open) {
        int start = at;
        int depth = 0;
        while (at < text.length() && (depth > 0 || text.charAt(at) != ')')) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (at >= text.length()) {
            throw new BadCall(open, "the parenthesis that opens here is never closed");
        }
        return List.of(new Argument.Text(start, text.substring(start, at++).strip()));
    }

    private Argument readValue(int depth) {
        if (depth > MAX_DEPTH) {
            throw new BadCall(at, "arguments are nested deeper than " + MAX_DEPTH + " levels");
        }
        int start = at;
        char c = peek();
        if (isHoleStart(text, at)) {
            return new Argument.Nested(start, readHole(depth));
        }
        if (quoteLength() > 0) {
            return readString(depth);
        }
        return switch (c) {
            case '{' -> readObject(depth);
            case '[' -> readArray(depth);
            default -> isNumberStart(c) ? readNumber() : readWordValue(start);
        };
    }

    private Argument readWordValue(int start) {
        String word = readWord();
        return switch (word) {
            case "true" -> new Argument.Bool(start, true);
            case "false" -> new Argument.Bool(start, false);
            case "null" -> new Argument.Null(start);
            case "" -> throw new BadCall(start, "expected a value, found " + found());
            default -> throw new BadCall(start, "expected a value, found " + word + "; text needs quotes");
        };
    }

    private Argument readArray(int depth) {
        int open = at++;
        List<Argument> items = new ArrayList<>();
        skipBlanks();
        while (peek() != ']') {
            items.add(readValue(depth + 1));
            separate(']', open);
        }
        at++;
        return new Argument.Array(open, items);
    }

    private Argument readObject(int depth) {
        int open = at++;
        List<Argument.Entry> entries = new ArrayList<>();
        skipBlanks();
        while (peek() != '}') {
            int start = at;
            String name = readEntryName(depth);
            skipBlanks();
            if (peek() != ':') {
                throw new BadCall(at, "expected : after the name " + name + ", found " + found());
            }
            at++;
            skipBlanks();
            entries.add(new Argument.Entry(start, name, readValue(depth + 1)));
            separate('}', open);
        }
        at++;
        return new Argument.Obj(open, entries);
    }

    private String readEntryName(int depth) {
        int start = at;
        if (quoteLength() > 0) {
            if (readString(depth) instanceof Argument.Text name) {
                return name.value();
            }
            throw new BadCall(start, "a name must not hold a hole");
        }
        String name = readWord();
        if (name.isEmpty()) {
            throw new BadCall(start, "expected a name, found " + found());
        }
        return name;
    }

    private void separate(char close, int open) {
        skipBlanks();
        if (peek() == ',') {
            at++;
            skipBlanks();
        } else if (peek() != close) {
            throw at >= text.length()
                    ? new BadCall(open, "the " + text.charAt(open) + " that opens here is never closed")
                    : new BadCall(at, "expected , or " + close + ", found " + found());
        }
    }

    /** How long the quote here is: 1, 2 if it is escaped because a string around the hole is in the same quotes, or 0. */
    private int quoteLength() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return 1;
        }
        return c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\'')
                ? 2
                : 0;
    }

    private Argument readString(int depth) {
        int open = at;
        String quote = text.substring(at, at + quoteLength());
        at += quote.length();
        List<Argument> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int plainStart = at;
        while (!text.startsWith(quote, at)) {
            if (at >= text.length()) {
                throw new BadCall(open, "the text that starts here has no closing quote");
            }
            if (isHoleStart(text, at)) {
                addText(parts, plainStart, plain);
                parts.add(readNested(depth + 1));
                plainStart = at;
            } else {
                readCharacter(plain);
            }
        }
        at += quote.length();
        if (parts.isEmpty()) {
            return new Argument.Text(open, plain.toString());
        }
        addText(parts, plainStart, plain);
        return new Argument.Mixed(open, parts);
    }

    private Argument readNested(int depth) {
        if (depth > MAX_DEPTH) {
            throw new BadCall(at, "holes are nested deeper than " + MAX_DEPTH + " levels");
        }
        return new Argument.Nested(at, readHole(depth));
    }

    private static void addText(List<Argument> parts, int start, StringBuilder plain) {
        if (!plain.isEmpty()) {
            parts.add(new Argument.Text(start, plain.toString()));
            plain.setLength(0);
        }
    }

    private void readCharacter(StringBuilder into) {
        char c = text.charAt(at++);
        if (c != '\\' || at >= text.length()) {
            into.append(c);
            return;
        }
        char escaped = text.charAt(at++);
        switch (escaped) {
            case 'n' -> into.append('\n');
            case 't' -> into.append('\t');
            case 'r' -> into.append('\r');
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'v' -> into.append('\u000b');
            case 'u' -> readUnicode(into, at - 2);
            case 'x' -> into.append((char) readHex(2));
            case '\n' -> {} // a line that goes on in the next one
            default -> into.append(escaped);
        }
    }

    private void readUnicode(StringBuilder into, int start) {
        char c = (char) readHex(4);
        into.append(c);
        if (!Character.isSurrogate(c)) {
            return;
        }
        int end = at;
        // UTF-8 has no bytes for a half, and a question mark in its place would go unnoticed.
        boolean more = Character.isHighSurrogate(c) && text.startsWith("\\u", at);
        at += more ? 2 : 0;
        char low = more ? (char) readHex(4) : c;
        if (!Character.isLowSurrogate(low) || !more) {
            throw SurrogatePairs.half(start, text.substring(start, end));
        }
        into.append(low);
    }

    private int readHex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new BadCall(at, "expected " + digits + " hexadecimal digits, found " + found());
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }

    private static boolean isNumberStart(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
    }

    private Argument readNumber() {
        int start = at;
        while (at < text.length() && isNumberPart(text.charAt(at), text.charAt(at - (at > start ? 1 : 0)))) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            return new Argument.Num(start, number(digits));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadCall(start, "not a number that can be used: " + abbreviated(digits));
        }
    }

    private static boolean isNumberPart(char c, char previous) {
        boolean sign = c == '+' || c == '-';
        return sign
                ? !Character.isLetterOrDigit(previous) || previous == 'e' || previous == 'E'
                : isWordPart(c) || c == '.';
    }

    private static BigDecimal number(String digits) {
        if (digits.length() > MAX_NUMBER_LENGTH) {
            throw new NumberFormatException();
        }
        boolean negative = digits.startsWith("-");
        String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        if (unsigned.startsWith("+") || unsigned.startsWith("-")) {
            throw new NumberFormatException();
        }
        BigDecimal value = unsigned.startsWith("0x") || unsigned.startsWith("0X")
                ? new BigDecimal(new BigInteger(unsigned.substring(2), 16))
                : new BigDecimal(unsigned);
        // What a double cannot hold is no number in the language that templates come from.
        if (Double.isInfinite(value.doubleValue()) || value.scale() > MAX_NUMBER_LENGTH) {
            throw new NumberFormatException();
        }
        return negative ? value.negate() : value;
    }

    private static String abbreviated(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }

    private String found() {
        if (at >= text.length()) {
            return "the end of the template";
        }
        return text.substring(at, text.offsetByCodePoints(at, 1));
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
