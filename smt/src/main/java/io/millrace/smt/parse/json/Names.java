// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse.json;

import io.millrace.parsing.json.JsonScanner;
import java.nio.charset.StandardCharsets;

/** Names of fields, which records repeat, as one text each. Bounded; a newcomer takes the place of who stood there. */
final class Names {
    private static final int PLACES = 512;
    private static final int LONGEST = 64;

    private final byte[][] known = new byte[PLACES][];
    private final String[] texts = new String[PLACES];

    String of(JsonScanner scanner) {
        if (scanner.isEscaped() || scanner.end() - scanner.start() > LONGEST) {
            return scanner.text();
        }
        int hash = scanner.hash();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        byte[] utf8 = known[place];
        if (utf8 != null && scanner.is(utf8)) {
            return texts[place];
        }
        String text = scanner.text();
        known[place] = text.getBytes(StandardCharsets.UTF_8);
        texts[place] = text;
        return text;
    }
}
