// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class PrefixPropertiesTest {
    private static final Pattern TIME = Pattern.compile("!\\{timestamp:([^}]*)}");

    @Property(tries = 3_000)
    void anyTextIsEitherEvaluatedOrRejectedAtOnce(
            @ForAll("texts") String text, @ForAll("instants") long millis, @ForAll("zones") ZoneId zone) {
        ObjectKeys keys;
        try {
            keys = ObjectKeys.of(
                    new KeySettings(text, "e/!{firehose:error-output-type}/", zone, "s", "1", ""), new Random(1));
        } catch (InvalidPrefix e) {
            Statistics.label("outcome").collect("rejected");
            assertThat(e.position()).isBetween(1, Math.max(1, text.length()));
            return;
        }
        Statistics.label("outcome").collect("evaluated");
        assertThat(keys.identity(millis)).isNotNull();
        assertThat(key(keys, millis)).isNotEmpty();
    }

    @Property(tries = 1_500)
    void anyErrorPrefixIsEitherEvaluatedOrRejectedAtOnce(
            @ForAll("texts") String text, @ForAll("instants") long millis, @ForAll("zones") ZoneId zone) {
        PrefixTemplate template;
        try {
            template = PrefixTemplate.errorOutputPrefix(text, zone);
        } catch (InvalidPrefix e) {
            return;
        }
        assertThat(template.evaluate(origin(millis), ErrorOutputType.PROCESSING_FAILED, new Random(1)))
                .isNotNull();
    }

    @Property(tries = 1_000)
    void literalTextStaysAsItIs(@ForAll("literals") String text) {
        Assume.that(!text.contains("!{"));
        assertThat(PrefixTemplate.errorOutputPrefix(text, ZoneId.of("UTC"))
                        .evaluate(origin(0), ErrorOutputType.PROCESSING_FAILED, new Random(1)))
                .isEqualTo(text);
    }

    /** The oracle formats every record anew; only literals and times, so that the prefix itself can be compared. */
    @Property(tries = 1_000)
    void identitiesAreEqualExactlyWhenPrefixesAre(
            @ForAll("timePrefixes") String text,
            @ForAll("zones") ZoneId zone,
            @ForAll("instantRuns") List<Long> instants) {
        PrefixTemplate template = PrefixTemplate.prefix(text, zone);
        ObjectKeys keys = ObjectKeys.of(
                new KeySettings(text, "!{firehose:error-output-type}/", zone, "s", "1", ""), new Random(1));

        for (long millis : instants) {
            assertThat(keys.identity(millis))
                    .as("%s in %s at %s", text, zone, Instant.ofEpochMilli(millis))
                    .isEqualTo(naive(template.text(), zone, millis))
                    .isEqualTo(template.evaluate(origin(millis), null, new Random(1)));
        }
    }

    private static String naive(String text, ZoneId zone, long millis) {
        Matcher matcher = TIME.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(DateTimeFormatter.ofPattern(found.group(1), Locale.US)
                        .format(Instant.ofEpochMilli(millis).atZone(zone))));
    }

    private static String key(ObjectKeys keys, long millis) {
        try {
            return keys.dataKey(origin(millis));
        } catch (UnusableKey e) {
            return e.code();
        }
    }

    private static ObjectOrigin origin(long millis) {
        return new ObjectOrigin(Instant.ofEpochMilli(millis), "orders", 3, 99);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "!{",
                "}",
                "timestamp",
                ":",
                "firehose",
                "kafka",
                "random-string",
                "error-output-type",
                "topic",
                "offset",
                "yyyy",
                "MM",
                "'",
                "''",
                "[",
                "]",
                "p",
                "pp",
                "#",
                "{",
                "!",
                "/",
                "..",
                ".",
                "VV",
                "zzz",
                "O",
                "XXX",
                "B",
                "a",
                "S",
                "n",
                "N",
                "A",
                "g",
                "G",
                "c",
                "e",
                "W",
                "F",
                "Q",
                "!{timestamp:",
                "!{kafka:topic}",
                "!{firehose:error-output-type}",
                "\ud83d",
                "\ude00",
                "é",
                " ",
                "\n");
        Arbitrary<String> expressions = Arbitraries.strings()
                .withChars("GuyDMLdQqYwWEecFaBhKkHmsSAnNVvzOXxZp'[]#-/,.{! ")
                .ofMaxLength(12)
                .map(pattern -> "x/!{timestamp:" + pattern + "}/");
        Arbitrary<String> composed = pieces.list().ofMaxSize(12).map(list -> String.join("", list));
        return Arbitraries.oneOf(composed, expressions, Arbitraries.strings().ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> literals() {
        return Arbitraries.strings()
                .withChars("abcXYZ019 !{}:'\"/_-=+é漢")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> timePrefixes() {
        Arbitrary<String> patterns = Arbitraries.of(
                "yyyy",
                "yy",
                "YYYY",
                "uuuu",
                "MM",
                "MMM",
                "dd",
                "DDD",
                "HH",
                "hh",
                "hh a",
                "a",
                "KK",
                "kk",
                "mm",
                "ss",
                "SSS",
                "S",
                "A",
                "n",
                "yyyy/MM/dd/HH",
                "EEE",
                "e",
                "ww",
                "W",
                "Q",
                "G",
                "B",
                "VV",
                "z",
                "zzzz",
                "v",
                "O",
                "XXX",
                "Z",
                "'year='yyyy",
                "yyyy[-MM]",
                "g",
                "F",
                "HH'h'");
        return patterns.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> "p!{timestamp:" + String.join("}/!{timestamp:", list) + "}/");
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Madrid",
                        "Europe/Dublin",
                        "Europe/Lisbon",
                        "America/New_York",
                        "America/Santiago",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Asia/Tehran",
                        "Africa/Casablanca",
                        "Africa/Monrovia",
                        "Pacific/Apia",
                        "Pacific/Kiritimati",
                        "Antarctica/Troll")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-5_000_000_000_000L, 10_000_000_000_000L),
                Arbitraries.longs().between(1_700_000_000_000L, 1_800_000_000_000L));
    }

    /** Neighbours and jumps around one instant, often near a change of the clocks, so that slots are left and met again. */
    @Provide
    Arbitrary<List<Long>> instantRuns() {
        Arbitrary<Long> steps = Arbitraries.oneOf(
                Arbitraries.longs().between(-2_000, 2_000),
                Arbitraries.longs().between(-4_000_000, 4_000_000),
                Arbitraries.longs().between(-200_000_000, 200_000_000));
        Arbitrary<Long> clocksChange = Arbitraries.of(
                        "2026-03-29T01:00:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-03-08T07:00:00Z",
                        "2026-11-01T06:00:00Z",
                        "2026-04-04T15:00:00Z",
                        "2011-12-30T10:00:00Z",
                        "1972-01-07T00:44:30Z",
                        "1900-12-31T23:45:16Z")
                .map(text -> Instant.parse(text).toEpochMilli());
        return Arbitraries.oneOf(clocksChange, instants())
                .flatMap(base -> steps.list()
                        .ofMinSize(2)
                        .ofMaxSize(30)
                        .map(list ->
                                list.stream().map(step -> saturated(base, step)).toList()));
    }

    private static long saturated(long base, long step) {
        long sum = base + step;
        return ((base ^ sum) & (step ^ sum)) < 0 ? base : sum;
    }
}
