// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final long CLOCK = Instant.parse("2020-02-09T08:05:03.007Z").toEpochMilli();

    private static final String SCENARIO = """
            {
            	"timestamp":"{{date.now}}",
            	"eventType":"{{random.weightedArrayElement(
            	{
            	"weights": [0.3, 0.1, 0.6],
            	"data":["rent","buy","trailer"]
            	}
            	)}}",
            	"film_id":{{random.number(
            	{
            	"min":1,
            	"max":1000
            	}\t
            	)}},
            	"distributor":"{{random.arrayElement(
            	["amazon prime", "google play", "apple itunes", "twitter",
            	"microsoft", "meta", "youtube"]
            	)}}",
            	"platform": "{{random.arrayElement(
            	["ios", "android", "xbox", "social-media", "tech", "other"]
            	)}}",
            	"state":"{{address.state}}"
            }
            """;

    @Test
    void rendersTheScenarioOnOneLine() {
        assertThat(render(SCENARIO))
                .matches("\\{\t\"timestamp\":\"2020-02-09T08:05:03\\+00:00\",\t\"eventType\":\"(rent|buy|trailer)\","
                        + "\t\"film_id\":\\d{1,4},\t\"distributor\":\"[a-z ]+\",\t\"platform\": \"[a-z-]+\","
                        + "\t\"state\":\"[A-Z][A-Za-z ]+\"}");
    }

    @Test
    void reportsEveryProblemWithItsPlaceAndTheNearestNames() {
        assertThatThrownBy(() -> compile("{\n \"a\":{{random.nmber}},\n\"b\":{{random.arrayElement([])}}}"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessageContaining("line 2, column 8: unknown function random.nmber; did you mean random.number")
                .hasMessageContaining(
                        "line 3, column 27: random.arrayElement needs an array with at least one element");
    }

    private static String render(String template) {
        return new String(compile(template).renderer(1, 0, 1).render(0, CLOCK), UTF_8);
    }

    private static Template compile(String template) {
        return Template.compile(template, TemplateOptions.defaults());
    }
}
