// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The module random. */
final class RandomFunctions {
    private static final BigDecimal DEFAULT_MAX = BigDecimal.valueOf(99_999);

    private RandomFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.of("random.arrayElement", 1, RandomFunctions::arrayElement),
                Definition.of("random.number", 1, RandomFunctions::number),
                Definition.of("random.weightedArrayElement", 1, RandomFunctions::weightedArrayElement));
    }

    private static Generator number(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        String function = arguments.function();
        if (argument == null) {
            return Numbers.range(
                    BigDecimal.ZERO, DEFAULT_MAX, true, BigDecimal.ONE, arguments.offset(), function, site.field());
        }
        if (argument instanceof Argument.Obj object) {
            return numberBetween(
                    Fields.of(function, object, "min", "max", "precision"), object.offset(), function, site);
        }
        BigDecimal max = Numbers.number(argument, function);
        boolean negative = max.signum() < 0;
        return Numbers.range(
                negative ? max : BigDecimal.ZERO,
                negative ? BigDecimal.ZERO : max.setScale(0, java.math.RoundingMode.CEILING),
                !negative,
                BigDecimal.ONE,
                argument.offset(),
                function,
                site.field());
    }

    private static Generator numberBetween(Fields fields, int offset, String function, Site site) {
        BigDecimal min = Numbers.number(fields.get("min"), fields.where("min"), BigDecimal.ZERO);
        BigDecimal max = Numbers.number(fields.get("max"), fields.where("max"), DEFAULT_MAX);
        BigDecimal step = Numbers.number(fields.get("precision"), fields.where("precision"), BigDecimal.ONE);
        return Numbers.range(min, max, max.signum() >= 0, step, offset, function, site.field());
    }

    private static Generator arrayElement(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        if (argument == null) {
            return Choices.uniform(List.of("a", "b", "c"), site);
        }
        return Choices.of(values(argument, arguments.function(), site), null, site);
    }

    private static List<Generator> values(Argument argument, String where, Site site) {
        if (!(argument instanceof Argument.Array array)) {
            throw Arguments.expected(where, "an array", argument);
        }
        if (array.items().isEmpty()) {
            throw new BadCall(array.offset(), where + " needs an array with at least one element");
        }
        return array.items().stream().map(item -> Values.of(item, site)).toList();
    }

    private static Generator weightedArrayElement(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        String function = arguments.function();
        if (argument == null) {
            return Choices.uniform(List.of("dog", "cat"), site);
        }
        if (!(argument instanceof Argument.Obj object)) {
            throw arguments.expected("{weights, data}", argument);
        }
        Fields fields = Fields.of(function, object, "weights", "data");
        List<Generator> data = values(fields.require("data"), fields.where("data"), site);
        return Choices.of(data, weights(fields.require("weights"), data.size(), fields), site);
    }

    private static List<BigDecimal> weights(Argument argument, int count, Fields fields) {
        String where = fields.where("weights");
        if (!(argument instanceof Argument.Array array)) {
            throw Arguments.expected(where, "an array of numbers", argument);
        }
        if (array.items().size() != count) {
            throw new BadCall(
                    array.offset(),
                    where + ": " + array.items().size() + " weights do not match " + count + " values of data");
        }
        List<BigDecimal> weights = new ArrayList<>();
        for (Argument item : array.items()) {
            BigDecimal weight = Numbers.number(item, where);
            if (weight.signum() < 0) {
                throw new BadCall(
                        item.offset(), where + ": a weight must not be negative, not " + weight.toPlainString());
            }
            weights.add(weight);
        }
        if (weights.stream().allMatch(w -> w.signum() == 0)) {
            throw new BadCall(array.offset(), where + ": at least one weight must be above 0");
        }
        return weights;
    }
}
