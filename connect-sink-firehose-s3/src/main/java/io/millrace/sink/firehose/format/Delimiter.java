// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Escapes;
import java.nio.charset.StandardCharsets;

/** The text that follows every record, and the character between the cells of a row. */
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
        return Escapes.unescape(text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what stands between the cells of a row.
     *
     * @param text what the user wrote: one character, or {@code \t}
     * @return the character
     * @throws IllegalArgumentException when it is not one, or one that cells are made of
     */
    static Character ofCells(String text) {
        String plain = Escapes.unescape(text);
        char c = plain.length() == 1 ? plain.charAt(0) : '"';
        boolean printable = c > ' ' && c < 0x7F;
        if ((!printable && c != '\t') || Character.isLetterOrDigit(c) || c == '"') {
            throw new IllegalArgumentException(
                    "must be one character of ASCII, and no letter, digit, quote, space or line break");
        }
        return c;
    }
}
