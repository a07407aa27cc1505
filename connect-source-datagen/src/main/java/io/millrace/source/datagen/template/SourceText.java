// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

/**
 * The text of a template as the engine reads it: trimmed, and with its line feeds treated as the options say. It knows
 * where each character stood in the text as the user wrote it.
 */
final class SourceText {
    private final String original;
    private final String text;
    private final int[] origins;

    private SourceText(String original, String text, int[] origins) {
        this.original = original;
        this.text = text;
        this.origins = origins;
    }

    static SourceText of(String original, Newlines newlines) {
        int end = original.length();
        while (end > 0 && isBlank(original.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isBlank(original.charAt(start))) {
            start++;
        }
        StringBuilder text = new StringBuilder(end - start);
        int[] origins = new int[end - start + 1];
        for (int i = start; i < end; i++) {
            char c = original.charAt(i);
            boolean lineEnd = c == '\n' || (c == '\r' && i + 1 < end && original.charAt(i + 1) == '\n');
            if (!lineEnd || (newlines == Newlines.KEEP && c == '\n')) {
                origins[text.length()] = i;
                text.append(c);
            }
        }
        origins[text.length()] = end;
        return new SourceText(original, text.toString(), origins);
    }

    /** What JavaScript's trim removes, which is what people's templates were written against. */
    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\uFEFF';
    }

    String text() {
        return text;
    }

    InvalidTemplate.Problem problem(int offset, String message) {
        int origin = origins[Math.min(offset, text.length())];
        int line = 1;
        int lineStart = 0;
        for (int i = original.indexOf('\n'); i >= 0 && i < origin; i = original.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new InvalidTemplate.Problem(line, original.codePointCount(lineStart, origin) + 1, message);
    }
}
