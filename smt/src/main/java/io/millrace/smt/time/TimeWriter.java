// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.BadValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes instants in one form. Immutable and safe for all threads.
 *
 * @param schema makes the schema of what is written
 * @param finest what the form has room for; null for everything
 * @param writer writes
 */
record TimeWriter(Supplier<SchemaBuilder> schema, @Nullable Unit finest, Function<Instant, Object> writer) {
    /** The forms. */
    enum Form {
        STRING("string"),
        UNIX("unix"),
        DATE("Date"),
        TIME("Time"),
        TIMESTAMP("Timestamp");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Texts of a pattern. */
    static TimeWriter ofPattern(String pattern, ZoneId zone, Locale locale) {
        DateTimeFormatter formatter = TimePattern.formatter(pattern, locale);
        return new TimeWriter(SchemaBuilder::string, null, instant -> formatter.format(instant.atZone(zone)));
    }

    /** Texts of ISO 8601, with the digits of a precision, or as many as it needs. */
    static TimeWriter ofIso(@Nullable Unit precision, ZoneId zone) {
        DateTimeFormatter formatter = iso(precision);
        return new TimeWriter(SchemaBuilder::string, precision, instant -> formatter.format(instant.atZone(zone)));
    }

    private static DateTimeFormatter iso(@Nullable Unit precision) {
        if (precision == null) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        }
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendPattern("'T'HH:mm:ss");
        if (precision.digits() > 0) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, precision.digits(), precision.digits(), true);
        }
        return builder.appendOffsetId().toFormatter(Locale.ROOT);
    }

    /** Numbers since 1970. */
    static TimeWriter ofUnix(Unit precision) {
        return new TimeWriter(SchemaBuilder::int64, precision, precision::number);
    }

    /** Connect's logical types. */
    // Connect wants its logical types as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static TimeWriter ofLogical(Logical logical, ZoneId zone) {
        return new TimeWriter(logical::schema, logical == Logical.DATE ? null : Unit.MS, instant -> {
            ZonedDateTime local = instant.atZone(zone);
            return switch (logical) {
                case DATE -> new Date(Math.multiplyExact(local.toLocalDate().toEpochDay(), Logical.DAY));
                case TIME -> new Date(local.toLocalTime().getLong(ChronoField.MILLI_OF_DAY));
                case TIMESTAMP -> new Date(Unit.MS.number(instant));
            };
        });
    }

    /**
     * Writes an instant.
     *
     * @param precision to which it is cut before; null to lose nothing
     */
    Object write(Instant instant, @Nullable Unit precision) {
        Instant cut = precision == null ? instant : precision.cut(instant);
        if (finest != null && !finest.cut(cut).equals(cut)) {
            throw new BadValue("a time is finer than the new form, which has room for " + finest.word()
                    + "; set precision=" + finest.word() + " to cut it");
        }
        try {
            return writer.apply(cut);
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadValue("a time cannot be written in the new form");
        }
    }
}
