// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers. Bounds are included, with one exception that Kinesis Data Generator has and templates rely on: a
 * negative max of random.number is not reached.
 */
final class NumberFunctions {
    private static final BigDecimal DEFAULT_MAX = BigDecimal.valueOf(99_999);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal LARGEST_SAFE = BigDecimal.valueOf((1L << 53) - 1);
    private static final int MAX_DECIMALS = 17;

    private NumberFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.of("number.float", 1, NumberFunctions::decimal),
                Definition.of("number.int", 1, NumberFunctions::whole),
                Definition.of("random.float", 1, NumberFunctions::oldDecimal),
                Definition.of("random.number", 1, NumberFunctions::number));
    }

    /** What to read from an object, and what holds without it. */
    private record Shape(BigDecimal min, BigDecimal max, BigDecimal step, boolean negativeMaxExcluded) {}

    private static Generator number(Arguments arguments, Site site) {
        Shape shape = new Shape(BigDecimal.ZERO, DEFAULT_MAX, BigDecimal.ONE, true);
        Argument argument = arguments.at(0);
        if (!(argument instanceof Argument.Num number)) {
            return range(arguments, argument, shape, site, "precision");
        }
        // A fraction reaches the next whole number, and -5 means -5 to -1.
        BigDecimal max = number.value().setScale(0, RoundingMode.CEILING);
        Shape bounds = max.signum() < 0
                ? new Shape(number.value(), BigDecimal.ONE.negate(), BigDecimal.ONE, false)
                : new Shape(BigDecimal.ZERO, max, BigDecimal.ONE, false);
        return Numbers.range(
                bounds.min, bounds.max, true, BigDecimal.ONE, number.offset(), arguments.function(), site.field());
    }

    private static Generator oldDecimal(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        BigDecimal step = argument instanceof Argument.Num number ? number.value() : CENT;
        Shape shape = new Shape(BigDecimal.ZERO, DEFAULT_MAX, step, false);
        return range(arguments, argument instanceof Argument.Num ? null : argument, shape, site, "precision");
    }

    private static Generator whole(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        BigDecimal max = argument instanceof Argument.Num number ? number.value() : LARGEST_SAFE;
        Shape shape = new Shape(BigDecimal.ZERO, max, BigDecimal.ONE, false);
        return range(arguments, argument instanceof Argument.Num ? null : argument, shape, site, "multipleOf");
    }

    private static Generator decimal(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        BigDecimal max = argument instanceof Argument.Num number ? number.value() : BigDecimal.ONE;
        Shape shape = new Shape(BigDecimal.ZERO, max, CENT, false);
        return range(
                arguments,
                argument instanceof Argument.Num ? null : argument,
                shape,
                site,
                "multipleOf",
                "precision",
                "fractionDigits");
    }

    private static Generator range(
            Arguments arguments, @Nullable Argument argument, Shape shape, Site site, String... stepNames) {
        String function = arguments.function();
        if (argument == null) {
            int offset = arguments.offset();
            return Numbers.range(shape.min, shape.max, true, shape.step, offset, function, site.field());
        }
        if (!(argument instanceof Argument.Obj object)) {
            if (site.isLenient()) {
                return Literal.of("NaN");
            }
            throw arguments.expected("a number or {min, max, " + stepNames[0] + "}", argument);
        }
        Fields fields = Fields.of(function, object, names(stepNames));
        BigDecimal min = Numbers.number(fields.get("min"), fields.where("min"), shape.min);
        BigDecimal max = Numbers.number(fields.get("max"), fields.where("max"), shape.max);
        if (min.compareTo(max) > 0) {
            throw new BadCall(
                    object.offset(),
                    "min of " + function + " is above max: " + JsNumber.brief(min) + " > " + JsNumber.brief(max));
        }
        boolean maxIncluded = max.signum() >= 0 || !shape.negativeMaxExcluded;
        BigDecimal step = step(fields, shape.step, stepNames);
        return Numbers.range(min, max, maxIncluded, step, object.offset(), function, site.field());
    }

    private static String[] names(String... stepNames) {
        String[] names = new String[stepNames.length + 2];
        names[0] = "min";
        names[1] = "max";
        System.arraycopy(stepNames, 0, names, 2, stepNames.length);
        return names;
    }

    private static BigDecimal step(Fields fields, BigDecimal orElse, String... names) {
        for (String name : names) {
            Argument value = fields.get(name);
            if (value != null) {
                return name.equals("fractionDigits")
                        ? BigDecimal.ONE.movePointLeft((int) Numbers.whole(value, fields.where(name), 0, MAX_DECIMALS))
                        : Numbers.number(value, fields.where(name));
            }
        }
        return orElse;
    }
}
