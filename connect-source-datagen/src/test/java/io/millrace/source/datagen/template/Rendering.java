// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renders templates for tests, at a clock reading that the tables of moment.js were made with. */
public final class Rendering {
    public static final long CLOCK = Instant.parse("2020-02-09T08:05:03.007Z").toEpochMilli();

    public static final String SCENARIO = """
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

    private Rendering() {}

    public static TemplateOptions escaping(Escape escape) {
        return new TemplateOptions(Newlines.STRIP, escape, false, ZoneId.of("UTC"));
    }

    public static TemplateOptions lenient() {
        return new TemplateOptions(Newlines.STRIP, Escape.AUTO, true, ZoneId.of("UTC"));
    }

    public static TemplateOptions zone(String zone) {
        return new TemplateOptions(Newlines.STRIP, Escape.AUTO, false, ZoneId.of(zone));
    }

    /** Record 0. */
    public static String first(String template) {
        return first(template, TemplateOptions.defaults());
    }

    public static String first(String template, TemplateOptions options) {
        return new String(Template.compile(template, options).renderer(1, 0, 1).render(0, CLOCK), UTF_8);
    }

    /** What the first records show, and how often. */
    public static Map<String, Integer> counts(String template, int records) {
        Renderer renderer =
                Template.compile(template, TemplateOptions.defaults()).renderer(42, 0, 1);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < records; i++) {
            counts.merge(new String(renderer.render(i, CLOCK), UTF_8), 1, Integer::sum);
        }
        return counts;
    }

    public static Set<String> values(String template, int records) {
        return new TreeSet<>(counts(template, records).keySet());
    }
}
