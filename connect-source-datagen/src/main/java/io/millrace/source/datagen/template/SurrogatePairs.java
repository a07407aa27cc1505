// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import io.millrace.source.datagen.function.BadCall;
import java.util.Optional;

/** Finds halves of characters, which have no bytes in UTF-8. */
final class SurrogatePairs {
    private SurrogatePairs() {}

    /** The first half without its other half, if there is any. */
    static Optional<BadCall> firstHalf(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && !Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                return Optional.of(half(i, "\\u" + Integer.toHexString(c)));
            }
        }
        return Optional.empty();
    }

    static BadCall half(int offset, String escape) {
        return new BadCall(offset, escape + " is half a character: both halves of its pair are needed");
    }
}
