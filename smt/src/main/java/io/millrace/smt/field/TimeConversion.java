// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import io.millrace.smt.edit.BadValue;
import io.millrace.smt.time.IsoTimes;
import io.millrace.smt.time.Logical;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes dates, times and timestamps.
 *
 * @param target which of them
 * @param fitting for what has no room
 */
// Connect wants its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
record TimeConversion(Logical target, Fitting fitting) implements Conversion {
    @Override
    public @Nullable Object of(Object value, Logical logical) {
        if (value instanceof Date date) {
            return ofDate(date, logical);
        }
        if (value instanceof String text) {
            return new Date(ofText(text));
        }
        if (value instanceof Boolean) {
            throw new BadValue("a boolean is no time");
        }
        Long number = new WholeConversion(target == Logical.TIMESTAMP ? Long.SIZE : Integer.SIZE, fitting)
                .whole(Numbers.of(value, logical));
        return number == null ? null : ofNumber(number);
    }

    private Date ofDate(Date date, Logical logical) {
        if (target == logical) {
            return date;
        }
        if (logical == Logical.TIME || (logical == Logical.DATE && target == Logical.TIME)) {
            throw new BadValue("a date has no time of the day, and a time no date");
        }
        long number = target.number(date);
        return new Date(target == Logical.DATE ? number * Logical.DAY : number);
    }

    private @Nullable Date ofNumber(long number) {
        if (target == Logical.DATE) {
            return new Date(number * Logical.DAY);
        }
        if (target == Logical.TIME && (number < 0 || number >= Logical.DAY)) {
            Long fit = fitting.outside(number < 0 ? 0 : Logical.DAY - 1, Math.floorMod(number, Logical.DAY));
            return fit == null ? null : new Date(fit);
        }
        return new Date(number);
    }

    private long ofText(String text) {
        return switch (target) {
            case DATE -> IsoTimes.date(text).toEpochDay() * Logical.DAY;
            case TIME -> millis(IsoTimes.time(text).toNanoOfDay());
            case TIMESTAMP -> {
                Instant instant = IsoTimes.instant(text, ZoneOffset.UTC);
                yield TimeUnit.SECONDS.toMillis(instant.getEpochSecond()) + millis(instant.getNano());
            }
        };
    }

    private long millis(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (TimeUnit.MILLISECONDS.toNanos(millis) == nanos) {
            return millis;
        }
        fitting.lose();
        return switch (fitting.rounding()) {
            case CEILING -> millis + 1;
            case HALF_UP, HALF_EVEN -> TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MICROSECONDS.toNanos(500));
            default -> millis;
        };
    }
}
