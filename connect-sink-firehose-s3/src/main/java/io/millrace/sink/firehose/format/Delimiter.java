// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import java.nio.charset.StandardCharsets;

/** The text that follows every record. */
public final class Delimiter {
    private Delimiter() {}

    /**
     * Reads a delimiter. It may hold the characters themselves or the escapes {@code \n}, {@code \r}, {@code \t} and
     * {@code \\}, which survive JSON and property files better.
     *
     * @param text what the user wrote; empty means that nothing follows a record, as with Firehose
     * @return its bytes in UTF-8
     * @throws IllegalArgumentException when a backslash starts anything else
     */
    public static byte[] parse(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? escaped(text, ++i) : c);
        }
        return plain.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static char escaped(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\' -> '\\';
            default ->
                throw new IllegalArgumentException(
                        "at character " + at + ": a backslash must be followed by n, r, t or another backslash");
        };
    }
}
