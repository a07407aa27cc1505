// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.nio.charset.StandardCharsets;

/** Strings of JSON. */
final class JsonStrings {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private JsonStrings() {}

    static void write(String text, RowBytes out, boolean lenient) throws Unrenderable {
        out.add('"');
        int plain = out.plainPrefix(text);
        if (plain < text.length()) {
            rest(text, plain, out, lenient);
        }
        out.add('"');
    }

    static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    private static void rest(String text, int from, RowBytes out, boolean lenient) throws Unrenderable {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out.add(c);
            } else if (!Character.isSurrogate(c)) {
                special(c, out);
            } else if (RowBytes.isPair(text, i)) {
                out.codePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else if (lenient) {
                escape(c, out);
            } else {
                throw Unrenderable.halfOfAPair();
            }
        }
    }

    private static void special(char c, RowBytes out) {
        switch (c) {
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            default -> {
                if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    escape(c, out);
                } else {
                    out.codePoint(c);
                }
            }
        }
    }

    private static void escape(char c, RowBytes out) {
        out.ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.add(HEX[c >> shift & 0xF]);
        }
    }
}
