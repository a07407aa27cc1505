// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** Parts of dates, as steps over the bytes: a position in, the next one or the complement of the failed one out. */
final class Dates {
    private static final byte[][] MONTHS = {
        LogGrammar.ascii("January"),
        LogGrammar.ascii("February"),
        LogGrammar.ascii("March"),
        LogGrammar.ascii("April"),
        LogGrammar.ascii("May"),
        LogGrammar.ascii("June"),
        LogGrammar.ascii("July"),
        LogGrammar.ascii("August"),
        LogGrammar.ascii("September"),
        LogGrammar.ascii("October"),
        LogGrammar.ascii("November"),
        LogGrammar.ascii("December")
    };
    private static final byte[][] DAYS = {
        LogGrammar.ascii("Monday"),
        LogGrammar.ascii("Tuesday"),
        LogGrammar.ascii("Wednesday"),
        LogGrammar.ascii("Thursday"),
        LogGrammar.ascii("Friday"),
        LogGrammar.ascii("Saturday"),
        LogGrammar.ascii("Sunday")
    };

    private Dates() {}

    /** The month, 1 to 12, whose English name begins with these three letters; 0 if there is none. */
    static int monthAt(byte[] bytes, int at, int to) {
        if (to - at < 3) {
            return 0;
        }
        return switch (((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF)) {
            case ('J' << 16) | ('a' << 8) | 'n' -> 1;
            case ('F' << 16) | ('e' << 8) | 'b' -> 2;
            case ('M' << 16) | ('a' << 8) | 'r' -> 3;
            case ('A' << 16) | ('p' << 8) | 'r' -> 4;
            case ('M' << 16) | ('a' << 8) | 'y' -> 5;
            case ('J' << 16) | ('u' << 8) | 'n' -> 6;
            case ('J' << 16) | ('u' << 8) | 'l' -> 7;
            case ('A' << 16) | ('u' << 8) | 'g' -> 8;
            case ('S' << 16) | ('e' << 8) | 'p' -> 9;
            case ('O' << 16) | ('c' << 8) | 't' -> 10;
            case ('N' << 16) | ('o' << 8) | 'v' -> 11;
            case ('D' << 16) | ('e' << 8) | 'c' -> 12;
            default -> 0;
        };
    }

    /** A month by three letters or its full name. */
    static int month(byte[] bytes, int at, int to) {
        if (at < 0) {
            return at;
        }
        int month = monthAt(bytes, at, to);
        return month == 0 ? ~at : name(bytes, at, to, MONTHS[month - 1]);
    }

    /** A day of the week by three letters or its full name. */
    static int weekday(byte[] bytes, int at, int to) {
        if (at < 0) {
            return at;
        }
        for (byte[] day : DAYS) {
            int next = name(bytes, at, to, day);
            if (next >= 0) {
                return next;
            }
        }
        return ~at;
    }

    private static int name(byte[] bytes, int at, int to, byte[] full) {
        int same = 0;
        while (same < full.length && at + same < to && bytes[at + same] == full[same]) {
            same++;
        }
        if (same == full.length) {
            return at + same;
        }
        return same >= 3 ? at + 3 : ~at;
    }

    /** 01 to 31, or 1 to 9. */
    static int monthDay(byte[] bytes, int at, int to) {
        if (at < 0 || !Bytes.isDigit(bytes, at, to)) {
            return at < 0 ? at : ~at;
        }
        if (Bytes.isDigit(bytes, at + 1, to)) {
            int day = two(bytes, at);
            if (day >= 1 && day <= 31) {
                return at + 2;
            }
        }
        return bytes[at] == '0' ? ~at : at + 1;
    }

    /** H:MM:SS: hour 0 to 23 with an optional leading zero, second to 60, a fraction after point, comma or colon. */
    static int clock(byte[] bytes, int at, int to) {
        int next = hour(bytes, at, to);
        next = below(bytes, Bytes.expect(bytes, next, to, ':'), to, 60);
        next = below(bytes, Bytes.expect(bytes, next, to, ':'), to, 61);
        if (next >= 0 && next < to && isFractionMark(bytes[next]) && Bytes.isDigit(bytes, next + 1, to)) {
            return Bytes.run(bytes, next + 1, to, Members.DIGIT);
        }
        return next;
    }

    private static boolean isFractionMark(byte b) {
        return b == '.' || b == ',' || b == ':';
    }

    private static int hour(byte[] bytes, int at, int to) {
        if (at < 0 || !Bytes.isDigit(bytes, at, to)) {
            return at < 0 ? at : ~at;
        }
        return Bytes.isDigit(bytes, at + 1, to) ? below(bytes, at, to, 24) : at + 1;
    }

    /** Two digits whose number is below a limit. */
    private static int below(byte[] bytes, int at, int to, int limit) {
        if (at < 0) {
            return at;
        }
        boolean isNumber = Bytes.isDigit(bytes, at, to) && Bytes.isDigit(bytes, at + 1, to);
        return isNumber && two(bytes, at) < limit ? at + 2 : ~at;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    /** A sign, which may be left out, and digits. */
    static int signed(byte[] bytes, int at, int to) {
        if (at < 0) {
            return at;
        }
        boolean hasSign = at < to && (bytes[at] == '+' || bytes[at] == '-');
        return Bytes.some(bytes, hasSign ? at + 1 : at, to, Members.DIGIT);
    }

    /** A sign, two digits, a colon or none, two digits. */
    static int offset(byte[] bytes, int at, int to) {
        if (at < 0 || at >= to || (bytes[at] != '+' && bytes[at] != '-')) {
            return at < 0 ? at : ~at;
        }
        int next = Bytes.digits(bytes, at + 1, to, 2);
        return Bytes.digits(bytes, next >= 0 && next < to && bytes[next] == ':' ? next + 1 : next, to, 2);
    }

    /** A date and time of RFC 3339 with Z or an offset; the numbers' ranges are not looked at. */
    static int rfc3339(byte[] bytes, int at, int to, boolean demandsColon) {
        int next = Bytes.digits(bytes, at, to, 4);
        next = Bytes.digits(bytes, Bytes.expect(bytes, next, to, '-'), to, 2);
        next = Bytes.digits(bytes, Bytes.expect(bytes, next, to, '-'), to, 2);
        next = Bytes.digits(bytes, Bytes.expect(bytes, next, to, 'T'), to, 2);
        next = Bytes.digits(bytes, Bytes.expect(bytes, next, to, ':'), to, 2);
        next = Bytes.digits(bytes, Bytes.expect(bytes, next, to, ':'), to, 2);
        if (next >= 0 && next < to && bytes[next] == '.') {
            next = Bytes.some(bytes, next + 1, to, Members.DIGIT);
        }
        if (next < 0 || (next < to && bytes[next] == 'Z')) {
            return next < 0 ? next : next + 1;
        }
        int end = offset(bytes, next, to);
        return end >= 0 && demandsColon && bytes[next + 3] != ':' ? ~(next + 3) : end;
    }
}
