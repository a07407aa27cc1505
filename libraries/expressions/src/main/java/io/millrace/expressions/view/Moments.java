// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Connect's Date, Time and Timestamp as texts of ISO 8601 in UTC, with milliseconds always. */
final class Moments {
    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private Moments() {}

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static String text(@Nullable Schema schema, Date date) {
        long millis = date.getTime();
        String name = schema == null ? null : schema.name();
        if (Time.LOGICAL_NAME.equals(name)) {
            if (millis < 0 || millis >= MILLIS_OF_DAY) {
                throw new DataException("A Time of Connect must lie within one day.");
            }
            return TIME.format(LocalTime.ofNanoOfDay(millis * NANOS_OF_MILLI));
        }
        boolean day = org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(name);
        if (day && Math.floorMod(millis, MILLIS_OF_DAY) != 0) {
            throw new DataException("A Date of Connect must not have a time of day.");
        }
        return (day ? DATE : TIMESTAMP).format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
