// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in one form of {@link DateTimeFormatter}. What the pattern lacks is the beginning: January, the first,
 * midnight; without a year, 1970. What it has is all used, or the text does not fit. Immutable and safe for all threads.
 */
final class TimePattern {
    /** A time that differs from the beginning in every part. */
    private static final Instant SAMPLE = Instant.parse("2026-11-20T17:23:45.123456789Z");

    private static final int FIRST_YEAR = 1970;

    private final DateTimeFormatter formatter;
    private final WeekFields weeks;

    private TimePattern(DateTimeFormatter formatter, Locale locale) {
        this.formatter = formatter;
        this.weeks = WeekFields.of(locale);
    }

    /**
     * Prepares a pattern for reading.
     *
     * @param pattern of {@link DateTimeFormatter}
     * @param locale of the names of months and days
     * @throws IllegalArgumentException when it is no pattern, or one whose parts make no date or no time
     */
    static TimePattern of(String pattern, Locale locale) {
        // 'y' is the year of an era, of which a text that names none means ours; without it there is no date at all.
        boolean ofEra = pattern.replaceAll("'[^']*'", "").contains("y");
        DateTimeFormatterBuilder builder = builder(pattern);
        if (ofEra) {
            builder.parseDefaulting(ChronoField.ERA, 1);
        }
        // Anything but strict would make the last of February of the thirtieth.
        TimePattern made = new TimePattern(builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT), locale);
        if (made.loses(SAMPLE)) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' has parts that make no date or no time of the day; h and K "
                            + "need a, m needs an hour, s a minute, Y needs w and e or E, and Q, E and F mean nothing alone");
        }
        return made;
    }

    static DateTimeFormatter formatter(String pattern, Locale locale) {
        return builder(pattern).toFormatter(locale);
    }

    private static DateTimeFormatterBuilder builder(String pattern) {
        try {
            return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no pattern: " + e.getMessage());
        }
    }

    /** Whether what a time is written as is more than what is read from it. */
    private boolean loses(Instant sample) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(formatter.format(sample.atZone(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return false;
        }
        return loses(parsed);
    }

    /**
     * Reads a text.
     *
     * @param zone where it holds if it names none
     * @return null when it has another form
     */
    @Nullable
    Instant read(String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            return loses(parsed) ? null : instant(parsed, zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        return (date == null ? begin(parsed) : date)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(own == null ? zone : own)
                .toInstant();
    }

    private static LocalDate begin(TemporalAccessor parsed) {
        int year = part(parsed, ChronoField.YEAR, FIRST_YEAR);
        return parsed.isSupported(ChronoField.DAY_OF_YEAR)
                ? LocalDate.ofYearDay(year, parsed.get(ChronoField.DAY_OF_YEAR))
                : LocalDate.of(
                        year, part(parsed, ChronoField.MONTH_OF_YEAR, 1), part(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static int part(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }

    /** Whether the text had a part that makes no date or no time together with the others. */
    private boolean loses(TemporalAccessor parsed) {
        boolean time = parsed.query(TemporalQueries.localTime()) != null;
        boolean date = parsed.query(TemporalQueries.localDate()) != null;
        return (!time && Stream.of(ChronoField.values()).anyMatch(f -> f.isTimeBased() && parsed.isSupported(f)))
                || (!date && losesDate(parsed));
    }

    private boolean losesDate(TemporalAccessor parsed) {
        boolean month = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
        boolean day = parsed.isSupported(ChronoField.DAY_OF_MONTH) || parsed.isSupported(ChronoField.DAY_OF_YEAR);
        // The weekday of a day that is there tells nothing new.
        return has(parsed, weeks.weekBasedYear(), weeks.weekOfWeekBasedYear())
                || (!month && has(parsed, IsoFields.QUARTER_OF_YEAR))
                || (!day
                        && has(
                                parsed,
                                ChronoField.DAY_OF_WEEK,
                                weeks.dayOfWeek(),
                                weeks.weekOfMonth(),
                                ChronoField.ALIGNED_WEEK_OF_MONTH,
                                ChronoField.ALIGNED_DAY_OF_WEEK_IN_MONTH));
    }

    private static boolean has(TemporalAccessor parsed, TemporalField... fields) {
        return Stream.of(fields).anyMatch(parsed::isSupported);
    }
}
