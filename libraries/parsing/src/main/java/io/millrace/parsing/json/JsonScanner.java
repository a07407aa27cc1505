// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.json;

import io.millrace.parsing.ByteWords;
import io.millrace.parsing.json.MalformedJson.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON by RFC 8259, token by token, strictly: no comments, no single quotes, no trailing commas, no NaN. A byte order
 * mark at the beginning is left out, which the RFC allows. Used again for value after value, and allocates nothing but the
 * texts that are asked for. For one thread.
 *
 * <p>Everything that is passed is checked, skipped values included: what ends without {@link MalformedJson} is JSON.
 */
public final class JsonScanner {
    /** How deep arrays and objects may be nested unless the caller says otherwise: more than anybody writes by hand. */
    public static final int DEFAULT_MAX_DEPTH = 512;

    private static final byte[] NOTHING = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final long QUOTES = ByteWords.repeat('"');
    private static final long BACKSLASHES = ByteWords.repeat('\\');
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** What may come next. */
    private enum Expected {
        /** A value of the top level, or the end of the bytes. */
        DOCUMENT,
        /** A value. */
        VALUE,
        /** A value, or the end of the array. */
        FIRST_ELEMENT,
        /** A name, or the end of the object. */
        FIRST_NAME,
        /** A comma, or the end of the array or object. */
        SEPARATOR
    }

    private final Nesting nesting;

    private byte[] bytes = NOTHING;
    private int from;
    private int to;
    private boolean several;
    private int at;
    private long documents;
    private int documentStart;
    private Expected expected = Expected.DOCUMENT;
    private @Nullable MalformedJson failure;

    private JsonToken token = JsonToken.END;
    private int start;
    private int end;
    private boolean escaped;
    private boolean integer;
    private byte[] scratch = NOTHING;

    /**
     * A scanner that has nothing to scan yet.
     *
     * @param maxDepth how many arrays and objects may be open at once, at least 0; {@link #DEFAULT_MAX_DEPTH} is usual
     */
    public JsonScanner(int maxDepth) {
        if (maxDepth < 0) {
            throw new IllegalArgumentException("maxDepth is negative: " + maxDepth);
        }
        this.nesting = new Nesting(maxDepth);
    }

    /**
     * Begins with other bytes, which are one value.
     *
     * @param array holds them, and is not changed; the caller does not change it either while tokens are read
     * @param first where they start
     * @param last where they end, exclusive
     */
    public void scan(byte[] array, int first, int last) {
        begin(array, first, last, false);
    }

    /**
     * Begins with other bytes, which are any number of values: on lines of their own, or with nothing or blanks between
     * them. After a number or a literal there has to be a blank.
     *
     * @param array holds them, and is not changed; the caller does not change it either while tokens are read
     * @param first where they start
     * @param last where they end, exclusive
     */
    public void scanSeveral(byte[] array, int first, int last) {
        begin(array, first, last, true);
    }

    private void begin(byte[] array, int first, int last, boolean any) {
        Objects.checkFromToIndex(first, last, array.length);
        bytes = array;
        from = first;
        to = last;
        several = any;
        at = first;
        if (last - first >= 3 && Arrays.equals(array, first, first + 3, BYTE_ORDER_MARK, 0, 3)) {
            at += 3;
        }
        documents = 0;
        documentStart = at;
        restart();
    }

    private void restart() {
        nesting.clear();
        expected = Expected.DOCUMENT;
        failure = null;
        found(JsonToken.END, at, at);
    }

    /**
     * Goes on after a failure, with the line after the one in which the malformed value began: for values that are one to a
     * line.
     *
     * @return false when there is no further line; the next token is {@link JsonToken#END} then
     */
    public boolean skipLine() {
        // A value that lacks its end fails in a later line, which may well be a value by itself.
        at = documentStart;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        restart();
        return at < to;
    }

