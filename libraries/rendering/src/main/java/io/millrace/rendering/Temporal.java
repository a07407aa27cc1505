// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import java.time.LocalDate;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.jspecify.annotations.Nullable;

/** What an instant of Connect stands for; the schema's name tells. */
enum Temporal {
    /** A day: {@code yyyy-MM-dd}. */
    DATE {
        @Override
        void write(long millis, RowBytes out) throws Unrenderable {
            if (Math.floorMod(millis, MILLIS_OF_DAY) != 0) {
                throw Unrenderable.value("A Date of Connect must not have a time of day.");
            }
            date(Math.floorDiv(millis, MILLIS_OF_DAY), out);
        }
    },
    /** A time of day: {@code HH:mm:ss.SSS}. */
    TIME {
        @Override
        void write(long millis, RowBytes out) throws Unrenderable {
            if (millis < 0 || millis >= MILLIS_OF_DAY) {
                throw Unrenderable.value("A Time of Connect must lie within one day.");
            }
            time((int) millis, out);
        }
    },
    /** A moment: {@code yyyy-MM-ddTHH:mm:ss.SSSZ}. */
    TIMESTAMP {
        @Override
        void write(long millis, RowBytes out) {
            date(Math.floorDiv(millis, MILLIS_OF_DAY), out);
            out.add('T');
            time((int) Math.floorMod(millis, MILLIS_OF_DAY), out);
            out.add('Z');
        }
    };

    private static final long MILLIS_OF_DAY = 86_400_000;

    /** A value without a schema is a moment: transforms leave them behind. */
    static Temporal of(@Nullable Schema schema) {
        String name = schema == null ? null : schema.name();
        if (Date.LOGICAL_NAME.equals(name)) {
            return DATE;
        }
        return Time.LOGICAL_NAME.equals(name) ? TIME : TIMESTAMP;
    }

    abstract void write(long millis, RowBytes out) throws Unrenderable;

    // Years that need more or less than four digits have a sign, as java.time writes them.
    private static void date(long epochDay, RowBytes out) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int year = date.getYear();
        if (year < 0) {
            out.add('-');
            fourDigits(-year, out);
        } else {
            if (year > 9_999) {
                out.add('+');
            }
            fourDigits(year, out);
        }
        out.add('-');
        out.digits(date.getMonthValue(), 2);
        out.add('-');
        out.digits(date.getDayOfMonth(), 2);
    }

    private static void fourDigits(int year, RowBytes out) {
        if (year > 9_999) {
            out.number(year);
        } else {
            out.digits(year, 4);
        }
    }

    private static void time(int millis, RowBytes out) {
        out.digits(millis / 3_600_000, 2);
        out.add(':');
        out.digits(millis / 60_000 % 60, 2);
        out.add(':');
        out.digits(millis / 1_000 % 60, 2);
        out.add('.');
        out.digits(millis % 1_000, 3);
    }
}
