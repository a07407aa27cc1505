// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import io.millrace.common.options.Escapes;
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
        return Escapes.unescape(text).getBytes(StandardCharsets.UTF_8);
    }
}
