// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.predicate;

import java.util.ArrayList;
import java.util.List;

/** Splits a list at its commas, except within quotes. For one text. */
final class LiteralReader {
    private final String text;
    private int at;

    LiteralReader(String text) {
        this.text = text;
    }

    /** The items, stripped; quoted ones with their quotes. */
    List<String> all() {
        List<String> items = new ArrayList<>();
        items.add(item());
        while (at < text.length()) {
            at++;
            items.add(item());
        }
        return items;
    }

    private String item() {
        int from = at;
        boolean quoted = text.substring(from).stripLeading().startsWith("\"");
        if (quoted) {
            at = closingQuote(text.indexOf('"', from)) + 1;
        }
        int comma = text.indexOf(',', at);
        at = comma < 0 ? text.length() : comma;
        String item = text.substring(from, at).strip();
        if (quoted && !item.endsWith("\"")) {
            throw new IllegalArgumentException(
                    "at character " + at + ": a comma or the end must follow a quoted value");
        }
        return item;
    }

    private int closingQuote(int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        throw new IllegalArgumentException("the quote at character " + (open + 1) + " is never closed");
    }
}
