// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import org.jspecify.annotations.Nullable;

/** JSON under construction: the caller writes the structure, this class the strings. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();

    JsonText raw(Object json) {
        text.append(json);
        return this;
    }

    /**
     * Appends any string. Quotes, backslashes and control characters are escaped as JSON demands; halves of surrogate pairs
     * too, since they are legal in JSON but cannot be written as UTF-8; and the two line separators that line readers of
     * other languages stumble over.
     */
    JsonText string(@Nullable String value) {
        if (value == null) {
            return raw("null");
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                text.append(c).append(value.charAt(++i));
            } else {
                character(c);
            }
        }
        text.append('"');
        return this;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                    text.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        text.append(HEX.charAt(c >> shift & 0xF));
                    }
                } else {
                    text.append(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
