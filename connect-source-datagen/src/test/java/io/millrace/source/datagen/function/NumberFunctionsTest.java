// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static io.millrace.source.datagen.template.Rendering.counts;
import static io.millrace.source.datagen.template.Rendering.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.datagen.template.Rendering;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFunctionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random.number(0)                                   | 0",
                "random.number(3)                                   | 0 1 2 3",
                "random.number(-5)                                  | -1 -2 -3 -4 -5",
                "random.number(1.5)                                 | 0 1 2",
                "random.number({min:2,max:4})                       | 2 3 4",
                "random.number({min:-1,max:1})                      | -1 0 1",
                "random.number({min:-2,max:0})                      | -1 -2 0",
                "random.number({min:-3,max:-1})                     | -2 -3",
                "random.number({max:2})                             | 0 1 2",
                "random.number({min:5,max:25,precision:10})         | 10 20",
                "random.number({min:0,max:0.5,precision:0.1})       | 0.0 0.1 0.2 0.3 0.4 0.5",
                "random.number({min:-0.1,max:0.1,precision:0.1})    | -0.1 0.0 0.1",
                "random.number({min:1,max:1.002,precision:0.001})   | 1.000 1.001 1.002",
                "random.number({min:0.2,max:1.2,precision:0.5})     | 0.5 1.0",
                "random.number({min:0,max:50,precision:25})         | 0 25 50",
                "datatype.number({min:2,max:4})                     | 2 3 4",
                "random.float({min:0,max:0.02})                     | 0.00 0.01 0.02",
                "random.float({min:-0.01,max:-0.01})                | -0.01",
                "number.int(2)                                      | 0 1 2",
                "number.int({min:-3,max:-1})                        | -1 -2 -3",
                "number.int({min:0,max:9,multipleOf:3})             | 0 3 6 9",
                "number.float({min:0,max:0.2,fractionDigits:1})     | 0.0 0.1 0.2",
                "number.float({min:0,max:1,multipleOf:0.5})         | 0.0 0.5 1.0",
            })
    void reachesExactlyTheseValues(String call, String expected) {
        assertThat(values("{{" + call + "}}", 2000)).containsExactlyInAnyOrder(expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "{{random.number}}, 99999",
        "{{random.number()}}, 99999",
        "{{random.number(null)}}, 99999",
        "{{number.int}}, 9007199254740991"
    })
    void withoutArgumentsStaysBelowTheDefault(String template, long max) {
        List<Long> values = values(template, 3000).stream().map(Long::valueOf).toList();
        assertThat(values)
                .allMatch(v -> v >= 0 && v <= max)
                .anyMatch(v -> v > max * 0.99)
                .anyMatch(v -> v < max * 0.01);
    }

    @Property(tries = 200)
    void staysWithinItsBoundsAndReachesBoth(
            @ForAll @IntRange(min = -500, max = 500) int min, @ForAll @IntRange(max = 8) int width) {
        int max = min + width;
        List<Integer> values = values("{{number.int({min:" + min + ",max:" + max + "})}}", 400).stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
        assertThat(values.get(0)).isEqualTo(min);
        assertThat(values.get(values.size() - 1)).isEqualTo(max);
        assertThat(values).hasSize(width + 1);
    }

    @Property(tries = 200)
    void printsMultiplesOfThePrecisionWithItsDecimals(
            @ForAll @IntRange(min = -10_000, max = 9_000) int min, @ForAll @IntRange(min = 1, max = 25) int step) {
        BigDecimal precision = BigDecimal.valueOf(step, 3);
        BigDecimal low = BigDecimal.valueOf(min, 2);
        BigDecimal high = low.add(BigDecimal.TEN);
        int decimals = Math.max(0, precision.stripTrailingZeros().scale());
        String call = "random.float({min:" + low + ",max:" + high + ",precision:" + precision + "})";
        for (String value : values("{{" + call + "}}", 100)) {
            BigDecimal number = new BigDecimal(value);
            assertThat(number.scale()).isEqualTo(decimals);
            assertThat(number.remainder(precision)).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(number).isBetween(low, high);
            assertThat(value).doesNotStartWith("-0.0000000");
        }
    }

    @Test
    void largeRangesUseEveryBit() {
        List<Long> values = values("{{number.int({min:0,max:1152921504606846975})}}", 2000).stream()
                .map(Long::valueOf)
                .toList();
        for (int bit = 0; bit < 60; bit++) {
            long mask = 1L << bit;
            assertThat(values.stream().filter(v -> (v & mask) != 0).count()).isBetween(850L, 1150L);
        }
    }

    @Test
    void isUniform() {
        assertUniform(counts("{{random.number({min:1,max:20})}}", 20_000), 20, 20_000);
        assertUniform(counts("{{random.number({min:0,max:0.9,precision:0.1})}}", 20_000), 10, 20_000);
        assertUniform(counts("{{random.arrayElement([1,2,3,4,5,6,7])}}", 21_000), 7, 21_000);
        assertUniform(counts("{{helpers.shuffle([1,2,3])}}", 12_000), 6, 12_000);
        assertUniform(counts("{{random.alphaNumeric}}", 36_000), 36, 36_000);
        assertUniform(counts("{{date.weekday}}", 14_000), 7, 14_000);
    }

    private static void assertUniform(Map<String, Integer> counts, int size, int records) {
        assertThat(counts).hasSize(size);
        double expected = (double) records / size;
        double chiSquare = counts.values().stream()
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        // Mean plus five standard deviations of the distribution; the seed is fixed, so this passes always or never.
        assertThat(chiSquare).isLessThan(size - 1 + 5 * Math.sqrt(2.0 * (size - 1)));
    }

    @Test
    void weightsAreRelativeAndExact() {
        assertWeights("{weights:[30,10],data:['a','b']}", Map.of("a", 0.75, "b", 0.25));
        assertWeights(
                "{weights:[0.333,0.333,0.333],data:['a','b','c']}", Map.of("a", 1 / 3.0, "b", 1 / 3.0, "c", 1 / 3.0));
        assertWeights("{weights:[0.3,0.1,0.6],data:['a','b','c']}", Map.of("a", 0.3, "b", 0.1, "c", 0.6));
        assertWeights("{weights:[0.999,0.001],data:['a','b']}", Map.of("a", 0.999, "b", 0.001));
        assertWeights("{weights:[1,0,3],data:['a','b','c']}", Map.of("a", 0.25, "c", 0.75));
        assertWeights("{weights:[1e-3,2e3],data:['a',\"{{random.arrayElement(['b'])}}\"]}", Map.of("b", 1.0));
    }

    private static void assertWeights(String argument, Map<String, Double> shares) {
        int records = 40_000;
        Map<String, Integer> counts = counts("{{random.weightedArrayElement(" + argument + ")}}", records);
        assertThat(counts.keySet()).isEqualTo(new TreeSet<>(shares.keySet()));
        shares.forEach((value, share) -> {
            double sigma = Math.sqrt(records * share * (1 - share));
            assertThat((double) counts.get(value))
                    .isBetween(records * share - 5 * sigma - 1, records * share + 5 * sigma + 1);
        });
    }

    @Test
    void fieldsDoNotFollowEachOther() {
        Map<String, Integer> pairs = counts("{{random.number(3)}}{{random.boolean}}{{random.number(3)}}", 32_000);
        assertUniform(pairs, 32, 32_000);
    }

    @Test
    void printsConstantsByTheRulesOfJavaScript() {
        assertThat(Rendering.first("{{helpers.shuffle([-0])}} {{helpers.shuffle([1.0])}} {{helpers.shuffle([1e21])}}"))
                .isEqualTo("0 1 1e+21");
    }
}
