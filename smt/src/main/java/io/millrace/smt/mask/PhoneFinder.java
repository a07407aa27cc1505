// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Telephone numbers: international ones of ITU-T E.164 with their plus sign, and those of North America with area code
 * and separators. Other national forms look like dates, amounts and order numbers too often.
 */
final class PhoneFinder implements Finder {
    private static final int LEAST = 8;
    private static final int MOST = 15;

    @Override
    public long next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            int end = 0;
            if (c == '+' || c == '\uff0b') {
                end = Chars.opens(text, at) ? international(text, at + 1) : 0;
            } else if (c == '(' || (Chars.digit(c) > 0 && opens(text, at))) {
                end = northAmerican(text, at);
            }
            if (end > 0) {
                return Finder.hit(at, end);
            }
        }
        return NONE;
    }

    private static boolean opens(String text, int at) {
        if (!Chars.opens(text, at)) {
            return false;
        }
        boolean joined = at > 1 && "-./".indexOf(text.charAt(at - 1)) >= 0;
        return !joined || Chars.digitAt(text, at - 2) < 0;
    }

    /** The end of a number whose country code begins here; 0 if there is none. */
    private static int international(String text, int from) {
        if (Chars.digitAt(text, from) < 1) {
            return 0;
        }
        int best = 0;
        int count = 0;
        int gaps = 0;
        boolean decimal = false;
        int at = from;
        while (count <= MOST) {
            int end = Chars.endOfDigits(text, at, MOST + 1 - count);
            count += end - at;
            if (count >= LEAST && count <= MOST && !(decimal && gaps == 1)) {
                best = end;
            }
            int next = afterSeparators(text, end);
            if (next == 0) {
                break;
            }
            decimal |= text.charAt(end) == '.';
            gaps++;
            at = next;
        }
        return best;
    }

    /** Where the next digit stands after one or two separators; 0 if something else follows. */
    private static int afterSeparators(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && isSeparator(text.charAt(at))) {
            at++;
        }
        return at > from && Chars.digitAt(text, at) >= 0 ? at : 0;
    }

    private static boolean isSeparator(char c) {
        return Chars.isGap(c) || c == '.' || c == '/' || c == '(' || c == ')';
    }

    /** The end of a ten-digit number, with or without the leading 1; 0 if there is none. */
    private static int northAmerican(String text, int from) {
        int at = from;
        if (Chars.digitAt(text, at) == 1) {
            at = afterSeparators(text, at + 1);
            if (at == 0) {
                return 0;
            }
            at = text.charAt(at - 1) == '(' ? at - 1 : at;
        }
        boolean bracket = text.charAt(at) == '(';
        at = bracket ? at + 1 : at;
        if (!isCode(text, at)) {
            return 0;
        }
        at += 3;
        if (bracket) {
            if (at >= text.length() || text.charAt(at) != ')') {
                return 0;
            }
            at++;
            at = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        } else if (isOneSeparator(text, at)) {
            at++;
        } else {
            return 0;
        }
        return isCode(text, at) && isOneSeparator(text, at + 3) ? endOfLine(text, at + 4) : 0;
    }

    /** Three digits, of which the first is neither 0 nor 1. */
    private static boolean isCode(String text, int at) {
        return Chars.digitAt(text, at) >= 2 && Chars.endOfDigits(text, at, 4) == at + 3;
    }

    private static boolean isOneSeparator(String text, int at) {
        return at < text.length() && (Chars.isGap(text.charAt(at)) || text.charAt(at) == '.');
    }

    /** The end of the last four digits; 0 if they go on as something else. */
    private static int endOfLine(String text, int from) {
        int end = from + 4;
        if (Chars.endOfDigits(text, from, 5) != end) {
            return 0;
        }
        boolean extension = end < text.length() && (text.charAt(end) == 'x' || text.charAt(end) == 'e');
        boolean joined = end < text.length() && "-./".indexOf(text.charAt(end)) >= 0;
        return (extension || Chars.closes(text, end)) && !(joined && Chars.digitAt(text, end + 1) >= 0) ? end : 0;
    }
}
