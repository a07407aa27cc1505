// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Payment card numbers: 14 to 19 digits with a known issuer's prefix and length and the check digit of ISO/IEC 7812
 * (Luhn), in one piece or in three to six groups.
 */
final class CardFinder implements Finder {
    private static final int MOST_DIGITS = 19;
    private static final int MOST_GROUPS = 6;

    @Override
    public long next(String text, int from) {
        int at = Chars.nextDigit(text, from);
        while (at < text.length()) {
            int end = opens(text, at) ? endOfCard(text, at) : 0;
            if (end > 0) {
                return Finder.hit(at, end);
            }
            at = Chars.nextDigit(text, Chars.endOfDigits(text, at, Integer.MAX_VALUE - at));
        }
        return NONE;
    }

    private static boolean opens(String text, int at) {
        return Chars.opens(text, at) && !Chars.isDecimalBefore(text, at);
    }

    /** The end of the longest card number that begins here; 0 if there is none. */
    private static int endOfCard(String text, int from) {
        // The sums of the digits with those at even places doubled, and with those at odd places doubled.
        int even = 0;
        int odd = 0;
        int prefix = 0;
        int count = 0;
        int best = 0;
        int at = from;
        for (int group = 1; group <= MOST_GROUPS; group++) {
            int end = Chars.endOfDigits(text, at, MOST_DIGITS + 1 - count);
            int size = end - at;
            for (; at < end; at++, count++) {
                int digit = Chars.digit(text.charAt(at));
                prefix = count < 4 ? prefix * 10 + digit : prefix;
                even += count % 2 == 0 ? doubled(digit) : digit;
                odd += count % 2 == 0 ? digit : doubled(digit);
            }
            boolean valid = (count % 2 == 0 ? even : odd) % 10 == 0 && isIssued(prefix, count);
            if (valid && group != 2 && Chars.closes(text, end) && !Chars.isDecimalAfter(text, end)) {
                best = end;
            }
            boolean more = size >= 3 && size <= 6 && count < MOST_DIGITS && isSeparator(text, end);
            if (!more) {
                break;
            }
            at = end + 1;
        }
        return best;
    }

    private static boolean isSeparator(String text, int at) {
        return at < text.length()
                && (Chars.isGap(text.charAt(at)) || text.charAt(at) == '.')
                && Chars.digitAt(text, at + 1) >= 0;
    }

    private static int doubled(int digit) {
        return digit < 5 ? 2 * digit : 2 * digit - 9;
    }

    /** Whether an issuer gives out numbers of this length that begin with these four digits. */
    private static boolean isIssued(int prefix, int length) {
        if (length < 14 || length > MOST_DIGITS) {
            return false;
        }
        int two = prefix / 100;
        return switch (prefix / 1000) {
            case 2 ->
                (prefix >= 2221 && prefix <= 2720) ? length == 16 : (prefix >= 2200 && prefix <= 2204 && length >= 16);
            case 3 -> (two == 34 || two == 37) ? length == 15 : isDinersOrJcb(prefix, length);
            case 4 -> length == 16 || length == 19;
            case 5 -> (two >= 51 && two <= 55) ? length == 16 : (length >= 16 && two != 59);
            case 6 -> length >= 16;
            case 8 -> (two == 81 || two == 82) && length >= 16;
            default -> false;
        };
    }

    private static boolean isDinersOrJcb(int prefix, int length) {
        if (prefix >= 3528 && prefix <= 3589) {
            return length >= 16;
        }
        int two = prefix / 100;
        return two == 36 || two == 38 || two == 39 || (prefix >= 3000 && prefix <= 3059) || prefix / 10 == 309;
    }
}
