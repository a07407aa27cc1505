// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static io.millrace.source.datagen.template.Rendering.CLOCK;
import static io.millrace.source.datagen.template.Rendering.SCENARIO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a record is depends on seed, stream, index and clock, and on nothing else. */
class PurityTest {
    private static final String EVERYTHING = "{{date.now('x')}} {{random.number}} {{random.uuid}} {{date.past}} "
            + "{{random.arrayElements([1,2,3,4])}} {{random.words}} {{name.findName}} {{date.recent(3)}} {{record.index}}";

    @Test
    void theSameIndexGivesTheSameBytesWhateverCameBefore() {
        Template template = Template.compile(EVERYTHING, TemplateOptions.defaults());
        Renderer forward = template.renderer(7, 1, 4);
        Renderer backward = template.renderer(7, 1, 4);
        Map<Integer, String> seen = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            seen.put(i, text(forward, i));
        }
        for (int i = 299; i >= 0; i--) {
            assertThat(text(backward, i)).isEqualTo(seen.get(i));
            assertThat(text(backward, i)).isEqualTo(seen.get(i));
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
    }

    @Test
    void whatASeedGeneratesStaysTheSameFromReleaseToRelease() {
        Renderer renderer = Template.compile(
                        "{\"a\":{{random.number}},\"b\":\"{{random.uuid}}\",\"c\":{{random.arrayElement([1,2,3])}}}",
                        TemplateOptions.defaults())
                .renderer(42, 3, 64);
        assertThat(text(renderer, 0)).isEqualTo("{\"a\":62485,\"b\":\"6664a9e2-f829-40f7-89f5-a828f8925d3e\",\"c\":3}");
        assertThat(text(renderer, 1_000_000_007L))
                .isEqualTo("{\"a\":85928,\"b\":\"4b534659-c5ce-4d66-b7ab-90f52c7b0649\",\"c\":1}");
    }

    @Test
    void seedsAndStreamsDiffer() {
        Template template = Template.compile(EVERYTHING, TemplateOptions.defaults());
        assertThat(text(template.renderer(1, 0, 1), 0)).isNotEqualTo(text(template.renderer(2, 0, 1), 0));
        assertThat(text(template.renderer(1, 0, 1), 0)).isNotEqualTo(text(template.renderer(1, 1, 1), 0));
    }

    @Test
    void anotherFieldChangesNoOtherField() {
        Renderer before = render("{\"a\":{{random.number}},\"b\":{\"c\":\"{{random.uuid}}\"}}");
        Renderer after = render("{\"x\":{{random.number}},\"a\":{{random.number}},\"y\":\"{{random.uuid}}\","
                + "\"b\":{\"c\":\"{{random.uuid}}\"}}");
        for (int i = 0; i < 50; i++) {
            String old = text(before, i);
            String[] parts = old.substring(1).split("(?<=\\d),", 2);
            assertThat(text(after, i)).contains("," + parts[0] + ",").endsWith("," + parts[1]);
        }
    }

    @Test
    void anotherColumnChangesNoOtherColumn() {
        Renderer before = render("{{random.number(9999)}},{{random.number}},{{random.uuid}}");
        Renderer after = render(
                "{{random.boolean}},{{random.number(9999)}},{{name.lastName}},{{random.number}},{{random.uuid}}");
        for (int i = 0; i < 50; i++) {
            String[] old = text(before, i).split(",", -1);
            assertThat(text(after, i).split(",", -1)).contains(old);
        }
    }

    @Test
    void equalHolesDrawForThemselves() {
        Renderer renderer = render("{\"a\":\"{{random.uuid}} {{random.uuid}}\"}");
        String record = text(renderer, 0);
        int first = "{'a':'".length();
        int second = first + 37;
        assertThat(record.substring(first, first + 36)).isNotEqualTo(record.substring(second, second + 36));
    }

    @Test
    void lanesDealIndicesRoundRobin() {
        Renderer renderer = Template.compile("{{record.index}}:{{record.lane}}", TemplateOptions.defaults())
                .renderer(1, 0, 3);
        assertThat(text(renderer, 0)).isEqualTo("0:0");
        assertThat(text(renderer, 5)).isEqualTo("5:2");
        assertThat(text(renderer, Long.MAX_VALUE)).isEqualTo("9223372036854775807:1");
    }

    @Test
    void answersANewArrayEachTime() {
        Renderer renderer = render(SCENARIO);
        byte[] first = renderer.render(0, CLOCK);
        byte[] copy = first.clone();
        renderer.render(1, CLOCK);
        assertThat(first).isEqualTo(copy);
    }

    private static Renderer render(String template) {
        return Template.compile(template, TemplateOptions.defaults()).renderer(5, 0, 64);
    }

    private static String text(Renderer renderer, long index) {
        return new String(renderer.render(index, CLOCK + index % 100_000), UTF_8);
    }
}