    /**
     * Reads the next token.
     *
     * @return what it is; {@link JsonToken#END}, and again at each further call, after the last value
     * @throws MalformedJson when the bytes are not JSON; the same one again until the next scan or {@link #skipLine()}
     */
    public JsonToken next() throws MalformedJson {
        if (failure != null) {
            throw failure;
        }
        skipBlanks();
        return switch (expected) {
            case DOCUMENT -> document();
            case VALUE -> value(current());
            case FIRST_ELEMENT -> current() == ']' ? close(JsonToken.ARRAY_END) : value(current());
            case FIRST_NAME -> current() == '}' ? close(JsonToken.OBJECT_END) : name(current());
            case SEPARATOR -> separator(current());
        };
    }

    private void skipBlanks() {
        int i = at;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        at = i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private byte current() throws MalformedJson {
        if (at >= to) {
            throw failed(Reason.UNEXPECTED_END, to);
        }
        return bytes[at];
    }

    private JsonToken document() throws MalformedJson {
        if (at < to) {
            if (!several && documents > 0) {
                throw failed(Reason.TRAILING_CONTENT, at);
            }
            documents++;
            documentStart = at;
            return value(bytes[at]);
        }
        if (!several && documents == 0) {
            throw failed(Reason.EMPTY, at);
        }
        return found(JsonToken.END, to, to);
    }

    private JsonToken separator(byte b) throws MalformedJson {
        boolean object = nesting.inObject();
        if (b == ',') {
            at++;
            skipBlanks();
            return object ? name(current()) : value(current());
        }
        if (b == (object ? '}' : ']')) {
            return close(object ? JsonToken.OBJECT_END : JsonToken.ARRAY_END);
        }
        throw failed(Reason.UNEXPECTED_BYTE, at);
    }

    private JsonToken value(byte b) throws MalformedJson {
        return switch (b) {
            case '"' -> {
                string();
                yield ended(JsonToken.STRING);
            }
            case '{' -> open(JsonToken.OBJECT_START, Expected.FIRST_NAME);
            case '[' -> open(JsonToken.ARRAY_START, Expected.FIRST_ELEMENT);
            case 't' -> literal(JsonToken.TRUE, TRUE);
            case 'f' -> literal(JsonToken.FALSE, FALSE);
            case 'n' -> literal(JsonToken.NULL, NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw failed(Reason.UNEXPECTED_BYTE, at);
        };
    }

    private JsonToken name(byte b) throws MalformedJson {
        if (b != '"') {
            throw failed(Reason.UNEXPECTED_BYTE, at);
        }
        string();
        skipBlanks();
        if (current() != ':') {
            throw failed(Reason.UNEXPECTED_BYTE, at);
        }
        at++;
        expected = Expected.VALUE;
        token = JsonToken.FIELD_NAME;
        return token;
    }

    private JsonToken open(JsonToken opened, Expected first) throws MalformedJson {
        if (!nesting.open(opened == JsonToken.OBJECT_START)) {
            throw failed(Reason.TOO_DEEP, at);
        }
        expected = first;
        return found(opened, at, ++at);
    }

    private JsonToken close(JsonToken closed) {
        nesting.close();
        found(closed, at, ++at);
        return ended(closed);
    }

    private JsonToken ended(JsonToken last) {
        expected = nesting.depth() == 0 ? Expected.DOCUMENT : Expected.SEPARATOR;
        token = last;
        return last;
    }

    private JsonToken found(JsonToken next, int first, int last) {
        token = next;
        start = first;
        end = last;
        return next;
    }

    private JsonToken literal(JsonToken kind, byte[] word) throws MalformedJson {
        int last = at + word.length;
        if (last > to || !Arrays.equals(bytes, at, last, word, 0, word.length)) {
            boolean cut = last > to && Arrays.equals(bytes, at, to, word, 0, to - at);
            throw cut ? failed(Reason.UNEXPECTED_END, to) : failed(Reason.INVALID_LITERAL, at);
        }
        return scalar(kind, last, Reason.INVALID_LITERAL);
    }

    /** A number or literal ends here, if what follows says so. */
    private JsonToken scalar(JsonToken kind, int last, Reason otherwise) throws MalformedJson {
        if (last < to && !endsScalar(bytes[last])) {
            throw failed(otherwise, last);
        }
        found(kind, at, last);
        at = last;
        return ended(kind);
    }

    private static boolean endsScalar(byte b) {
        return b == ',' || b == '}' || b == ']' || isBlank(b);
    }

    private JsonToken number() throws MalformedJson {
        int i = bytes[at] == '-' ? at + 1 : at;
        i = i < to && bytes[i] == '0' ? i + 1 : digits(i);
        integer = true;
        if (i < to && bytes[i] == '.') {
            integer = false;
            i = digits(i + 1);
        }
        if (i < to && (bytes[i] | 0x20) == 'e') {
            integer = false;
            i++;
            i = digits(i < to && (bytes[i] == '+' || bytes[i] == '-') ? i + 1 : i);
        }
        return scalar(JsonToken.NUMBER, i, Reason.INVALID_NUMBER);
    }

    /** Passes one or more digits. */
    private int digits(int first) throws MalformedJson {
        int i = first;
        while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i == first) {
            throw i >= to ? failed(Reason.UNEXPECTED_END, to) : failed(Reason.INVALID_NUMBER, i);
        }
        return i;
    }

    private void string() throws MalformedJson {
        int first = at + 1;
        int i = first;
        escaped = false;
        while (true) {
            i = plain(i);
            byte b = bytes[i];
            if (b == '"') {
                break;
            }
            i += special(b, i);
        }
        start = first;
        end = i;
        at = i + 1;
    }

    /** The next byte of a text that is a quote, a backslash, a control character or not ASCII. */
    private int plain(int first) throws MalformedJson {
        byte[] array = bytes;
        int last = to;
        for (int i = first; i < last; i += ByteWords.SIZE) {
            long word = ByteWords.upTo(array, i, last);
            long marks =
                    ByteWords.equal(word, QUOTES) | ByteWords.equal(word, BACKSLASHES) | ByteWords.unprintable(word);
            if (marks != 0) {
                int found = i + ByteWords.first(marks);
                if (found < last) {
                    return found;
                }
            }
        }
        throw failed(Reason.UNEXPECTED_END, last);
    }

    /** Passes an escape or a character beyond ASCII; answers how many bytes it has. */
    private int special(byte b, int i) throws MalformedJson {
        if (b == '\\') {
            escaped = true;
            return passed(JsonStrings.escapeLength(bytes, i, to), i, Reason.INVALID_ESCAPE);
        }
        if (b >= 0) {
            throw failed(Reason.CONTROL_CHARACTER, i);
        }
        return passed(JsonStrings.characterLength(bytes, i, to), i, Reason.INVALID_UTF8);
    }

    private int passed(int length, int i, Reason otherwise) throws MalformedJson {
        if (length <= 0) {
            throw length < 0 ? failed(Reason.UNEXPECTED_END, to) : failed(otherwise, i);
        }
        return length;
    }

    private MalformedJson failed(Reason reason, int position) {
        at = position;
        failure = new MalformedJson(reason, position - from);
        return failure;
    }

    /**
     * Goes to the last token of the value that the current token begins, or that belongs to the current name. The span is
     * that of the whole value as it is written afterwards, texts with their quotes.
     *
     * @throws MalformedJson as {@link #next()} does: what is skipped is checked like everything else
     */
    public void skipValue() throws MalformedJson {
        if (token == JsonToken.FIELD_NAME) {
            next();
        }
        int first = token == JsonToken.STRING ? start - 1 : start;
        if (token == JsonToken.OBJECT_START || token == JsonToken.ARRAY_START) {
            int outer = nesting.depth();
            do {
                next();
            } while (nesting.depth() >= outer);
        }
        start = first;
        end = token == JsonToken.END ? first : at;
    }

    /**
     * The current token.
     *
     * @return what {@link #next()} answered last
     */
    public JsonToken token() {
        return token;
    }

    /**
     * How many arrays and objects are open; one that just began is among them, one that just ended is not.
     *
     * @return 0 at the top level
     */
    public int depth() {
        return nesting.depth();
    }

    /**
     * The bytes that the spans lie in.
     *
     * @return the array that is scanned; not a copy
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where the current token starts; a text or name after its quote.
     *
     * @return an index into {@link #bytes()}
     */
    public int start() {
        return start;
    }

    /**
     * Where the current token ends; a text or name before its quote.
     *
     * @return an index into {@link #bytes()}, exclusive
     */
    public int end() {
        return end;
    }

    /**
     * Where the scan stands.
     *
     * @return the index into {@link #bytes()} of the first byte that belongs to no token so far
     */
    public int position() {
        return at;
    }

    /**
     * Whether the current text or name has escapes; otherwise the span is its UTF-8.
     *
     * @return whether it has
     */
    public boolean isEscaped() {
        return escaped;
    }

    /**
     * The current text or name without its escapes, or the current number as it is written.
     *
     * @return a new text; the escape of half a surrogate pair is U+FFFD
     */
    public String text() {
        if (isText() && escaped) {
            int length = unescaped();
            return new String(scratch, 0, length, StandardCharsets.UTF_8);
        }
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * Whether the current text or name is the given one, escapes apart.
     *
     * @param utf8 what it is compared with
     * @return whether both are the same text
     */
    public boolean is(byte[] utf8) {
        if (isText() && escaped) {
            int length = unescaped();
            return Arrays.equals(scratch, 0, length, utf8, 0, utf8.length);
        }
        return Arrays.equals(bytes, start, end, utf8, 0, utf8.length);
    }

    /**
     * A hash of the current text or name, escapes apart, to look names up before {@link #is}.
     *
     * @return what {@link #hash} answers for the same text
     */
    public int hash() {
        if (isText() && escaped) {
            int length = unescaped();
            return hash(scratch, 0, length);
        }
        return hash(bytes, start, end);
    }

    /**
     * The hash of a name that is looked for.
     *
     * @param utf8 the name
     * @return its hash; names of somebody else's choice can be made to collide
     */
    public static int hash(byte[] utf8) {
        return hash(utf8, 0, utf8.length);
    }

    private static int hash(byte[] array, int first, int last) {
        long hash = (long) last - first;
        for (int i = first; i < last; i += ByteWords.SIZE) {
            hash = (hash ^ ByteWords.upTo(array, i, last)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private boolean isText() {
        return token == JsonToken.STRING || token == JsonToken.FIELD_NAME;
    }

    /** Fills the scratch array, which may be another one afterwards; answers how much of it. */
    private int unescaped() {
        if (scratch.length < end - start) {
            scratch = new byte[end - start];
        }
        return JsonStrings.unescape(bytes, start, end, scratch);
    }

    /**
     * Whether the current number has neither fraction nor exponent: 1 has not, 1.0 and 1e0 have.
     *
     * @return whether it is written as a whole number
     */
    public boolean isInteger() {
        return integer;
    }

    /**
     * Whether the current number is written as a whole number and is one of 64 bits. -0 is, and its sign is lost then.
     *
     * @return whether {@link #longValue()} is exact
     */
    public boolean isLong() {
        return integer && JsonNumbers.fitsLong(bytes, start, end);
    }

    /**
     * The current number.
     *
     * @return the number, when {@link #isLong()} says so; anything otherwise
     */
    public long longValue() {
        return JsonNumbers.toLong(bytes, start, end);
    }

    /**
     * The current number, rounded to the nearest double. What it loses a {@code BigDecimal} of {@link #text()} keeps; an
     * exponent of many digits makes that one throw, and a large one makes its plain form huge.
     *
     * @return the number; infinite when it is beyond the range
     */
    public double doubleValue() {
        return JsonNumbers.toDouble(bytes, start, end);
    }
}
