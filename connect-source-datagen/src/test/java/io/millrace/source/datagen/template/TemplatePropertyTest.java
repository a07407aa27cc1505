// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.CLOCK;
import static io.millrace.source.datagen.template.Rendering.SCENARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.source.datagen.function.Catalogue;
import io.millrace.source.datagen.function.CurrentRecord;
import io.millrace.source.datagen.function.Draws;
import io.millrace.source.datagen.function.Generator;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatePropertyTest {
    @Property(tries = 2000)
    void anyTextCompilesOrIsAnInvalidTemplate(@ForAll("texts") String text, @ForAll boolean lenient) {
        TemplateOptions options = new TemplateOptions(Newlines.KEEP, Escape.AUTO, lenient, ZoneOffset.UTC);
        try {
            Template.compile(text, options).renderer(1, 0, 1).render(0, CLOCK);
        } catch (InvalidTemplate invalid) {
            assertThat(invalid.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
            });
        }
    }

    @Property(tries = 300)
    void aFusedProgramWritesWhatItsPartsWrite(@ForAll("templates") String text, @ForAll long seed, @ForAll long index) {
        SourceText source = SourceText.of(text, Newlines.STRIP);
        Parser.Parsed parsed = Parser.parse(source.text(), false);
        List<Generator> parts = Compiler.compile(source, parsed, TemplateOptions.defaults());
        byte[] fused = Template.compile(text, TemplateOptions.defaults())
                .renderer(seed, 9, 64)
                .render(index, CLOCK);
        assertThat(fused).isEqualTo(oneByOne(parts, seed, index));
    }

    /** The naive renderer: each part into a buffer of exactly the size that it asks for. */
    private static byte[] oneByOne(List<Generator> parts, long seed, long index) {
        CurrentRecord record = new CurrentRecord(64);
        record.moveTo(index, CLOCK);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Generator part : parts) {
            byte[] buffer = new byte[part.maxLength() + Generator.SLACK];
            int end = part.write(buffer, 0, Draws.key(seed, 9, index), record);
            assertThat(end).isLessThanOrEqualTo(part.maxLength());
            out.write(buffer, 0, end);
        }
        return out.toByteArray();
    }

    @Provide
    Arbitrary<String> templates() {
        List<String> calls = Catalogue.names().stream()
                .filter(name -> !List.of("date.between", "helpers.shuffle", "helpers.weightedArrayElement")
                        .contains(name))
                .map(name -> "{{" + name + "}}")
                .toList();
        Arbitrary<String> holes = Arbitraries.oneOf(
                Arbitraries.of(calls),
                Arbitraries.of(
                        "{{random.arrayElement(['a','','a longer text than eight bytes'])}}",
                        "{{random.weightedArrayElement({weights:[1,0,3],data:['x',2,'{{random.number}}']})}}",
                        "{{date.now('x SSS [x]')}}",
                        "{{date.between('1900-01-01','2100-01-01')}}",
                        "{{random.number({min:-1000000,max:1000000,precision:0.001})}}"));
        Arbitrary<String> texts = Arbitraries.of("", ",", "{\"a\":\"", "\"}", "a text of more than eight bytes", "ä€");
        return Arbitraries.oneOf(holes, texts).list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{{",
                "}}",
                "{",
                "}",
                "(",
                ")",
                "[",
                "]",
                "\"",
                "'",
                "\\",
                ",",
                ":",
                ".",
                "\n",
                "\r\n",
                " ",
                "null",
                "true",
                "-",
                "0x",
                "1e5",
                "5",
                "é",
                "\ud800",
                "\u0000",
                "random.number",
                "random.arrayElement",
                "date.now",
                "random.weightedArrayElement",
                "weights",
                "data",
                "min",
                "max",
                "{{random.number(",
                "{{date.now(",
                "{{random.arrayElement([\"{{");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(30).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.integers()
                        .between(0, SCENARIO.length())
                        .flatMap(cut ->
                                pieces.map(piece -> SCENARIO.substring(0, cut) + piece + SCENARIO.substring(cut))));
    }
}
