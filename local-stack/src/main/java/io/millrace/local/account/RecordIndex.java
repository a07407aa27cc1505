// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.account;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that the template of the fault tests puts into each record: {@code "index":N}. */
public final class RecordIndex {
    private static final Pattern INDEX = Pattern.compile("\"index\"\\s*:\\s*(\\d+)");

    private RecordIndex() {}

    /**
     * Reads a record's number.
     *
     * @param record its bytes
     * @return the number
     */
    public static long in(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        Matcher matcher = INDEX.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a record without \"index\":N: " + Account.shown(text));
        }
        return Long.parseLong(matcher.group(1));
    }
}
