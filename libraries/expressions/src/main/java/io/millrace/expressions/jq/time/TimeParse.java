// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.jq.time;

import com.fasterxml.jackson.databind.node.LongNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * strptime of POSIX in the C locale. Zones are read and, as in jq 1.6, not applied. What the format does not tell is
 * zero, as it is there, so that a format without a day has day 0.
 */
final class TimeParse {
    private final String text;
    private int at;
    private int year = 1900;
    private int month;
    private int day;
    private int hours;
    private int minutes;
    private int seconds;
    /** What jq 1.6 leaves where nothing tells of a day. */
    private int weekday = 8;

    private int yearday = 367;
    private boolean dated;
    private boolean named;
    private boolean twelve;
    private boolean afternoon;
    private long epoch = Long.MIN_VALUE;

    private TimeParse(String text) {
        this.text = text;
    }

    /** What a text says, and what stands after it: nothing, or something that begins with a space. */
    record Parsed(BrokenDown time, String rest) {}

    static Parsed of(String text, String format) throws JsonQueryException {
        TimeParse reader = new TimeParse(text);
        reader.all(format);
        String rest = text.substring(reader.at);
        if (!rest.isEmpty() && !isSpace(rest.charAt(0))) {
            throw mismatch();
        }
        return new Parsed(reader.time(), rest);
    }

    private BrokenDown time() throws JsonQueryException {
        if (epoch != Long.MIN_VALUE) {
            return BrokenDown.ofEpoch(LongNode.valueOf(epoch));
        }
        if (twelve) {
            hours = hours % 12 + (afternoon ? 12 : 0);
        }
        if (!dated) {
            return new BrokenDown(year, month, day, hours, minutes, seconds, weekday, yearday);
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        if (day == 0 && month == 0 && yearday < 366) {
            LocalDate date = first.plusDays(yearday);
            month = date.getMonthValue() - 1;
            day = date.getDayOfMonth();
        }
        // A day that a month does not have stays as it is, with the weekday of the day that it carries over to; no day
        // is
        // the day before the first.
        LocalDate date = first.plusMonths(month).plusDays(day - 1L);
        int days = (int) (date.toEpochDay() - first.toEpochDay());
        int ofWeek = named ? weekday : date.getDayOfWeek().getValue() % 7;
        return new BrokenDown(year, month, day, hours, minutes, seconds, ofWeek, days);
    }

    private void all(String format) throws JsonQueryException {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (isSpace(c)) {
                spaces();
            } else if (c != '%' || i + 1 == format.length()) {
                literal(c);
            } else {
                char next = format.charAt(++i);
                boolean modified = (next == 'E' || next == 'O') && i + 1 < format.length();
                one(modified ? format.charAt(++i) : next);
            }
        }
    }

    private void one(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'Y' -> {
                year = signed(4);
                dated = true;
            }
            case 'y' -> {
                int short2 = number(2, 0, 99);
                year = short2 < 69 ? 2000 + short2 : 1900 + short2;
                dated = true;
            }
            case 'm' -> {
                month = number(2, 1, 12) - 1;
                dated = true;
            }
            case 'd', 'e' -> {
                day = number(2, 1, 31);
                dated = true;
            }
            case 'j' -> {
                yearday = number(3, 1, 366) - 1;
                dated = true;
            }
            case 'H', 'k' -> hours = number(2, 0, 23);
            case 'I', 'l' -> {
                hours = number(2, 1, 12);
                twelve = true;
            }
            case 'M' -> minutes = number(2, 0, 59);
            case 'S' -> seconds = number(2, 0, 61);
            case 's' -> epoch = epoch();
            default -> word(conversion);
        }
    }

    private void word(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'p', 'P' -> afternoon = name(List.of("AM", "PM")) == 1;
            case 'a', 'A' -> weekday(name(TimeNames.DAYS));
            case 'b', 'B', 'h' -> {
                month = name(TimeNames.MONTHS);
                dated = true;
            }
            case 'u' -> weekday(number(1, 1, 7) % 7);
            case 'w' -> weekday(number(1, 0, 6));
            case 'U', 'V', 'W' -> number(2, 0, 53);
            case 'Z' -> {
                spaces();
                while (at < text.length() && !isSpace(text.charAt(at))) {
                    at++;
                }
            }
            case 'z' -> zone();
            case 'n', 't' -> spaces();
            case '%' -> literal('%');
            default -> composite(conversion);
        }
    }

    private void composite(char conversion) throws JsonQueryException {
        switch (conversion) {
            case 'D', 'x' -> all("%m/%d/%y");
            case 'F' -> all("%Y-%m-%d");
            case 'T', 'X' -> all("%H:%M:%S");
            case 'R' -> all("%H:%M");
            case 'r' -> all("%I:%M:%S %p");
            case 'c' -> all("%a %b %e %H:%M:%S %Y");
            default -> throw mismatch();
        }
    }

    private void weekday(int value) {
        weekday = value;
        named = true;
    }

    private void literal(char expected) throws JsonQueryException {
        if (at >= text.length() || text.charAt(at) != expected) {
            throw mismatch();
        }
        at++;
    }

    private void spaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private int signed(int digits) throws JsonQueryException {
        spaces();
        boolean negative = at < text.length() && text.charAt(at) == '-';
        at += negative ? 1 : 0;
        int value = number(digits, 0, 9_999);
        return negative ? -value : value;
    }

    private int number(int digits, int min, int max) throws JsonQueryException {
        spaces();
        int value = 0;
        int start = at;
        while (at < text.length() && at - start < digits && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        if (at == start || value < min || value > max) {
            throw mismatch();
        }
        return value;
    }

    private long epoch() throws JsonQueryException {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || (at == start && text.charAt(at) == '-'))) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw mismatch();
        }
    }

    /** The index of the name that stands here, whole or short, in any case. */
    private int name(List<String> names) throws JsonQueryException {
        String here = text.substring(at).toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            String whole = names.get(i).toLowerCase(Locale.ROOT);
            String found = here.startsWith(whole)
                    ? whole
                    : TimeNames.shortOf(whole + " ").trim();
            if (here.startsWith(found)) {
                at += found.length();
                return i;
            }
        }
        throw mismatch();
    }

    private void zone() throws JsonQueryException {
        spaces();
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return;
        }
        if (at >= text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            throw mismatch();
        }
        at++;
        number(2, 0, 23);
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        if (at < text.length() && isDigit(text.charAt(at))) {
            number(2, 0, 59);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static JsonQueryException mismatch() {
        return new JsonQueryException("date does not match format");
    }
}
