// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/** What detectors ask of single characters. Digits count in every script, so that full-width ones hide nothing. */
final class Chars {
    private Chars() {}

    /** The digit's value; -1 for anything else. */
    static int digit(char c) {
        if (c < 128) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.digit(c, 10);
    }

    /** The digit at a place that may lie outside. */
    static int digitAt(String text, int at) {
        return at >= 0 && at < text.length() ? digit(text.charAt(at)) : -1;
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9');
    }

    /** The value of a letter from A, whatever its case; -1 for anything else. */
    static int letter(char c) {
        return isAsciiLetter(c) ? (c | 0x20) - 'a' : -1;
    }

    // Letters beyond ASCII separate: scripts without spaces put numbers right between them.
    private static boolean isWord(char c) {
        return isAsciiLetter(c) || c == '_' || digit(c) >= 0;
    }

    /** Whether something may begin here, rather than in the middle of a word. */
    static boolean opens(String text, int at) {
        return at == 0 || !isWord(text.charAt(at - 1)) || isEscape(text, at - 1);
    }

    /** Whether something may end before this place. */
    static boolean closes(String text, int at) {
        return at >= text.length() || !isWord(text.charAt(at));
    }

    /** The letter of an escape such as {@code \n}, as it stands within JSON and in many logs. */
    static boolean isEscape(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '\\' && "nrtbf".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether what ends before this place goes on as a decimal number or a longer dotted one. */
    static boolean isDecimalAfter(String text, int at) {
        return at < text.length() && text.charAt(at) == '.' && digitAt(text, at + 1) >= 0;
    }

    /** Whether what begins at this place is the rest of a decimal number or of a longer dotted one. */
    static boolean isDecimalBefore(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '.' && digitAt(text, at - 2) >= 0;
    }

    /** Spaces and hyphens, as they stand between groups of digits. */
    static boolean isGap(char c) {
        return switch (c) {
            case ' ', '-', '\u00a0', '\u2009', '\u2010', '\u2011', '\u2013', '\u202f', '\u3000' -> true;
            default -> false;
        };
    }

    /** Where the digits that begin here end; at most so many are looked at. */
    static int endOfDigits(String text, int from, int most) {
        int end = Math.min(text.length(), from + most);
        int at = from;
        while (at < end && digit(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Where the next digit stands; the length if there is none. */
    static int nextDigit(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
