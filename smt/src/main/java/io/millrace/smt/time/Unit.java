// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How finely time is counted. */
enum Unit {
    S(1, 0, ChronoUnit.SECONDS),
    MS(1_000, 3, ChronoUnit.MILLIS),
    US(1_000_000, 6, ChronoUnit.MICROS),
    NS(1_000_000_000, 9, ChronoUnit.NANOS);

    private static final int NANO_DIGITS = 9;
    private static final long NANOS = 1_000_000_000;
    /** No instant has more digits than this before its point, in whichever unit. */
    private static final int MAX_DIGITS = 30;

    private final long perSecond;
    private final int digits;
    private final ChronoUnit grain;

    Unit(long perSecond, int digits, ChronoUnit grain) {
        this.grain = grain;
        this.perSecond = perSecond;
        this.digits = digits;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many digits a second's fraction has. */
    int digits() {
        return digits;
    }

    Instant instant(long number) {
        try {
            return Instant.ofEpochSecond(
                    Math.floorDiv(number, perSecond), Math.floorMod(number, perSecond) * (NANOS / perSecond));
        } catch (DateTimeException e) {
            throw new BadValue("a number is too large for a time");
        }
    }

    Instant instant(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS * 2) {
            throw new BadValue("a number is too large or too small for a time");
        }
        BigDecimal seconds = number.movePointLeft(digits);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS);
        try {
            return Instant.ofEpochSecond(
                    whole.longValueExact(),
                    nanos.setScale(0, RoundingMode.FLOOR).longValueExact());
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadValue("a number is too large for a time");
        }
    }

    long number(Instant instant) {
        try {
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), perSecond), instant.getNano() / (NANOS / perSecond));
        } catch (ArithmeticException e) {
            throw new BadValue("a time is too far away to be counted in " + word());
        }
    }

    /** The last whole unit. */
    Instant cut(Instant instant) {
        return instant.truncatedTo(grain);
    }
}
