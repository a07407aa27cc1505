// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Social security numbers of the United States in groups of 3, 2 and 4 digits, with hyphens or spaces: no area 000, 666 or
 * from 900 on, no group 00, no serial 0000 (Social Security Administration, randomized numbers of 2011).
 */
final class SsnFinder implements Finder {
    @Override
    public long next(String text, int from) {
        int at = Chars.nextDigit(text, from);
        while (at < text.length()) {
            if (isNumber(text, at)) {
                return Finder.hit(at, at + 11);
            }
            at = Chars.nextDigit(text, Chars.endOfDigits(text, at, Integer.MAX_VALUE - at));
        }
        return NONE;
    }

    private static boolean isNumber(String text, int at) {
        if (text.length() - at < 11 || !Chars.isGap(text.charAt(at + 3))) {
            return false;
        }
        int area = value(text, at, 3);
        return area > 0
                && area != 666
                && area < 900
                && text.charAt(at + 6) == text.charAt(at + 3)
                && value(text, at + 4, 2) > 0
                && value(text, at + 7, 4) > 0
                && opens(text, at)
                && closes(text, at + 11);
    }

    /** The number of exactly so many digits; -1 if there are others. */
    private static int value(String text, int from, int digits) {
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = Chars.digit(text.charAt(at));
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean opens(String text, int at) {
        boolean joined = at > 1 && "-.".indexOf(text.charAt(at - 1)) >= 0;
        return Chars.opens(text, at) && !(joined && Chars.digitAt(text, at - 2) >= 0);
    }

    private static boolean closes(String text, int at) {
        boolean joined = at < text.length() && "-.".indexOf(text.charAt(at)) >= 0;
        return Chars.closes(text, at) && !(joined && Chars.digitAt(text, at + 1) >= 0);
    }
}
