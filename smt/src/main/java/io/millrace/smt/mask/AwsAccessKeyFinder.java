// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * Access key identifiers of AWS: a prefix for keys (AKIA, ASIA, ABIA, ACCA; IAM user guide, unique identifiers) and sixteen
 * capitals or digits.
 */
final class AwsAccessKeyFinder implements Finder {
    private static final int LENGTH = 20;

    @Override
    public long next(String text, int from) {
        int at = text.indexOf('A', from);
        while (at >= 0 && at + LENGTH <= text.length()) {
            if (isPrefix(text, at)
                    && endOfKey(text, at) == at + LENGTH
                    && Chars.opens(text, at)
                    && Chars.closes(text, at + LENGTH)) {
                return Finder.hit(at, at + LENGTH);
            }
            at = text.indexOf('A', at + 1);
        }
        return NONE;
    }

    private static boolean isPrefix(String text, int at) {
        return text.charAt(at + 3) == 'A'
                && switch (text.charAt(at + 1)) {
                    case 'K', 'S', 'B' -> text.charAt(at + 2) == 'I';
                    case 'C' -> text.charAt(at + 2) == 'C';
                    default -> false;
                };
    }

    private static int endOfKey(String text, int from) {
        int at = from;
        while (at < from + LENGTH && isKey(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isKey(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
