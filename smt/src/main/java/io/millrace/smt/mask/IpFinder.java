// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Addresses of the Internet: four decimal numbers up to 255 without leading zeros, and the text forms of RFC 4291, 2.2, with
 * at least one decimal digit, so that {@code a::b} of a programming language is none.
 */
final class IpFinder implements Finder {
    private static final int GROUPS = 8;

    @Override
    public long next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!isHexOrColon(c)) {
                at++;
                continue;
            }
            int end = at;
            int colons = 0;
            for (; end < text.length() && isHexOrColon(text.charAt(end)); end++) {
                colons += text.charAt(end) == ':' ? 1 : 0;
            }
            long hit = colons >= 2 ? version6(text, at, end) : NONE;
            hit = hit == NONE ? version4(text, at, end) : hit;
            if (hit != NONE) {
                return hit;
            }
            at = end;
        }
        return NONE;
    }

    private static boolean isHexOrColon(char c) {
        return c == ':' || Chars.digit(c) >= 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f' && Chars.isAsciiLetter(c));
    }

    /** An address that begins with a number of this run; all its other numbers lie behind dots. */
    private static long version4(String text, int from, int to) {
        if (to >= text.length() || text.charAt(to) != '.') {
            return NONE;
        }
        int start = to;
        while (start > from && start > to - 4 && Chars.digit(text.charAt(start - 1)) >= 0) {
            start--;
        }
        boolean opens = Chars.opens(text, start) && (start == 0 || text.charAt(start - 1) != '.');
        int end = opens ? endOfVersion4(text, start) : 0;
        return end > 0 ? Finder.hit(start, end) : NONE;
    }

    private static int endOfVersion4(String text, int from) {
        int at = from;
        for (int number = 0; number < 4; number++) {
            if (number > 0) {
                if (at >= text.length() || text.charAt(at) != '.') {
                    return 0;
                }
                at++;
            }
            int end = Chars.endOfDigits(text, at, 4);
            if (!isByte(text, at, end)) {
                return 0;
            }
            at = end;
        }
        return Chars.closes(text, at) && !Chars.isDecimalAfter(text, at) ? at : 0;
    }

    private static boolean isByte(String text, int from, int to) {
        int digits = to - from;
        if (digits == 0 || digits > 3 || (digits > 1 && Chars.digit(text.charAt(from)) == 0)) {
            return false;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            value = value * 10 + Chars.digit(text.charAt(at));
        }
        return value <= 255;
    }

    /** The address within a run of hexadecimal digits and colons, without a name before it or a colon after it. */
    private static long version6(String text, int from, int to) {
        int start = from;
        if (!Chars.opens(text, start) && text.charAt(start) != ':') {
            start = text.indexOf(':', start) + 1;
        } else if (text.charAt(start) == ':' && text.charAt(start + 1) != ':') {
            start++;
        }
        if (start + 1 < to && text.charAt(start) == ':' && text.charAt(start + 1) != ':') {
            return NONE;
        }
        int end = to;
        int tail = 0;
        int version4 = text.lastIndexOf(':', to - 1) + 1;
        int endOfTail = to < text.length() && text.charAt(to) == '.' ? endOfVersion4(text, version4) : 0;
        if (endOfTail > 0) {
            end = version4;
            tail = 2;
        } else if (text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        boolean valid = isVersion6(text, start, end, GROUPS - tail);
        int last = endOfTail > 0 ? endOfTail : end;
        return valid && Chars.closes(text, last) ? Finder.hit(start, last) : NONE;
    }

    /** Whether these are so many groups, or fewer with a double colon in place of the others. */
    private static boolean isVersion6(String text, int from, int to, int most) {
        int groups = 0;
        int doubled = 0;
        int size = 0;
        boolean decimal = most < GROUPS;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c != ':') {
                decimal |= Chars.digit(c) >= 0;
                groups += size == 0 ? 1 : 0;
                if (++size > 4) {
                    return false;
                }
            } else {
                doubled += at + 1 < to && text.charAt(at + 1) == ':' ? 1 : 0;
                size = 0;
            }
        }
        return decimal && (doubled == 1 ? groups < most : doubled == 0 && groups == most);
    }
}
