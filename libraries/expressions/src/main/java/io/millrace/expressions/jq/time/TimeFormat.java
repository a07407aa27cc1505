// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq.time;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** strftime of POSIX in the C locale and UTC, with the conversions of glibc that have a meaning there. */
final class TimeFormat {
    private final BrokenDown time;
    private final StringBuilder text = new StringBuilder();

    private TimeFormat(BrokenDown time) {
        this.time = time;
    }

    static String of(BrokenDown time, String format) throws JsonQueryException {
        TimeFormat writer = new TimeFormat(time);
        writer.all(format);
        return writer.text.toString();
    }

    private void all(String format) throws JsonQueryException {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char next = format.charAt(++i);
            boolean unpadded = next == '-';
            // E and O choose other calendars and digits, which the C locale does not have.
            boolean modified = (unpadded || next == 'E' || next == 'O') && i + 1 < format.length();
            char conversion = modified ? format.charAt(++i) : next;
            int from = text.length();
            one(conversion);
            if (modified && unpadded) {
                unpad(from);
            }
        }
    }

    private void unpad(int from) {
        while (text.length() - from > 1 && (text.charAt(from) == '0' || text.charAt(from) == ' ')) {
            text.deleteCharAt(from);
        }
    }

    private void one(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'Y' -> text.append(time.year());
            case 'C' -> number(Math.floorDiv(time.year(), 100), 2);
            case 'y' -> number(Math.floorMod(time.year(), 100), 2);
            case 'm' -> number(time.month() + 1, 2);
            case 'd' -> number(time.day(), 2);
            case 'e' -> spaced(time.day());
            case 'j' -> number(time.yearday() + 1, 3);
            case 'H' -> number(time.hours(), 2);
            case 'k' -> spaced(time.hours());
            case 'I' -> number(twelve(), 2);
            case 'l' -> spaced(twelve());
            case 'M' -> number(time.minutes(), 2);
            case 'S' -> number((int) time.seconds(), 2);
            case 's' -> text.append(time.toEpoch());
            default -> word(conversion);
        }
    }

    private void word(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'p' -> text.append(time.hours() < 12 ? "AM" : "PM");
            case 'P' -> text.append(time.hours() < 12 ? "am" : "pm");
            case 'a' -> text.append(TimeNames.shortOf(day()));
            case 'A' -> text.append(day());
            case 'b', 'h' -> text.append(TimeNames.shortOf(month()));
            case 'B' -> text.append(month());
            case 'Z' -> text.append("UTC");
            case 'z' -> text.append("+0000");
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case '%' -> text.append('%');
            default -> weekOrMore(conversion);
        }
    }

    private void weekOrMore(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'u' -> text.append(time.weekday() == 0 ? 7 : time.weekday());
            case 'w' -> text.append(time.weekday());
            case 'U' -> number((time.yearday() + 7 - time.weekday()) / 7, 2);
            case 'W' -> number((time.yearday() + 7 - (time.weekday() + 6) % 7) / 7, 2);
            case 'V' -> number(date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'G' -> text.append(date().get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> number(Math.floorMod(date().get(IsoFields.WEEK_BASED_YEAR), 100), 2);
            case 'D', 'x' -> all("%m/%d/%y");
            case 'F' -> all("%Y-%m-%d");
            case 'T', 'X' -> all("%H:%M:%S");
            case 'R' -> all("%H:%M");
            case 'r' -> all("%I:%M:%S %p");
            case 'c' -> all("%a %b %e %H:%M:%S %Y");
            default -> text.append('%').append(conversion);
        }
    }

    private LocalDate date() throws JsonQueryException {
        return time.date();
    }

    private String day() {
        return TimeNames.DAYS.get(Math.floorMod(time.weekday(), TimeNames.DAYS.size()));
    }

    private String month() {
        return TimeNames.MONTHS.get(Math.floorMod(time.month(), TimeNames.MONTHS.size()));
    }

    private int twelve() {
        int hours = Math.floorMod(time.hours(), 12);
        return hours == 0 ? 12 : hours;
    }

    private void number(int value, int digits) {
        padded(value, digits, '0');
    }

    private void spaced(int value) {
        padded(value, 2, ' ');
    }

    private void padded(int value, int digits, char padding) {
        String number = Integer.toString(value);
        for (int i = number.length(); i < digits; i++) {
            text.append(padding);
        }
        text.append(number);
    }
}
