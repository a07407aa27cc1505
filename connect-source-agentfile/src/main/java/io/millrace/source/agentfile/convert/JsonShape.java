// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.convert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How the objects of a step are written: everything between the values is made once. {@code jsonFormat} is COMPACT or
 * PRETTYPRINT, the latter with two blanks of indentation and blanks around colons.
 */
final class JsonShape {
    /** How {@code jsonFormat} spells it. */
    enum Form {
        COMPACT,
        PRETTYPRINT
    }

    /** What stands before each value with its opening quote, with room behind it. */
    private final byte[][] text;

    private final int[] textLengths;
    /** What stands before each value that is null, and that. */
    private final byte[][] none;

    private final byte[] after;

    JsonShape(List<String> names, Form form, boolean addsLineFeed) {
        boolean isPretty = form == Form.PRETTYPRINT;
        text = new byte[names.size()][];
        textLengths = new int[names.size()];
        none = new byte[names.size()][];
        for (int i = 0; i < none.length; i++) {
            JsonBytes piece = new JsonBytes(64);
            piece.add(i == 0 ? '{' : ',');
            if (isPretty) {
                piece.add(ascii("\n  "));
            }
            piece.text(names.get(i));
            piece.add(ascii(isPretty ? " : " : ":"));
            int length = piece.length();
            piece.add('"');
            text[i] = Arrays.copyOf(piece.array(), piece.length() + Long.BYTES);
            textLengths[i] = piece.length();
            piece.truncate(length);
            piece.addNull();
            none[i] = Arrays.copyOf(piece.array(), piece.length());
        }
        String close = names.isEmpty() ? "{}" : isPretty ? "\n}" : "}";
        after = ascii(addsLineFeed ? close + "\n" : close);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A field whose value is a text; answers whether that is UTF-8. */
    boolean text(int field, byte[] source, int from, int to, JsonBytes out) {
        out.addPadded(text[field], textLengths[field]);
        boolean isSound = out.content(source, from, to);
        out.add('"');
        return isSound;
    }

    void text(int field, String value, JsonBytes out) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        text(field, utf8, 0, utf8.length, out);
    }

    /** A field whose value is null. */
    void none(int field, JsonBytes out) {
        out.add(none[field]);
    }

    void after(JsonBytes out) {
        out.add(after);
    }
}
