// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads numbers out of arguments and builds ranges of them in exact decimal arithmetic. */
final class Numbers {
    /** Far beyond any double that is a whole number, and with room for a sum of two in a long. */
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(61);

    private static final int MAX_DECIMALS = 17;

    private Numbers() {}

    static BigDecimal number(Argument argument, String where) {
        if (argument instanceof Argument.Num number) {
            return number.value();
        }
        throw Arguments.expected(where, "a number", argument);
    }

    static BigDecimal number(@Nullable Argument argument, String where, BigDecimal orElse) {
        return argument == null ? orElse : number(argument, where);
    }

    static long whole(Argument argument, String where, long min, long max) {
        BigDecimal value = number(argument, where);
        boolean inRange =
                value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (!inRange || value.stripTrailingZeros().scale() > 0) {
            throw new BadCall(
                    argument.offset(),
                    where + " takes a whole number from " + min + " to " + max + " here, not " + JsNumber.brief(value));
        }
        return value.longValueExact();
    }

    /** The multiples of a step from one bound to another, both included. */
    static NumberRange range(
            BigDecimal min,
            BigDecimal max,
            boolean maxIncluded,
            BigDecimal step,
            int offset,
            String function,
            long field) {
        if (step.signum() <= 0) {
            throw new BadCall(offset, "the precision of " + function + " must be above 0, not " + JsNumber.brief(step));
        }
        BigInteger first = quotient(min, step, RoundingMode.CEILING);
        BigInteger last = quotient(max, step, RoundingMode.FLOOR);
        if (!maxIncluded && new BigDecimal(last).multiply(step).compareTo(max) == 0) {
            last = last.subtract(BigInteger.ONE);
        }
        String bounds = JsNumber.brief(min) + " to " + JsNumber.brief(max);
        if (first.compareTo(last) > 0) {
            throw new BadCall(
                    offset,
                    function + " has nothing to choose from: no multiple of " + JsNumber.brief(step) + " from "
                            + bounds);
        }
        BigDecimal plain = step.stripTrailingZeros();
        int decimals = Math.max(0, plain.scale());
        BigInteger unit = plain.movePointRight(decimals).toBigIntegerExact();
        BigInteger largest = first.abs().max(last.abs()).multiply(unit);
        if (decimals > MAX_DECIMALS || largest.compareTo(LARGEST) > 0) {
            throw new BadCall(
                    offset, function + " cannot count from " + bounds + " in steps of " + JsNumber.brief(step));
        }
        long count = last.subtract(first).longValueExact() + 1;
        return new NumberRange(field, first.longValueExact(), count, unit.longValueExact(), decimals);
    }

    private static BigInteger quotient(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        return value.divide(step, 0, rounding).toBigInteger();
    }
}
