// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

/** An instant as calendar fields, in plain arithmetic and without allocation; one mutable instance per writer. */
final class CivilTime {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    long epochMillis;
    long epochSecond;
    int offsetSeconds;
    long year;
    /** 1 to 12. */
    int month;

    int day;
    int hour;
    int minute;
    int second;
    /** 0 is Sunday. */
    int weekday;

    int dayOfYear;

    void set(long newEpochMillis, int newOffsetSeconds) {
        epochMillis = newEpochMillis;
        epochSecond = Math.floorDiv(newEpochMillis, 1000L);
        offsetSeconds = newOffsetSeconds;
        long local = epochSecond + newOffsetSeconds;
        long days = Math.floorDiv(local, (long) SECONDS_PER_DAY);
        int ofDay = (int) (local - days * SECONDS_PER_DAY);
        hour = ofDay / 3600;
        minute = ofDay / 60 % 60;
        second = ofDay % 60;
        weekday = (int) Math.floorMod(days + 4, 7L);
        setDate(days);
    }

    /** Counts from 1 March of year 0, so that a leap day is the last day of a year and of a cycle of 400 years. */
    private void setDate(long daysSinceEpoch) {
        long shifted = daysSinceEpoch + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int ofEra = (int) (shifted - era * 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * ofYear + 2) / 153;
        day = ofYear - (153 * marchMonth + 2) / 5 + 1;
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        dayOfYear = DAYS_BEFORE[month - 1] + day + (month > 2 && isLeap(year) ? 1 : 0);
    }

    private static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int daysIn(long year) {
        return isLeap(year) ? 366 : 365;
    }

    /** The year that the local week belongs to: weeks start on Sunday and week 1 holds 1 January. */
    long weekYear() {
        return saturday() > daysIn(year) ? year + 1 : year;
    }

    int week() {
        return saturday() > daysIn(year) ? 1 : (saturday() + 6) / 7;
    }

    /** The day of the year of the Saturday that ends this week; it may lie in the next year. */
    private int saturday() {
        return dayOfYear + 6 - weekday;
    }

    /** The year that the ISO week belongs to: weeks start on Monday, and a week belongs to its Thursday's year. */
    long isoWeekYear() {
        int thursday = thursday();
        if (thursday < 1) {
            return year - 1;
        }
        return thursday > daysIn(year) ? year + 1 : year;
    }

    int isoWeek() {
        int thursday = thursday();
        if (thursday < 1) {
            thursday += daysIn(year - 1);
        } else if (thursday > daysIn(year)) {
            thursday -= daysIn(year);
        }
        return (thursday + 6) / 7;
    }

    private int thursday() {
        return dayOfYear + 4 - isoWeekday();
    }

    /** 1 is Monday, 7 is Sunday. */
    int isoWeekday() {
        return weekday == 0 ? 7 : weekday;
    }
}
