// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/**
 * The blueprints' way with times: day, month and year in words, given to the date parser of Node.js 20 in a function whose
 * zone is UTC. What that parser does was found out by experiment: a day up to 31 goes on into the next month, second 60 counts
 * as 0, hour 24 is midnight, years below 50 are of this century and those below 100 of the last; hours and minutes of an
 * offset know no limit. Forms that no server writes, without the seconds for instance, are left as text here, although the
 * parser would guess at some.
 */
final class ScriptDate {
    /** No time. */
    static final long INVALID = Long.MIN_VALUE;

    private static final int SECONDS_PER_DAY = 86_400;

    private ScriptDate() {}

    /** Seconds since the epoch of {@code dd/Mon/yyyy:HH:mm:ss} in UTC. */
    static long seconds(byte[] bytes, int from, int to) {
        int dayEnd = Bytes.some(bytes, from, to, Members.DIGIT);
        int month = Bytes.expect(bytes, dayEnd, to, '/');
        int monthEnd = Bytes.some(bytes, month, to, Members.LETTER);
        int year = Bytes.expect(bytes, monthEnd, to, '/');
        int yearEnd = Bytes.some(bytes, year, to, Members.DIGIT);
        int clock = Bytes.expect(bytes, yearEnd, to, ':');
        if (clock < 0 || monthEnd - month < 3 || yearEnd - year > 6 || dayEnd - from > 6) {
            return INVALID;
        }
        int day = (int) LogNumbers.integer(bytes, from, dayEnd);
        int secondOfDay = secondOfDay(bytes, clock, to);
        int monthOfYear = monthAt(bytes, month);
        if (day < 1 || day > 31 || monthOfYear == 0 || secondOfDay < 0) {
            return INVALID;
        }
        int fullYear = fullYear((int) LogNumbers.integer(bytes, year, yearEnd));
        return Calendar.epochDay(fullYear, monthOfYear, day) * SECONDS_PER_DAY + secondOfDay;
    }

    private static int fullYear(int year) {
        return year < 50 ? year + 2000 : year < 100 ? year + 1900 : year;
    }

    /** By the first three letters, whatever their case. */
    private static int monthAt(byte[] bytes, int at) {
        byte[] name = {(byte) (bytes[at] & 0xDF), (byte) (bytes[at + 1] | 0x20), (byte) (bytes[at + 2] | 0x20)};
        return Dates.monthAt(name, 0, 3);
    }

    private static int secondOfDay(byte[] bytes, int from, int to) {
        int hourEnd = Bytes.some(bytes, from, to, Members.DIGIT);
        int minute = Bytes.expect(bytes, hourEnd, to, ':');
        int minuteEnd = Bytes.some(bytes, minute, to, Members.DIGIT);
        int second = Bytes.expect(bytes, minuteEnd, to, ':');
        int secondEnd = Bytes.some(bytes, second, to, Members.DIGIT);
        if (secondEnd != to || secondEnd - from > 14) {
            return -1;
        }
        long hours = LogNumbers.integer(bytes, from, hourEnd);
        long minutes = LogNumbers.integer(bytes, minute, minuteEnd);
        long seconds = LogNumbers.integer(bytes, second, secondEnd);
        boolean isMidnight = hours == 24 && minutes == 0 && seconds == 0;
        if ((hours > 23 && !isMidnight) || minutes > 59 || seconds > 60) {
            return -1;
        }
        return (int) ((hours * 60 + minutes) * 60 + (seconds == 60 ? 0 : seconds));
    }

    /** Seconds that {@code -0700} is ahead of UTC. */
    static long offset(byte[] bytes, int from) {
        long hours = LogNumbers.integer(bytes, from + 1, from + 3);
        long minutes = LogNumbers.integer(bytes, from + 3, from + 5);
        return (hours * 60 + minutes) * (bytes[from] == '-' ? -60 : 60);
    }

    /** {@code 2000-10-10T13:55:36.000Z}; a year of more than four digits has a sign and six. */
    static void write(long seconds, LogBytes out) {
        long day = Math.floorDiv(seconds, (long) SECONDS_PER_DAY);
        int second = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        int year = Calendar.yearOf(day);
        int month = 1;
        while (month < 12 && Calendar.epochDay(year, month + 1, 1) <= day) {
            month++;
        }
        if (year < 0 || year > 9999) {
            out.add(year < 0 ? '-' : '+');
        }
        out.digits(Math.abs(year), year < 0 || year > 9999 ? 6 : 4);
        part('-', month, out);
        part('-', day - Calendar.epochDay(year, month, 1) + 1, out);
        part('T', second / 3600, out);
        part(':', second / 60 % 60, out);
        part(':', second % 60, out);
        out.ascii(".000Z");
    }

    private static void part(char mark, long number, LogBytes out) {
        out.add(mark);
        out.digits(number, 2);
    }
}
