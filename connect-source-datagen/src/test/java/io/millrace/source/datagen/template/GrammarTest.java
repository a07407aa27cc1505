// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.CLOCK;
import static io.millrace.source.datagen.template.Rendering.SCENARIO;
import static io.millrace.source.datagen.template.Rendering.first;
import static io.millrace.source.datagen.template.Rendering.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    @Test
    void rendersTheScenarioOnOneLine() {
        assertThat(first(SCENARIO))
                .matches("\\{\t\"timestamp\":\"2020-02-09T08:05:03\\+00:00\",\t\"eventType\":\"(rent|buy|trailer)\","
                        + "\t\"film_id\":\\d{1,4},\t\"distributor\":\"[a-z ]+\",\t\"platform\": \"[a-z-]+\","
                        + "\t\"state\":\"[A-Z][A-Za-z ]+\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what is a hole and what is text
                "`{\"a\":{\"b\":{}},\"c\":{{random.number(0)}}}` | `{\"a\":{\"b\":{}},\"c\":0}`",
                "`{\"a\":{\"b\":{{random.number(0)}}}}`          | `{\"a\":{\"b\":0}}`",
                "`{{{random.number(0)}}}`                        | `{0}`",
                "`{{}}`                                          | `{{}}`",
                "`{{ }} {{random.number(0)}}`                    | `{{ }} 0`",
                "`{{1}} {{\"x\"}} {{random.number(0)}}`          | `{{1}} {{\"x\"}} 0`",
                "`}} {{random.number(0)}} {`                     | `}} 0 {`",
                "`{{random.number(0)}}{{random.number(0)}}`      | `00`",
                // blanks
                "`{{ random.number(0) }}`                        | `0`",
                "`{{random.number (0)}}`                         | `0`",
                "`{{random . number( 0 )}}`                      | `0`",
                // arguments
                "`{{random.arrayElement([\"a)\"])}}`             | `a)`",
                "`{{random.arrayElement([\"(a\"])}}`             | `(a`",
                "`{{random.arrayElement([\"}}\"])}}`             | `}}`",
                "`{{random.arrayElement([\"{{\"])}}`             | `{{`",
                "`{{random.arrayElement(['it\"s'])}}`            | `it\"s`",
                "`{{random.arrayElement([\"it's\",])}}`          | `it's`",
                "`{{random.arrayElement([\"\\u00e9\\\"\\n\"])}}` | `é\"\n`",
                "`{{random.number({min:7,max:7})}}`              | `7`",
                "`{{random.number({'min':7,\"max\":7,})}}`       | `7`",
                "`{{random.number({min:+7,max:0x7})}}`           | `7`",
                "`{{random.arrayElement([[1,[2,null]]])}}`       | `1,2,`",
                "`{{helpers.shuffle([5])}}`                      | `5`",
                // holes in arguments
                "`{{random.arrayElement([\"<{{random.number(0)}}>\"])}}`              | `<0>`",
                "`{{random.arrayElement([{{random.number(0)}}])}}`                    | `0`",
                "`{{random.arrayElement([\"{{date.now(\"YYYY\")}}\"])}}`              | `2020`",
                "`{{random.arrayElement([\"{{date.now(\\\"YYYY\\\")}}\"])}}`          | `2020`",
                "`{{random.arrayElement(['{{random.arrayElement([\"{{record.index}}\"])}}'])}}` | `0`",
                // formats without quotes
                "`{{date.now(YYYY-MM-DD)}}`                      | `2020-02-09`",
                "`{{date.now(YYYY)}}`                            | `2020`",
                "`{{date.now([at] YYYY (MM))}}`                  | `at 2020 (02)`",
                "`{{date.now('YYYY')}}`                          | `2020`",
                "`{{date.now(\"[}}]YYYY\")}}`                    | `}}2020`",
                "`{{date.now(\"\")}}`                            | `2020-02-09T08:05:03+00:00`",
                "`{{date.now()}}`                                | `2020-02-09T08:05:03+00:00`",
                "`{{date.now(null)}}`                            | `2020-02-09T08:05:03+00:00`",
                "`{{helpers.replaceSymbols(A-!*)}}`              | `A-!*`",
                // the old name of the clock, as often as one likes
                "`{{current.timestamp}} {{current.timestamp}}`   | `2020-02-09T08:05:03+00:00 2020-02-09T08:05:03+00:00`",
            })
    void rendersAs(String template, String expected) {
        assertThat(first(template)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void aValueIsNeverReadAgain() {
        assertThat(first("{{random.arrayElement([\"$$5 $& $` \\u007b\\u007brandom.number(0)}}\"])}}"))
                .isEqualTo("$$5 $& $` {{random.number(0)}}");
    }

    @Test
    void aTemplateCanRenderNothing() {
        assertThat(first("{{random.arrayElement([\"\"])}}")).isEmpty();
        assertThat(first("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"only {{ here", "only }} here", "{{ {{ {{"})
    void bracesOfOneKindAreTextWithAWarning(String text) {
        Template template = Template.compile(text, TemplateOptions.defaults());
        assertThat(template.renderer(1, 0, 1).render(0, CLOCK)).asString().isEqualTo(text);
        assertThat(template.warnings()).singleElement().asString().contains("plain text");
    }

    @Test
    void textWithoutBracesHasNoWarning() {
        assertThat(Template.compile("plain", TemplateOptions.defaults()).warnings())
                .isEmpty();
        assertThat(Template.compile(SCENARIO, TemplateOptions.defaults()).warnings())
                .isEmpty();
    }

    @Test
    void trimsAndDropsLineFeedsOnly() {
        assertThat(first(" \uFEFF\t\r\n a\n\tb\r\nc\rd \n")).isEqualTo("a\tbc\rd");
    }

    @Test
    void keepsLineFeedsIfAskedAndMakesThemUniform() {
        TemplateOptions keep = new TemplateOptions(Newlines.KEEP, Escape.AUTO, false, ZoneOffset.UTC);
        assertThat(first("\na\r\nb\n{{random.number(0)}}\n", keep)).isEqualTo("a\nb\n0");
    }

    @Test
    void lineFeedsInsideAHoleDoNotMatter() {
        assertThat(first("{{\nrandom\n.\nnumber\n(\n{\n\"min\":7,\r\n\"max\":7}\n)\n}}"))
                .isEqualTo("7");
    }

    @Test
    void tellsWhetherEveryRecordIsAscii() {
        assertThat(Template.compile(SCENARIO, TemplateOptions.defaults()).isAscii())
                .isTrue();
        assertThat(Template.compile("ä", TemplateOptions.defaults()).isAscii()).isFalse();
        assertThat(Template.compile("{{random.arrayElement([1,'ä'])}}", TemplateOptions.defaults())
                        .isAscii())
                .isFalse();
        assertThat(Template.compile("{{date.now('[ä]')}}", TemplateOptions.defaults())
                        .isAscii())
                .isFalse();
    }

    @Test
    void writesTextAsUtf8() {
        byte[] record = Template.compile("ä{{random.arrayElement(['€𝄞'])}}", TemplateOptions.defaults())
                .renderer(1, 0, 1)
                .render(0, 0);
        assertThat(record).isEqualTo("ä€𝄞".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void newerNamesGiveTheSameValues() {
        assertThat(values("{{helpers.arrayElement([1,2])}}", 100)).containsExactly("1", "2");
        assertThat(values("{{helpers.weightedArrayElement([{weight:1,value:'a'},{weight:2,value:'b'}])}}", 100))
                .containsExactly("a", "b");
        assertThat(values("{{datatype.boolean}}", 100)).containsExactly("false", "true");
        assertThat(first("{{string.uuid}}"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
