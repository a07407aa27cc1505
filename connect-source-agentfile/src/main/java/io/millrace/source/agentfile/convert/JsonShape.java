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

    /** What stands before each value. */
    private final byte[][] before;

    private final byte[] after;

    JsonShape(List<String> names, Form form, boolean addsLineFeed) {
        before = new byte[names.size()][];
        boolean isPretty = form == Form.PRETTYPRINT;
        for (int i = 0; i < before.length; i++) {
            JsonBytes piece = new JsonBytes(64);
            piece.add(i == 0 ? '{' : ',');
            if (isPretty) {
                piece.add(ascii("\n  "));
            }
            piece.text(names.get(i));
            piece.add(ascii(isPretty ? " : " : ":"));
            before[i] = Arrays.copyOf(piece.array(), piece.length());
        }
        String close = names.isEmpty() ? "{}" : isPretty ? "\n}" : "}";
        after = ascii(addsLineFeed ? close + "\n" : close);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void before(int field, JsonBytes out) {
        out.add(before[field]);
    }

    void after(JsonBytes out) {
        out.add(after);
    }
}
