// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads instants from values in any of several forms. Immutable and safe for all threads. */
final class TimeReader {
    /** Reads texts in one form; null if it is another one. */
    @FunctionalInterface
    private interface Form {
        @Nullable
        Instant read(String text);
    }

    private static final String ISO = "iso";
    private static final String UNIX = "unix.";
    private static final int MAX_NUMBER = 40;

    private final List<Form> forms = new ArrayList<>();
    private final ZoneId zone;
    private Unit unit = Unit.MS;

    /**
     * Makes a reader.
     *
     * @param formats {@code iso}, {@code unix.s}, {@code unix.ms}, {@code unix.us}, {@code unix.ns} or patterns
     * @param zone of texts that name none
     * @param locale of names of months and days
     * @throws IllegalArgumentException when a pattern is none
     */
    TimeReader(List<String> formats, ZoneId zone, Locale locale) {
        this.zone = zone;
        boolean first = true;
        for (String format : formats) {
            if (format.startsWith(UNIX)) {
                Unit counted = unit(format);
                unit = first ? counted : unit;
                first = false;
                forms.add(text -> ofNumber(text, counted));
            } else {
                forms.add(format.equals(ISO) ? this::ofIso : ofPattern(format, locale));
            }
        }
    }

    private static Unit unit(String format) {
        for (Unit unit : Unit.values()) {
            if (format.equals(UNIX + unit.word())) {
                return unit;
            }
        }
        throw new IllegalArgumentException(
                "there is no " + format + "; there are unix.s, unix.ms, unix.us and unix.ns");
    }

    /** Reads the list of formats: commas between single quotes belong to a pattern. */
    static List<String> formats(String list) {
        List<String> formats = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at <= list.length(); at++) {
            boolean end = at == list.length();
            if (!end && list.charAt(at) == '\'') {
                quoted = !quoted;
            } else if (end || (!quoted && list.charAt(at) == ',')) {
                formats.add(list.substring(from, at).strip());
                from = at + 1;
            }
        }
        if (formats.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a format is missing");
        }
        return formats;
    }

    // Connect hands its logical types over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    Instant read(Object value, Logical logical) {
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof Date date) {
            return ofDate(date, logical);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return unit.instant(((Number) value).longValue());
        }
        if (value instanceof Float || value instanceof Double || value instanceof BigDecimal) {
            return ofFraction((Number) value);
        }
        throw new BadValue("a value is neither a text nor a number nor a time");
    }

    private Instant ofFraction(Number number) {
        try {
            return unit.instant(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
        } catch (NumberFormatException e) {
            throw new BadValue("what is no number is no time");
        }
    }

    /** Dates and times have no zone: they hold where the texts hold. */
    private Instant ofDate(Date date, Logical logical) {
        return switch (logical) {
            case DATE ->
                LocalDate.ofEpochDay(logical.number(date)).atStartOfDay(zone).toInstant();
            case TIME ->
                LocalDate.EPOCH
                        .atTime(LocalTime.ofNanoOfDay(logical.number(date) * 1_000_000))
                        .atZone(zone)
                        .toInstant();
            case TIMESTAMP -> date.toInstant();
        };
    }

    private Instant ofText(String text) {
        for (Form form : forms) {
            Instant instant = form.read(text);
            if (instant != null) {
                return instant;
            }
        }
        throw new BadValue("a text has none of the forms of from.formats");
    }

    private @Nullable Instant ofIso(String text) {
        try {
            return IsoTimes.instant(text, zone);
        } catch (BadValue e) {
            return null;
        }
    }

    private static @Nullable Instant ofNumber(String text, Unit unit) {
        if (text.length() > MAX_NUMBER) {
            return null;
        }
        try {
            return unit.instant(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Form ofPattern(String pattern, Locale locale) {
        TimePattern form = TimePattern.of(pattern, locale);
        return text -> form.read(text, zone);
    }
}
