// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.sink.firehose.failure.ErrorOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectKeysTest {
    private static final Instant INSTANT = Instant.parse("2026-07-13T22:42:07.999Z");
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @Test
    void dataKeysArePrefixStreamVersionTimeUuidAndExtension() throws UnusableKey {
        ObjectKeys keys = keys("raw/!{timestamp:yyyy}/", "!{firehose:error-output-type}/", ".gz");

        assertThat(keys.dataKey(origin("orders"))).matches("raw/2026/events-3-2026-07-13-22-42-07-" + UUID + "\\.gz");
    }

    @Test
    void errorKeysHaveNoExtension() {
        ObjectKeys keys = keys("raw/", null, ".gz");

        assertThat(keys.errorKey(origin("orders"), ErrorOutputType.PROCESSING_FAILED))
                .matches("raw/processing-failed/2026/07/13/22/events-3-2026-07-13-22-42-07-" + UUID);
    }

    @Test
    void theNameHasTheTimeOfTheZone() throws UnusableKey {
        ObjectKeys keys = ObjectKeys.of(
                new KeySettings(null, null, ZoneId.of("Europe/Madrid"), "events", "1", ""), new Random(1));

        assertThat(keys.dataKey(origin("orders"))).matches("2026/07/14/00/events-1-2026-07-14-00-42-07-" + UUID);
    }

    @Test
    void keysNeverRepeat() throws UnusableKey {
        ObjectKeys keys = keys("", null, "");
        Set<String> seen = new HashSet<>();

        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(keys.dataKey(origin("orders")))).isTrue();
        }
    }

    @Test
    void keysWithoutGivenRandomnessAreUsableToo() throws UnusableKey {
        KeySettings settings = new KeySettings(null, null, ZoneOffset.UTC, "events", "1", "");

        assertThat(ObjectKeys.of(settings).dataKey(origin("t")))
                .isNotEqualTo(ObjectKeys.of(settings).dataKey(origin("t")));
    }

    @Test
    void identityEvaluatesTimesAndNothingElse() {
        ObjectKeys keys = keys(
                "a/!{timestamp:yyyy/MM}/!{firehose:random-string}/!{kafka:topic}/!{kafka:offset}/",
                "!{firehose:error-output-type}/!{timestamp:yyyy}/",
                "");

        assertThat(keys.identity(INSTANT.toEpochMilli()))
                .isEqualTo("a/2026/07/!{firehose:random-string}/!{kafka:topic}/!{kafka:offset}/");
        assertThat(keys.errorIdentity(INSTANT.toEpochMilli())).isEqualTo("!{firehose:error-output-type}/2026/");
    }

    @Test
    void recordsOfOneSlotShareOneString() {
        ObjectKeys keys = keys("!{timestamp:yyyy/MM/dd/HH}/", "!{firehose:error-output-type}/", "");
        long hour = Instant.parse("2026-07-13T10:00:00Z").toEpochMilli();
        String first = keys.identity(hour);

        for (int other = 1; other < 7; other++) {
            assertThat(keys.identity(hour + other * 3_600_000L)).isNotEqualTo(first);
        }
        assertThat(keys.identity(hour + 3_599_999)).isSameAs(first);
        assertThat(keys.identity(hour - 1)).isNotEqualTo(first);
    }

    @Test
    void daysOfOneMonthShareOneString() {
        ObjectKeys keys = keys("!{timestamp:yyyy/MM}/", "!{firehose:error-output-type}/", "");
        long day = Instant.parse("2026-07-13T10:00:00Z").toEpochMilli();

        assertThat(keys.identity(day + 86_400_000)).isSameAs(keys.identity(day));
    }

    @Test
    void aPrefixThatComesOutTooLongFailsItsRecordsOnly() throws UnusableKey {
        ObjectKeys keys = keys("!{kafka:topic}/".repeat(20), "!{firehose:error-output-type}/", "");

        UnusableKey unusable = catchThrowableOfType(UnusableKey.class, () -> keys.dataKey(origin("t".repeat(25))));

        assertThat(unusable.code()).isEqualTo("ObjectKey.TooLong");
        assertThat(unusable.complaint()).contains("520 characters, at most 512");
        assertThat(keys.dataKey(origin("t".repeat(24)))).hasSizeGreaterThan(500);
    }

    @Test
    void aKeyThatComesOutTooLongFailsItsRecordsOnly() throws UnusableKey {
        // 300 characters of three bytes each: fine as a prefix, but little room is left.
        ObjectKeys keys = keys("漢".repeat(300) + "!{kafka:topic}", "!{firehose:error-output-type}/", "");
        int rest = "events-3-2026-07-13-22-42-07-".length() + 36;

        assertThat(keys.dataKey(origin("t".repeat(1024 - 900 - rest))).getBytes(StandardCharsets.UTF_8))
                .hasSize(1024);
        assertThatThrownBy(() -> keys.dataKey(origin("t".repeat(1025 - 900 - rest))))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("1025 bytes, at most 1024");
    }

    @Test
    void anErrorKeyNeverFails() {
        ObjectKeys keys = keys("", "!{firehose:error-output-type}/" + "!{kafka:topic}/".repeat(20), "");

        assertThat(keys.errorKey(origin("t".repeat(249)), ErrorOutputType.PROCESSING_FAILED))
                .matches("processing-failed/events-3-2026-07-13-22-42-07-" + UUID);
        // Few enough characters, too many bytes.
        assertThat(keys("", "漢".repeat(280) + "!{firehose:error-output-type}/!{kafka:topic}/", "")
                        .errorKey(origin("t".repeat(150)), ErrorOutputType.PROCESSING_FAILED))
                .matches("processing-failed/events-3-2026-07-13-22-42-07-" + UUID);
    }

    @Test
    void rejectsNamesAndPrefixesThatLeaveNoRoom() {
        assertThatThrownBy(() -> ObjectKeys.of(
                        new KeySettings("", "", ZoneOffset.UTC, "n".repeat(1_000), "1", ""), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too long to be part of object keys");
        assertThatThrownBy(() -> keys("漢".repeat(400) + "!{kafka:topic}", "e/", ""))
                .isInstanceOf(InvalidPrefix.class)
                .hasMessageContaining("at least 1")
                .hasMessageContaining("bytes, at most 1024");
        assertThatThrownBy(() -> keys("a/", "漢".repeat(400), ""))
                .isInstanceOf(InvalidPrefix.class)
                .hasMessageContaining("error output prefix");
    }

    @Test
    void instantsFarAwayHaveKeysToo() {
        ObjectKeys keys = keys("", null, "");

        assertThatCode(() -> {
                    keys.dataKey(new ObjectOrigin(Instant.ofEpochMilli(Long.MAX_VALUE), "t", 0, 0));
                    keys.dataKey(new ObjectOrigin(Instant.ofEpochMilli(Long.MIN_VALUE), "t", 0, 0));
                    keys.identity(Long.MAX_VALUE);
                    keys.identity(Long.MIN_VALUE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void warningsSayWhichPrefixTheyMean() {
        assertThat(keys("!{timestamp:YYYY}/", "!{firehose:error-output-type}/!{timestamp:DD}", "")
                        .warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning).startsWith("prefix '!{timestamp:YYYY}/': YYYY is"),
                        warning -> assertThat(warning).startsWith("error output prefix '!{firehose:"));
    }

    @Test
    void warnsOfFoldersWithoutAName() {
        for (String nameless : List.of("/a/", "a//b/", "a//", "/", "!{timestamp:yyyy/}/")) {
            assertThat(keys(nameless, "!{firehose:error-output-type}/", "").warnings())
                    .singleElement()
                    .asString()
                    .startsWith("prefix '" + nameless)
                    .contains("SignatureDoesNotMatch");
        }
        assertThat(keys("a/b/", "!{firehose:error-output-type}/", "").warnings())
                .isEmpty();
    }

    private static ObjectKeys keys(String prefix, @Nullable String errorPrefix, String extension) {
        return ObjectKeys.of(
                new KeySettings(prefix, errorPrefix, ZoneOffset.UTC, "events", "3", extension), new Random(42));
    }

    private static ObjectOrigin origin(String topic) {
        return new ObjectOrigin(INSTANT, topic, 3, 4711);
    }
}
