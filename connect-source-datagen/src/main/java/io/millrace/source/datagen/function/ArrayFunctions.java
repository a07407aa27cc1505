// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Functions that choose from values which the template brings along. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    static List<Definition> all() {
        return List.of(
                Definition.of("helpers.objectKey", 1, (arguments, site) -> objectElement(arguments, site, true)),
                Definition.of("helpers.shuffle", 1, ArrayFunctions::shuffle),
                Definition.of("helpers.weightedArrayElement", 1, ArrayFunctions::weightedValues),
                Definition.of("random.arrayElement", 1, ArrayFunctions::arrayElement),
                Definition.of("random.arrayElements", 2, ArrayFunctions::arrayElements),
                Definition.of(
                        "random.objectElement",
                        2,
                        (arguments, site) -> objectElement(arguments, site, wantsKey(arguments))),
                Definition.of("random.weightedArrayElement", 1, ArrayFunctions::weightedArrayElement));
    }

    private static Generator arrayElement(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        if (argument == null) {
            return Choices.uniform(List.of("a", "b", "c"), site);
        }
        if (argument instanceof Argument.Text text) {
            // One character of a text, as an array in JavaScript would have it.
            return Choices.uniform(
                    text.value().codePoints().mapToObj(Character::toString).toList(), site);
        }
        return Choices.of(values(argument, arguments.function(), site), null, site);
    }

    private static Generator arrayElements(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        List<Generator> values = argument == null
                ? List.of(Literal.of("a"), Literal.of("b"), Literal.of("c"))
                : values(argument, arguments.function(), site.withoutEscape());
        int size = values.size();
        long min;
        long max;
        if (arguments.at(1) instanceof Argument.Obj object) {
            Fields fields = Fields.of(arguments.function(), object, "min", "max");
            max = fields.whole("max", size, 0, size);
            min = fields.whole("min", Math.min(1, max), 0, max);
        } else {
            max = arguments.whole(1, size, 0, size);
            min = arguments.has(1) ? max : 1;
        }
        return sample(values, (int) min, (int) max, site);
    }

    private static Generator shuffle(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        if (argument == null) {
            throw new BadCall(arguments.offset(), arguments.function() + " needs an array");
        }
        List<Generator> values = values(argument, arguments.function(), site.withoutEscape());
        return sample(values, values.size(), values.size(), site);
    }

    private static Generator sample(List<Generator> values, int min, int max, Site site) {
        Generator sample = new Sample(values.toArray(Generator[]::new), min, max, site.field());
        return Escaped.of(sample, site.escaping());
    }

    private static Generator weightedArrayElement(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        if (argument == null) {
            return Choices.uniform(List.of("dog", "cat"), site);
        }
        if (argument instanceof Argument.Array) {
            return weightedValues(arguments, site);
        }
        if (!(argument instanceof Argument.Obj object)) {
            throw arguments.expected("{weights, data}", argument);
        }
        Fields fields = Fields.of(arguments.function(), object, "weights", "data");
        Argument data = fields.require("data");
        List<Generator> values = values(data, fields.where("data"), site);
        List<BigDecimal> weights = weights(fields.require("weights"), fields.where("weights"));
        return weighted(values, weights, fields.require("weights"), fields.where("weights"), site);
    }

    private static Generator weighted(
            List<Generator> values, List<BigDecimal> weights, Argument where, String function, Site site) {
        if (values.size() == weights.size()) {
            return Choices.of(values, weights, site);
        }
        if (!site.isLenient()) {
            throw new BadCall(
                    where.offset(),
                    function + ": " + weights.size() + " weights do not match " + values.size() + " values");
        }
        List<Generator> padded = new ArrayList<>(values.subList(0, Math.min(values.size(), weights.size())));
        while (padded.size() < weights.size()) {
            padded.add(Literal.of("undefined"));
        }
        return Choices.of(padded, weights, site);
    }

    private static List<BigDecimal> weights(Argument argument, String where) {
        if (!(argument instanceof Argument.Array array)) {
            throw Arguments.expected(where, "an array of numbers", argument);
        }
        List<BigDecimal> weights = new ArrayList<>();
        array.items().forEach(item -> weights.add(weight(item, where)));
        return positive(weights, array, where);
    }

    private static BigDecimal weight(Argument argument, String where) {
        BigDecimal weight = Numbers.number(argument, where);
        if (weight.signum() < 0) {
            throw new BadCall(
                    argument.offset(), where + ": a weight must not be negative, not " + JsNumber.brief(weight));
        }
        return weight;
    }

    private static List<BigDecimal> positive(List<BigDecimal> weights, Argument array, String where) {
        if (weights.stream().allMatch(w -> w.signum() == 0)) {
            throw new BadCall(array.offset(), where + ": at least one weight must be above 0");
        }
        return weights;
    }

    /** The form of newer releases: an array of {weight, value}. */
    private static Generator weightedValues(Arguments arguments, Site site) {
        Argument argument = arguments.at(0);
        String function = arguments.function();
        if (!(argument instanceof Argument.Array array)) {
            throw new BadCall(
                    argument == null ? arguments.offset() : argument.offset(),
                    function + " needs an array of {weight, value}");
        }
        List<Generator> values = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (Argument item : nonEmpty(array, function).items()) {
            if (!(item instanceof Argument.Obj object)) {
                throw Arguments.expected(function, "{weight, value}", item);
            }
            Fields fields = Fields.of(function, object, "weight", "value");
            weights.add(weight(fields.require("weight"), fields.where("weight")));
            values.add(Values.of(fields.require("value"), site));
        }
        return Choices.of(values, positive(weights, array, function), site);
    }

    private static boolean wantsKey(Arguments arguments) {
        Argument field = arguments.at(1);
        if (field == null
                || (field instanceof Argument.Text text && text.value().equals("value"))) {
            return false;
        }
        if (field instanceof Argument.Text text && text.value().equals("key")) {
            return true;
        }
        throw arguments.expected("\"key\" or \"value\"", field);
    }

    private static Generator objectElement(Arguments arguments, Site site, boolean keys) {
        Argument argument = arguments.at(0);
        if (argument == null) {
            return Choices.uniform(keys ? List.of("foo", "too") : List.of("bar", "car"), site);
        }
        if (!(argument instanceof Argument.Obj object)) {
            throw arguments.expected("an object", argument);
        }
        if (object.entries().isEmpty()) {
            return undefined(
                    site, new BadCall(object.offset(), arguments.function() + " needs an object with an entry"));
        }
        if (keys) {
            return Choices.uniform(
                    object.entries().stream().map(Argument.Entry::name).toList(), site);
        }
        return Choices.of(
                object.entries().stream().map(e -> Values.of(e.value(), site)).toList(), null, site);
    }

    private static List<Generator> values(Argument argument, String where, Site site) {
        if (!(argument instanceof Argument.Array array)) {
            throw Arguments.expected(where, "an array", argument);
        }
        if (array.items().isEmpty() && site.isLenient()) {
            return List.of(Literal.of("undefined"));
        }
        return nonEmpty(array, where).items().stream()
                .map(item -> Values.of(item, site))
                .toList();
    }

    private static Argument.Array nonEmpty(Argument.Array array, String where) {
        if (array.items().isEmpty()) {
            throw new BadCall(array.offset(), where + " needs an array with at least one element");
        }
        return array;
    }

    private static Generator undefined(Site site, BadCall problem) {
        if (site.isLenient()) {
            return Literal.of("undefined");
        }
        throw problem;
    }
}
