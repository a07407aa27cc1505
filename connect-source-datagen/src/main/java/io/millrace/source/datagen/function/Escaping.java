// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.nio.charset.StandardCharsets;

/** How the text of a value is made safe for the format around it. */
public enum Escaping {
    /** As it is. */
    NONE {
        @Override
        boolean isNeededFor(byte b) {
            return false;
        }

        @Override
        String apply(String text) {
            return text;
        }
    },
    /** For the inside of a JSON string. */
    JSON {
        @Override
        boolean isNeededFor(byte b) {
            return b == '"' || b == '\\' || (b >= 0 && b < 0x20);
        }

        @Override
        String apply(String text) {
            StringBuilder out = new StringBuilder(text.length() + 8);
            text.chars().forEach(c -> appendJson(out, (char) c));
            return out.toString();
        }
    },
    /** In quotes, with quotes doubled, if it holds a separator, a quote or a line end. */
    CSV {
        @Override
        boolean isNeededFor(byte b) {
            return b == '"' || b == ',' || b == '\n' || b == '\r';
        }

        @Override
        String apply(String text) {
            return isNeededFor(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }
    };

    abstract boolean isNeededFor(byte b);

    /** The escaped text. */
    abstract String apply(String text);

    boolean isNeededFor(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isNeededFor(b)) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes(String text) {
        return apply(text).getBytes(StandardCharsets.UTF_8);
    }

    private static void appendJson(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
