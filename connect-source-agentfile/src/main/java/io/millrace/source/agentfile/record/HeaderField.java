// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.agentfile.record;

import java.util.Locale;

/** What a header of a record can tell; the header's name is {@code millrace.} and the word. */
public enum HeaderField {
    /** The flow's name. */
    FLOW,
    /** Where the file lay when it was read. */
    PATH,
    /** The name of the machine that read it. */
    HOST,
    /** The bytes of the content before the record, a 64-bit number. */
    OFFSET,
    /** The number of its first line, from 1, a 64-bit number. */
    LINE,
    /** How many lines of the file it has, a 32-bit number. */
    LINES;

    private final String header = "millrace." + word();

    /**
     * How a configuration spells it.
     *
     * @return in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The header's name.
     *
     * @return {@code millrace.} and the word
     */
    public String header() {
        return header;
    }
}
