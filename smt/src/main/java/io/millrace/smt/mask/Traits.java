// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.mask;

/**
 * What a first pass over a text has seen, so that most detectors need not look at it: most texts hold no at sign and few
 * digits. Packed in one number, the digits above the marks, because a pass over every text must not allocate.
 */
final class Traits {
    private static final int AT = 1;
    private static final int DOT = 2;
    private static final int COLON = 4;
    private static final int CAPITAL = 8;
    private static final int DIGIT = 16;
    private static final byte[] MARKS = marks();

    private Traits() {}

    private static byte[] marks() {
        byte[] marks = new byte[128];
        marks['@'] = AT;
        marks['.'] = DOT;
        marks[':'] = COLON;
        for (char c = 'A'; c <= 'Z'; c++) {
            marks[c] = CAPITAL;
        }
        for (char c = '0'; c <= '9'; c++) {
            marks[c] = DIGIT;
        }
        return marks;
    }

    static long of(String text) {
        int digits = 0;
        int marks = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int mark = c < 128 ? MARKS[c] : beyondAscii(c);
            marks |= mark;
            digits += mark >>> 4;
        }
        return (long) digits << 32 | marks;
    }

    private static int beyondAscii(char c) {
        if (EmailFinder.isAt(c)) {
            return AT;
        }
        return Chars.digit(c) >= 0 ? DIGIT : 0;
    }

    static int digits(long traits) {
        return (int) (traits >>> 32);
    }

    static boolean hasAt(long traits) {
        return (traits & AT) != 0;
    }

    static boolean hasDot(long traits) {
        return (traits & DOT) != 0;
    }

    static boolean hasColon(long traits) {
        return (traits & COLON) != 0;
    }

    static boolean hasCapital(long traits) {
        return (traits & CAPITAL) != 0;
    }
}
