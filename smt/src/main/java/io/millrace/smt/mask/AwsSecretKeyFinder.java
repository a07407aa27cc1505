// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Secret access keys of AWS, which have no mark of their own: exactly forty characters of base64 that change between
 * capitals, small letters, digits and signs as often as random ones do. Hexadecimal digests and names do not.
 */
final class AwsSecretKeyFinder implements Finder {
    private static final int LENGTH = 40;
    // Random ones change 25 times, with a standard deviation of 3.
    private static final int LEAST_CHANGES = 12;
    private static final int ALL_KINDS = 7;

    @Override
    public long next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (kind(text.charAt(at)) == 0) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && kind(text.charAt(end)) != 0) {
                end++;
            }
            int start = Chars.isEscape(text, at) ? at + 1 : at;
            boolean padded = end < text.length() && (text.charAt(end) == '=' || text.charAt(end) == '_');
            if (end - start == LENGTH && !padded && isRandom(text, start)) {
                return Finder.hit(start, end);
            }
            at = end;
        }
        return NONE;
    }

    private static boolean isRandom(String text, int from) {
        int changes = 0;
        int kinds = kind(text.charAt(from));
        for (int at = from + 1; at < from + LENGTH; at++) {
            int kind = kind(text.charAt(at));
            kinds |= kind;
            changes += kind == kind(text.charAt(at - 1)) ? 0 : 1;
        }
        return changes >= LEAST_CHANGES && (kinds & ALL_KINDS) == ALL_KINDS;
    }

    private static int kind(char c) {
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        if (c >= 'a' && c <= 'z') {
            return 2;
        }
        if (c >= '0' && c <= '9') {
            return 4;
        }
        return c == '/' || c == '+' ? 8 : 0;
    }
}
