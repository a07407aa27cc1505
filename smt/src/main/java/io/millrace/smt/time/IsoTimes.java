// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.BadValue;
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
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 8601: a date, or date and time joined by T or a space, with up to nine digits of fraction, with or without
 * {@code Z}, an offset such as {@code +02:00}, {@code +0200} or {@code +02}, and a zone in brackets.
 */
public final class IsoTimes {
    private static final int DATE_LENGTH = 10;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendOffset("+HH:MM:ss", "Z")
                    .toFormatter(Locale.ROOT))
            .appendOptional(
                    new DateTimeFormatterBuilder().appendOffset("+HHmmss", "Z").toFormatter(Locale.ROOT))
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(TIME)
            .append(OFFSET)
            .optionalStart()
            .appendLiteral('[')
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter OF_DAY = new DateTimeFormatterBuilder()
            .append(TIME)
            .append(OFFSET)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoTimes() {}

    /**
     * Reads an instant; a date alone is its midnight.
     *
     * @param text the text
     * @param zone where it holds if the text names none
     * @return the instant
     * @throws BadValue when the text is something else
     */
    public static Instant instant(String text, ZoneId zone) {
        boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        try {
            return instant(
                    INSTANT.parse(
                            spaced ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1) : text),
                    zone);
        } catch (DateTimeException e) {
            throw new BadValue("a text is no date and time of ISO 8601");
        }
    }

    /**
     * The instant of what a formatter has read: what it lacks of a time is zero.
     *
     * @param parsed has a date at least
     * @param zone where it holds if it has none
     * @return the instant
     * @throws DateTimeException when there is no date
     */
    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(own == null ? zone : own)
                .toInstant();
    }

    /**
     * Reads a day.
     *
     * @param text such as {@code 2026-11-20}
     * @return the day
     * @throws BadValue when the text is something else
     */
    public static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadValue("a text is no date of ISO 8601, such as 2026-11-20");
        }
    }

    /**
     * Reads a time of the day; one with an offset is that of UTC.
     *
     * @param text such as {@code 17:23}, {@code 17:23:00.123456} or {@code 17:23:00Z}
     * @return the time
     * @throws BadValue when the text is something else
     */
    public static LocalTime time(String text) {
        try {
            TemporalAccessor parsed = OF_DAY.parse(text);
            LocalTime time = LocalTime.from(parsed);
            @Nullable ZoneId offset = parsed.query(TemporalQueries.offset());
            return offset == null
                    ? time
                    : time.atOffset((ZoneOffset) offset)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalTime();
        } catch (DateTimeException e) {
            throw new BadValue("a text is no time of ISO 8601, such as 17:23:00.123");
        }
    }
}
