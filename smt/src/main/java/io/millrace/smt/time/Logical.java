// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Connect's three logical types of time, all of them a {@link Date} in milliseconds. */
// Connect hands its logical types over as java.util.Date.
@SuppressWarnings("JavaUtilDate")
public enum Logical {
    /** A day without a zone: midnight of it in UTC. */
    DATE {
        @Override
        public long number(Date value) {
            return Math.floorDiv(value.getTime(), DAY);
        }

        @Override
        public String text(Date value) {
            return LocalDate.ofEpochDay(number(value)).toString();
        }

        @Override
        public SchemaBuilder schema() {
            return org.apache.kafka.connect.data.Date.builder();
        }
    },
    /** A time of the day without a zone: that time on the first of January 1970 in UTC. */
    TIME {
        @Override
        public long number(Date value) {
            return Math.floorMod(value.getTime(), DAY);
        }

        @Override
        public String text(Date value) {
            return MILLIS.format(LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(number(value)))) + "Z";
        }

        @Override
        public SchemaBuilder schema() {
            return Time.builder();
        }
    },
    /** An instant. */
    TIMESTAMP {
        @Override
        public long number(Date value) {
            return value.getTime();
        }

        @Override
        public String text(Date value) {
            return INSTANT.format(Instant.ofEpochMilli(value.getTime()).atOffset(ZoneOffset.UTC));
        }

        @Override
        public SchemaBuilder schema() {
            return Timestamp.builder();
        }
    };

    /** The milliseconds of a day. */
    public static final long DAY = TimeUnit.DAYS.toMillis(1);

    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 3, 3, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(MILLIS)
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    /**
     * What a schema says.
     *
     * @param schema null for a value without one, whose dates are timestamps
     * @return timestamp also for schemas that mean no time at all
     */
    public static Logical of(@Nullable Schema schema) {
        String name = schema == null ? null : schema.name();
        if (org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(name)) {
            return DATE;
        }
        return Time.LOGICAL_NAME.equals(name) ? TIME : TIMESTAMP;
    }

    /**
     * The number that Connect stores.
     *
     * @param value of this type
     * @return days since 1970, milliseconds of the day, or milliseconds since 1970
     */
    public abstract long number(Date value);

    /**
     * The value in ISO 8601, in UTC, times with milliseconds.
     *
     * @param value of this type
     * @return such as {@code 2026-11-20}, {@code 17:23:00.000Z} or both, joined by T
     */
    public abstract String text(Date value);

    /**
     * The type's schema.
     *
     * @return a new builder
     */
    public abstract SchemaBuilder schema();
}
