// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

/** The text of a timestamp, read from left to right; after a part that is none of its kind nothing else is. */
final class TimeText {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private final byte[] bytes;
    private final int to;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int secondOfDay;
    private int nanos;
    private int offset = NO_OFFSET;
    private boolean failed;

    TimeText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    boolean hasMore() {
        return at < to;
    }

    boolean isComplete() {
        return !failed && at == to;
    }

    int nanos() {
        return nanos;
    }

    void mark(int expected) {
        if (at < to && bytes[at] == expected) {
            at++;
        } else {
            failed = true;
        }
    }

    void dateTimeMark() {
        if (at < to && (bytes[at] == 'T' || bytes[at] == 't' || bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        } else {
            failed = true;
        }
    }

    void blanks() {
        mark(' ');
        while (at < to && bytes[at] == ' ') {
            at++;
        }
    }

    void word() {
        at = Bytes.find(bytes, at, to, ' ');
    }

    void month() {
        month = Dates.monthAt(bytes, at, to);
        failed |= month == 0;
        int end = Dates.month(bytes, at, to);
        at = end < 0 ? to : end;
    }

    void day() {
        day = number(2);
    }

    void year() {
        year = number(4);
    }

    void isoDate() {
        year = number(4);
        mark('-');
        month = number(2);
        mark('-');
        day = number(2);
    }

    void clock() {
        int hour = number(2);
        mark(':');
        int minute = number(2);
        mark(':');
        int second = number(2);
        failed |= hour > 23 || minute > 59 || second > 60;
        secondOfDay = (hour * 60 + minute) * 60 + second;
        if (at < to && (bytes[at] == '.' || bytes[at] == ',' || bytes[at] == ':')) {
            at++;
            fraction();
        }
    }

    private void fraction() {
        int start = at;
        int unit = 100_000_000;
        while (Bytes.isDigit(bytes, at, to)) {
            nanos += (bytes[at++] - '0') * unit;
            unit /= 10;
        }
        failed |= at == start;
    }

    /** Z, or hours and minutes with or without a colon; without a sign they are ahead of UTC. */
    void offset() {
        if (at < to && (bytes[at] == 'Z' || bytes[at] == 'z')) {
            at++;
            atUtc();
            return;
        }
        boolean behind = at < to && bytes[at] == '-';
        if (behind || (at < to && bytes[at] == '+')) {
            at++;
        }
        int hours = number(2);
        if (at < to && bytes[at] == ':') {
            at++;
        }
        int minutes = number(2);
        failed |= hours > 23 || minutes > 59;
        offset = (hours * 60 + minutes) * (behind ? -60 : 60);
    }

    void atUtc() {
        offset = 0;
    }

    /** At most so many digits, at least one. */
    private int number(int width) {
        int start = at;
        int limit = Math.min(to, at + width);
        int number = 0;
        while (at < limit && Bytes.isDigit(bytes[at])) {
            number = number * 10 + (bytes[at++] - '0');
        }
        failed |= at == start;
        return number;
    }

    long seconds(TimeContext context) {
        if (failed || month < 1 || month > 12 || day < 1 || day > Calendar.daysIn(year, month)) {
            return TimeForm.INVALID;
        }
        long local = Calendar.epochDay(year, month, day) * SECONDS_PER_DAY + secondOfDay;
        return local - (offset == NO_OFFSET ? context.offsetSeconds(local) : offset);
    }

    /** The year, of the reference's and its neighbours, in which the moment is nearest to the reference. */
    long secondsOfNearestYear(TimeContext context) {
        long reference = Math.floorDiv(context.referenceMillis(), 1000L);
        int around = Calendar.yearOf(Math.floorDiv(reference, (long) SECONDS_PER_DAY));
        long best = TimeForm.INVALID;
        for (int candidate = around - 1; candidate <= around + 1; candidate++) {
            year = candidate;
            long seconds = seconds(context);
            boolean isNearer = best == TimeForm.INVALID || Math.abs(seconds - reference) < Math.abs(best - reference);
            if (seconds != TimeForm.INVALID && isNearer) {
                best = seconds;
            }
        }
        return best;
    }

    long secondsOfDay() {
        return secondOfDay;
    }

    long epochSeconds() {
        int width = to - at;
        boolean isNumber = width > 0 && width <= 18 && Bytes.run(bytes, at, to, Members.DIGIT) == to;
        if (!isNumber) {
            return TimeForm.INVALID;
        }
        long number = LogNumbers.integer(bytes, at, to);
        at = to;
        return number;
    }
}
