// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;

/**
 * An encoding in which lines can be found without decoding them: UTF-8 and what else has ASCII at its place, or UTF-16. Immutable,
 * for any number of threads.
 */
public final class Encoding {
    /** UTF-8, which is never decoded. */
    public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, 1, 1);

    private final Charset charset;
    private final int unit;
    /** How many bytes of UTF-8 two bytes become at most. */
    private final int growth;

    private Encoding(Charset charset, int unit, int growth) {
        this.charset = charset;
        this.unit = unit;
        this.growth = growth;
    }

    /**
     * An encoding by its name.
     *
     * @param name as the Java platform knows it
     * @return the encoding
     * @throws IllegalArgumentException when it is unknown, or has line feeds that cannot be found
     */
    public static Encoding named(String name) {
        Charset charset = charset(name);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return UTF_8;
        }
        if (charset.equals(StandardCharsets.UTF_16)
                || charset.equals(StandardCharsets.UTF_16LE)
                || charset.equals(StandardCharsets.UTF_16BE)) {
            return new Encoding(charset, 2, 3);
        }
        if (!hasAscii(charset)) {
            throw new IllegalArgumentException(
                    "is an encoding that has ASCII in other places; UTF-8, UTF-16LE, UTF-16BE,"
                            + " ISO-8859-1, windows-1252 and the like can be read");
        }
        return new Encoding(charset, 1, charset.equals(StandardCharsets.ISO_8859_1) ? 4 : 6);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("is no encoding that this Java knows, such as UTF-8 or ISO-8859-1", e);
        }
    }

    private static boolean hasAscii(Charset charset) {
        String upper = charset.name().toUpperCase(Locale.ROOT);
        // These switch tables by escapes, so that a byte does not say what it is.
        if (upper.contains("2022") || upper.contains("COMPOUND") || upper.contains("UTF-32")) {
            return false;
        }
        byte[] ascii = new byte[128];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        return new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    /**
     * Whether it is UTF-8.
     *
     * @return whether bytes are delivered as they are
     */
    public boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /**
     * How many bytes a line feed has.
     *
     * @return 1 or 2
     */
    public int unit() {
        return unit;
    }

    /**
     * How many bytes fit into a number of bytes of UTF-8 whatever they are.
     *
     * @param utf8 the number
     * @return at most that number, a multiple of {@link #unit()}
     */
    public int fitting(int utf8) {
        int most = isUtf8() ? utf8 : (int) (2L * utf8 / growth);
        return most - most % unit;
    }

    /**
     * The charset for the bytes of a file.
     *
     * @param isBigEndian the byte order that was found; counts only where the name does not say it
     * @return a charset that expects no byte order mark
     */
    public Charset charset(boolean isBigEndian) {
        if (unit == 1) {
            return charset;
        }
        return isBigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /**
     * The byte order of UTF-16.
     *
     * @param bytes units of two bytes
     * @param from where they begin
     * @param to where they end
     * @return whether the higher byte is first
     */
    public boolean isBigEndian(byte[] bytes, int from, int to) {
        if (!charset.equals(StandardCharsets.UTF_16)) {
            return charset.equals(StandardCharsets.UTF_16BE);
        }
        int balance = 0;
        for (int at = from; at + 1 < to; at += 2) {
            byte first = bytes[at];
            byte second = bytes[at + 1];
            // U+0A00 is no character and U+FFFE never will be: what looks like them in one order is of the other.
            if ((first == '\n' && second == 0) || (first == (byte) 0xFF && second == (byte) 0xFE)) {
                return false;
            }
            if ((first == 0 && second == '\n') || (first == (byte) 0xFE && second == (byte) 0xFF)) {
                return true;
            }
            balance += (first == 0 ? 1 : 0) - (second == 0 ? 1 : 0);
        }
        return balance > 0;
    }

    /**
     * How long the byte order mark at the beginning of a content is.
     *
     * @param bytes the content
     * @param from where it begins
     * @param to where it ends
     * @return 0 without one
     */
    public int markLength(byte[] bytes, int from, int to) {
        if (isUtf8()) {
            boolean hasMark = to - from >= 3
                    && bytes[from] == (byte) 0xEF
                    && bytes[from + 1] == (byte) 0xBB
                    && bytes[from + 2] == (byte) 0xBF;
            return hasMark ? 3 : 0;
        }
        if (unit == 1 || to - from < 2) {
            return 0;
        }
        int mark = ((bytes[from] & 0xFF) << 8) | (bytes[from + 1] & 0xFF);
        boolean isBig = isBigEndian(bytes, from, to);
        return mark == (isBig ? 0xFEFF : 0xFFFE) ? 2 : 0;
    }

    /**
     * Where bytes can be cut without cutting a character, at or before a place.
     *
     * @param bytes holds them
     * @param from where a character begins
     * @param at the place, at least 4 bytes behind that
     * @param isBigEndian the byte order
     * @return the place, or a few bytes before it
     */
    public int cut(byte[] bytes, int from, int at, boolean isBigEndian) {
        if (isUtf8()) {
            return Utf8.characterStart(bytes, from, at);
        }
        if (unit == 2) {
            int even = at - (at - from) % 2;
            int high = bytes[even - (isBigEndian ? 2 : 1)] & 0xFC;
            return high == 0xD8 ? even - 2 : even;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from, at - from);
        CharBuffer out = CharBuffer.allocate(2 * (at - from) + 2);
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(in, out, false);
        return in.position() > from ? in.position() : at;
    }

    /**
     * Whether bytes are characters of this encoding.
     *
     * @param bytes holds them
     * @param from where they begin
     * @param to where they end
     * @param isBigEndian the byte order
     * @return false if something would have to be replaced
     */
    public boolean isDecodable(byte[] bytes, int from, int to, boolean isBigEndian) {
        if (isUtf8()) {
            return Utf8.isValid(bytes, from, to);
        }
        try {
            charset(isBigEndian).newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * The bytes in UTF-8; what is no character becomes U+FFFD.
     *
     * @param bytes holds them
     * @param from where they begin
     * @param to where they end
     * @param isBigEndian the byte order
     * @return a new array
     */
    public byte[] toUtf8(byte[] bytes, int from, int to, boolean isBigEndian) {
        if (isUtf8() && Utf8.isValid(bytes, from, to)) {
            return Arrays.copyOfRange(bytes, from, to);
        }
        return new String(bytes, from, to - from, charset(isBigEndian)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return charset.name();
    }
}
