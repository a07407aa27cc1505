// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** Classes of bytes, as tables by value. */
final class Members {
    private static final String ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    static final boolean[] DIGIT = of("0123456789");
    static final boolean[] LETTER = of(ALPHANUMERIC.substring(10));
    static final boolean[] WORD = of(ALPHANUMERIC + "_");
    /** A label of a host name, as the Kinesis Agent sees it. */
    static final boolean[] LABEL = of(ALPHANUMERIC + "_-");

    static final boolean[] USER = of(ALPHANUMERIC + "._-");
    static final boolean[] PROGRAM = of(ALPHANUMERIC + "_./%-");
    static final boolean[] COLUMN_NAME = of("abcdefghijklmnopqrstuvwxyz-");
    static final boolean[] DIGIT_OR_DOT = of("0123456789.");
    static final boolean[] BLUEPRINT_TIME = of(ALPHANUMERIC + "_:/");
    /** White space of ASCII, as regular expressions see it. */
    static final boolean[] SPACE = of(" \t\n\u000B\f\r");
    /** Printing ASCII without what ends a name of structured data, RFC 5424 section 6.3.2. */
    static final boolean[] SD_NAME = printing("=]\"");

    static final boolean[] PRINTING = printing("");

    private Members() {}

    private static boolean[] of(String members) {
        boolean[] table = new boolean[256];
        for (int i = 0; i < members.length(); i++) {
            table[members.charAt(i)] = true;
        }
        return table;
    }

    private static boolean[] printing(String without) {
        boolean[] table = new boolean[256];
        for (int b = 0x21; b < 0x7F; b++) {
            table[b] = without.indexOf(b) < 0;
        }
        return table;
    }
}
