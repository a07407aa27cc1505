// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlotTest {
    private static final List<String> PATTERNS =
            List.of("yyyy/MM/dd", "yyyy/MM/dd/HH", "dd a", "HH/mm", "dd XXX", "dd zzz", "yyyy/MM");
    private static final long STEP_MILLIS = 7 * 60_000;
    private static final long AROUND_MILLIS = 36 * 3_600_000L;

    /** Days of 23, 25 and 24.5 hours, a skipped day, odd offsets, and a change of the name alone. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid, 2026-03-29T01:00:00Z",
        "Europe/Madrid, 2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T07:00:00Z",
        "America/St_Johns, 2006-10-29T02:31:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z",
        "Africa/Monrovia, 1972-01-07T00:44:30Z",
        "Europe/Lisbon, 1992-09-27T01:00:00Z",
        "Asia/Kathmandu, 1985-12-31T18:30:00Z",
        "Africa/Casablanca, 2026-02-15T02:00:00Z",
        "America/Caracas, 2016-05-01T07:00:00Z",
    })
    void identitiesAreRightInAnyOrderAroundAChangeOfTheClocks(String zoneName, String change) {
        ZoneId zone = ZoneId.of(zoneName);
        long middle = Instant.parse(change).toEpochMilli();
        List<Long> instants = new ArrayList<>(List.of(middle - 1, middle));
        for (long at = middle - AROUND_MILLIS; at <= middle + AROUND_MILLIS; at += STEP_MILLIS) {
            instants.add(at);
        }
        for (String pattern : PATTERNS) {
            Collections.sort(instants);
            assertIdentities(pattern, zone, instants);
            Collections.reverse(instants);
            assertIdentities(pattern, zone, instants);
            Collections.shuffle(instants, new Random(5));
            assertIdentities(pattern, zone, instants);
        }
    }

    private static void assertIdentities(String pattern, ZoneId zone, List<Long> instants) {
        Identities identities = new Identities(PrefixTemplate.prefix("!{timestamp:" + pattern + "}", zone));
        DateTimeFormatter naive =
                DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
        for (long millis : instants) {
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(identities.at(millis))
                    .as("%s in %s at %s", pattern, zone, instant)
                    .isEqualTo(naive.format(instant));
        }
    }

    @Property(tries = 500)
    void aSlotContainsItsInstantAndIsNoLongerThanItsUnit(@ForAll long millis, @ForAll Granularity granularity) {
        for (long at :
                new long[] {millis, Long.MAX_VALUE - (millis & 0xFFFFFFF), Long.MIN_VALUE + (millis & 0xFFFFFFF)}) {
            for (String zone : List.of("UTC", "America/New_York", "Asia/Kathmandu")) {
                TimeSlot slot = TimeSlot.around(at, granularity, ZoneId.of(zone), "");

                assertThat(slot.contains(at)).isTrue();
                if (granularity != Granularity.FOREVER) {
                    assertThat(slot.last() - slot.first()).isBetween(0L, granularity.millis() - 1);
                }
            }
        }
    }
}
