// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.first;
import static io.millrace.source.datagen.template.Rendering.lenient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{{random.nmber}}`                          |  3 | unknown function random.nmber; did you mean random.number",
                "`{{Random.number}}`                         |  3 | did you mean random.number",
                "`{{zzzzzz.yyyyyy(1)}}`                      |  3 | unknown function zzzzzz.yyyyyy; modules are address",
                "`{{random}} }}`                             |  3 | random has alpha, alphaNumeric, arrayElement",
                "`{{name.firstName.x}}`                      | 17 | a third part",
                "`{{random.}}`                               | 10 | expected a function of random after the dot, found }",
                "`{{random.number(5)`                        |  1 | never closed with }}",
                "`{{random.number(5) }`                      | 20 | expected }} after random.number, found }",
                "`x {{random.number(5)} }}`                  | 21 | expected }} after random.number, found }",
                "`{{random.number(5 }}`                      | 19 | expected , or ) after the argument, found }",
                "`{{random.arrayElement([\"a)}}`             | 24 | has no closing quote",
                "`{{random.arrayElement([a,b])}}`            | 24 | expected a value, found a; text needs quotes",
                "`{{random.arrayElement([1 2])}}`            | 26 | expected , or ], found 2",
                "`{{random.arrayElement([]) }}`              | 23 | needs an array with at least one element",
                "`{{random.arrayElement([null])}}`           | 24 | write \"null\" to print the word",
                "`{{random.arrayElement([{\"a\":1}])}}`      | 24 | an object is no text",
                "`{{random.arrayElement({\"a\":1})}}`        | 23 | takes an array here, not an object",
                "`{{random.number(\"9\")}}`                  | 17 | takes a number or {min, max, precision} here, not a text",
                "`{{random.number({\"max\":\"9\"})}}`        | 24 | max of random.number takes a number here, not a text",
                "`{{random.number({\"mx\":9})}}`             | 18 | has no option mx; did you mean max?",
                "`{{random.number({max:1,max:2})}}`          | 24 | got max twice",
                "`{{random.number({\"min\":3,\"max\":1})}}`  | 17 | min of random.number is above max: 3 > 1",
                "`{{random.number({precision:0})}}`          | 17 | must be above 0, not 0",
                "`{{random.number({min:0.2,max:0.8})}}`      | 17 | no multiple of 1 from 0.2 to 0.8",
                "`{{random.number({max:1e300})}}`            | 17 | cannot count from 0 to 1E+300 in steps of 1",
                "`{{random.number({precision:1e-300})}}`     | 17 | cannot count from 0 to 99999 in steps of 1E-300",
                "`{{random.number({min:1e300,max:-1})}}`     | 17 | min of random.number is above max: 1E+300 > -1",
                "`{{date.future(1e300)}}`                    | 15 | cannot go so far: 1E+300",
                "`{{random.number(1e999)}}`                  | 17 | not a number that can be used: 1e999",
                "`{{random.number(1,10)}}`                   | 19 | takes at most 1 argument",
                "`{{random.uuid(1)}}`                        | 15 | takes no argument",
                "`{{random.weightedArrayElement({weights:[1],data:[1,2]})}}`   | 40 | 1 weights do not match 2 values",
                "`{{random.weightedArrayElement({weights:[1,-1],data:[1,2]})}}`| 43 | must not be negative, not -1",
                "`{{random.weightedArrayElement({weights:[0,0],data:[1,2]})}}` | 40 | at least one weight must be above 0",
                "`{{random.weightedArrayElement({data:[1,2]})}}`               | 31 | needs weights",
                "`{{random.weightedArrayElement({weights:[1,2],date:[1,2]})}}` | 46 | did you mean data?",
                "`{{date.between(\"2020-01-01\")}}`          |  3 | needs two dates",
                "`{{date.between(\"soon\",\"2020-01-01\")}}` | 16 | not a date: soon",
                "`{{date.between(\"2020-02-01\",\"2020-01-01\")}}` | 29 | ends before it starts",
                "`{{date.past(-1)}}`                         | 13 | cannot go so far: -1",
                "`{{date.month(5)}}`                         | 14 | takes {abbr, context} here",
                "`{{date.now(5)}}`                           | 12 | takes a text in quotes here, not the number 5",
                "`{{random.numbernumbernumbernumbernumbernumbernumbernumbernumbernumbernumber}}` | 10 | too long for a name: numbernumber",
                "`{{random.words(1000000)}}`                 | 16 | takes a whole number from 0 to 1000 here",
            })
    void rejects(String template, int column, String message) {
        assertThat(problems(template)).first().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.message()).contains(message);
            assertThat(problem.column()).as(problem.toString()).isEqualTo(column);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{random.number({precision:1e-300})}}",
                "{{random.number({precision:-1e300})}}",
                "{{random.number({min:1e300,max:1e200,precision:1e100})}}",
                "{{random.number({min:1e-300,max:2e-300})}}",
                "{{random.words(1e300)}}",
                "{{random.weightedArrayElement({weights:[-1e300],data:[1]})}}",
                "{{date.future(1e300)}}",
                "{{date.now(" + LONG_NUMBER + ")}}",
                "{{random.number(-" + LONG_NUMBER + ")}}",
            })
    void showsNumbersInShort(String template) {
        assertThat(problems(template))
                .first()
                .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(200));
    }

    private static final String LONG_NUMBER = "1234567890123456789012345678901234567890123456789012345678901234567890"
            + "1234567890123456789012345678901234567890123456789012345678901234567890"
            + "1234567890123456789012345678901234567890123456789012345678901234567890";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{{random.arrayElement([\"a\",\"b\\ud800\"])}}`        | 30 | \\ud800",
                "`{{random.arrayElement([\"\\uDC00\"])}}`             | 25 | \\uDC00",
                "`{{random.arrayElement([\"\\ud83d\\ud83d\\ude00\"])}}` | 25 | \\ud83d",
                "`{{random.arrayElement([\"\\ud83dx\"])}}`            | 25 | \\ud83d",
                "`{{date.now(\"\\ud800\")}}`                          | 13 | \\ud800",
            })
    void rejectsHalfACharacter(String template, int column, String escape) {
        assertThat(problems(template)).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo(escape + " is half a character: both halves of its pair are needed");
            assertThat(problem.column()).isEqualTo(column);
        });
    }

    @Test
    void rejectsHalfACharacterThatIsWrittenAsItself() {
        assertThat(problems("a\n😀b\ud800c {{random.uuid}}"))
                .extracting(InvalidTemplate.Problem::line, InvalidTemplate.Problem::column)
                .containsExactly(tuple(2, 3));
        assertThat(problems("{{random.arrayElement([\"\udc00\"])}}"))
                .extracting(InvalidTemplate.Problem::column, InvalidTemplate.Problem::message)
                .containsExactly(tuple(25, "\\udc00 is half a character: both halves of its pair are needed"));
    }

    @Test
    void acceptsWholePairs() {
        assertThat(first("{{random.arrayElement([\"\\ud83d\\ude00\"])}}😀")).isEqualTo("😀😀");
    }

    @Test
    void reportsEveryProblemInTheOrderOfTheUsersOwnLines() {
        String template =
                "\n {\r\n \"a\":{{random.nmber}},\n\"ä𝄞\":{{random.arrayElement([])}},\n{{random.number(5}}}";
        assertThat(problems(template))
                .extracting(InvalidTemplate.Problem::line, InvalidTemplate.Problem::column)
                .containsExactly(tuple(3, 8), tuple(4, 28), tuple(5, 18));
    }

    @Test
    void theMessageHoldsAllProblems() {
        assertThat(catchThrowableOfType(InvalidTemplate.class, () -> first("{{random.nmber}}\n{{a.b}}")))
                .hasMessageStartingWith("line 1, column 3: unknown function random.nmber; did you mean random.number")
                .hasMessageContaining("; line 2, column 3: unknown function a.b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{random.number(\"x\")}}                                      | NaN",
                "{{random.arrayElement([])}}                                   | undefined",
                "{{random.arrayElement([null])}}                               | null",
                "{{random.arrayElement([{\"a\":1}])}}                          | [object Object]",
                "{{random.weightedArrayElement({weights:[0,1],data:[1]})}}     | undefined",
                "{{random.weightedArrayElement({weights:[1],data:[1,2]})}}     | 1",
                "{{date.between('2020-01-01')}}                                | Invalid Date",
                "{{random.number(5)                                            | {{random.number(5)",
            })
    void rendersGarbageLikeTheOriginalIfLenient(String template, String expected) {
        assertThat(first(template, lenient())).isEqualTo(expected);
    }

    @Test
    void hostileTextTakesLinearTime() {
        for (String piece : List.of(
                "{",
                "{{",
                "{{a.b(",
                "{{date.now(}}",
                "{{ ",
                "[",
                "{{a.b('{{",
                "{{" + "x".repeat(50_000) + ".y}}",
                "{{random.arrayElement([")) {
            String text = piece.repeat(200_000 / piece.length()) + "}}";
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    Template.compile(text, TemplateOptions.defaults());
                } catch (InvalidTemplate expected) {
                    assertThat(expected.problems()).hasSizeLessThanOrEqualTo(20);
                }
            });
        }
    }

    private static List<InvalidTemplate.Problem> problems(String template) {
        return catchThrowableOfType(InvalidTemplate.class, () -> first(template))
                .problems();
    }
}
