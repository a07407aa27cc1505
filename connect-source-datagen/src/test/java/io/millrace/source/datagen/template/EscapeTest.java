// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.escaping;
import static io.millrace.source.datagen.template.Rendering.first;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapeTest {
    private static final String AWKWARD = "{{random.arrayElement(['a\"b\\\\c\\n\\u0001,'])}}";

    @Test
    void escapesInsideStringsOfAJsonTemplate() {
        assertThat(first("{\"a\":\"" + AWKWARD + "\"}")).isEqualTo("{\"a\":\"a\\\"b\\\\c\\n\\u0001,\"}");
        assertThat(first("{\"x " + AWKWARD + "\":[1,\"" + AWKWARD + "\"]}"))
                .isEqualTo("{\"x a\\\"b\\\\c\\n\\u0001,\":[1,\"a\\\"b\\\\c\\n\\u0001,\"]}");
    }

    @Test
    void leavesAloneWhatStandsOutsideOfStrings() {
        assertThat(first("{\"a\":{{random.arrayElement(['\"x\"'])}}}")).isEqualTo("{\"a\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"`%s`", "`\"%s\",x`", "`{\"a\":\"%s\"`", "`{\"a\":\"%s\"}{\"a\":1}`", "`{'a':\"%s\"}`"})
    void leavesAloneWhatIsNoJson(String template) {
        assertThat(first(template.replace("%s", AWKWARD))).isEqualTo(template.replace("%s", "a\"b\\c\n\u0001,"));
    }

    @Test
    void escapesOrNotAsTold() {
        assertThat(first(AWKWARD, escaping(Escape.JSON))).isEqualTo("a\\\"b\\\\c\\n\\u0001,");
        assertThat(first("{\"a\":\"" + AWKWARD + "\"}", escaping(Escape.NONE)))
                .isEqualTo("{\"a\":\"a\"b\\c\n\u0001,\"}");
        assertThat(first(AWKWARD, escaping(Escape.CSV))).isEqualTo("\"a\"\"b\\c\n\u0001,\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{{random.arrayElement(['a b'])}}`                       | `a b`",
                "`{{random.arrayElement(['a,{{random.number(0)}}'])}}`    | `\"a,0\"`",
                "`{{random.arrayElement(['<{{random.arrayElement(['\"'])}}>'])}}` | `\"<\"\">\"`",
                "`{{date.now('LL')}}`                                     | `\"February 9, 2020\"`",
                "`{{date.now}}`                                           | `2020-02-09T08:05:03+00:00`",
                "`{{helpers.shuffle([1])}}`                               | `1`",
                "`{{helpers.shuffle(['a,\"b'])}}`                        | `\"a,\"\"b\"`",
                "`{{random.arrayElements(['a','a'],2)}}`                  | `\"a,a\"`",
            })
    void quotesACsvFieldOnce(String template, String expected) {
        assertThat(first(template, escaping(Escape.CSV))).isEqualTo(expected);
    }

    @Test
    void escapesTheLiteralsOfAFormatAndWhatIsNested() {
        assertThat(first("{\"a\":\"{{date.now('[\"]YYYY[\"]')}}\"}")).isEqualTo("{\"a\":\"\\\"2020\\\"\"}");
        assertThat(first("{\"a\":\"{{random.arrayElement(['{{random.arrayElement(['\"'])}}'])}}\"}"))
                .isEqualTo("{\"a\":\"\\\"\"}");
    }
}
