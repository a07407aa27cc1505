// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Addresses of RFC 5321 as people write them: a local part without quotes, letters of any script (RFC 6531), a domain of at
 * least two labels whose last one is of letters.
 */
final class EmailFinder implements Finder {
    @Override
    public long next(String text, int from) {
        int floor = from;
        for (int at = from; at < text.length(); at++) {
            if (!isAt(text.charAt(at))) {
                continue;
            }
            int start = localStart(text, floor, at);
            if (start < at) {
                int end = domainEnd(text, at + 1);
                if (end > 0) {
                    return Finder.hit(start, end);
                }
            }
            floor = at + 1;
        }
        return NONE;
    }

    /** The sign, or its full-width form. */
    static boolean isAt(char c) {
        return c == '@' || c == '\uff20';
    }

    private static boolean isLocal(char c) {
        return Chars.isAsciiAlphanumeric(c)
                || "._%+-'~!#$^*".indexOf(c) >= 0
                || (c >= 128 && Character.isLetterOrDigit(c));
    }

    private static int localStart(String text, int floor, int at) {
        int start = at;
        while (start > floor && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && isMark(text.charAt(start))) {
            start++;
        }
        if (start < at && Chars.isEscape(text, start)) {
            start++;
        }
        return start;
    }

    /** Quotes and marks around an address are none of it. */
    private static boolean isMark(char c) {
        return c != '_' && !Chars.isAsciiAlphanumeric(c) && c < 128;
    }

    private static boolean isLabel(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '-' || (c >= 128 && Character.isLetterOrDigit(c));
    }

    /** The end of the longest domain; 0 if there is none. */
    private static int domainEnd(String text, int from) {
        int end = 0;
        int at = from;
        int label = from;
        boolean dotted = false;
        while (true) {
            boolean inside = at < text.length() && isLabel(text.charAt(at));
            if (inside) {
                at++;
                continue;
            }
            if (at == label) {
                return end;
            }
            if (dotted && isLastLabel(text, label, at)) {
                end = at;
            }
            if (at >= text.length() || text.charAt(at) != '.') {
                return end;
            }
            dotted = true;
            label = ++at;
        }
    }

    private static boolean isLastLabel(String text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        if (text.regionMatches(true, from, "xn--", 0, 4)) {
            return true;
        }
        for (int at = from; at < to; at++) {
            if (!Character.isLetter(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }
}
