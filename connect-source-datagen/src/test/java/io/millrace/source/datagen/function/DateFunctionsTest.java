// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import static io.millrace.source.datagen.template.Rendering.CLOCK;
import static io.millrace.source.datagen.template.Rendering.first;
import static io.millrace.source.datagen.template.Rendering.values;
import static io.millrace.source.datagen.template.Rendering.zone;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFunctionsTest {
    private static final DateTimeFormatter JAVA_SCRIPT = DateTimeFormatter.ofPattern(
            "EEE MMM dd yyyy HH:mm:ss 'GMT'xx '(Coordinated Universal Time)'", Locale.ENGLISH);

    @Test
    void printsTheClockInTheLocalZoneAndInUtc() {
        assertThat(first("{{date.now}} {{date.simTime}} {{date.utc}}", zone("America/New_York")))
                .isEqualTo("2020-02-09T03:05:03-05:00 2020-02-09T03:05:03-05:00 2020-02-09T08:05:03Z");
        assertThat(first("{{date.now('HH:mm')}} {{date.utc(HH:mm z)}}", zone("America/New_York")))
                .isEqualTo("03:05 08:05 UTC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date.past                    | -31536000000 | -1000",
                "date.past(2)                 | -63072000000 | -1000",
                "date.past(0)                 | -31536000000 | -1000",
                "date.future                  | 1000         | 31536000000",
                "date.recent                  | -86400000    | -1000",
                "date.recent(0.5)             | -43200000    | -1000",
                "date.soon(2)                 | 1000         | 172800000",
            })
    void staysWithinItsSpan(String call, long from, long to) {
        LongSummaryStatistics seen = statistics(values("{{" + call + "}}", 3000));
        // Dates as text have no milliseconds.
        assertThat(seen.getMin()).isBetween(CLOCK + from - 1000, CLOCK + from + (to - from) / 50);
        assertThat(seen.getMax()).isBetween(CLOCK + to - (to - from) / 50, CLOCK + to);
    }

    @Test
    void reachesBothEndsOfASpan() {
        assertThat(values("{{date.between('2020-01-01T00:00:00Z','2020-01-01T00:00:01.000Z')}}", 5000))
                .containsExactly(
                        "Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)",
                        "Wed Jan 01 2020 00:00:01 GMT+0000 (Coordinated Universal Time)");
        assertThat(values("{{date.between('2020-01-01','2020-01-01')}}", 20)).hasSize(1);
    }

    @Test
    void readsDatesLikeJavaScript() {
        // A date alone is in UTC, a date with a time in the local zone.
        assertThat(first("{{date.between('2020-01-01','2020-01-01')}}", zone("America/New_York")))
                .isEqualTo("Tue Dec 31 2019 19:00:00 GMT-0500 (Eastern Standard Time)");
        assertThat(first("{{date.between('2020-01-01T00:00','2020-01-01 00:00:00')}}", zone("America/New_York")))
                .isEqualTo("Wed Jan 01 2020 00:00:00 GMT-0500 (Eastern Standard Time)");
        assertThat(first("{{date.between(1577836800000,'2020-01-01T02:00:00+02:00')}}"))
                .isEqualTo("Wed Jan 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)");
    }

    @Test
    void countsFromAReferenceIfGiven() {
        LongSummaryStatistics seen = statistics(values("{{date.past(1,'2001-01-01')}}", 500));
        assertThat(Instant.ofEpochMilli(seen.getMin())).isAfter(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(Instant.ofEpochMilli(seen.getMax())).isBefore(Instant.parse("2001-01-01T00:00:00Z"));
    }

    @Test
    void namesMonthsAndWeekdays() {
        assertThat(values("{{date.month}}", 500)).hasSize(12).contains("January", "December");
        assertThat(values("{{date.month({\"abbr\":true,\"context\":true})}}", 500))
                .hasSize(12)
                .contains("Jan", "Sep");
        assertThat(values("{{date.weekday}}", 500)).hasSize(7).contains("Sunday");
        assertThat(values("{{date.weekday({abbr:true})}}", 500)).hasSize(7).contains("Sun");
    }

    private static LongSummaryStatistics statistics(Collection<String> dates) {
        return dates.stream()
                .mapToLong(d -> OffsetDateTime.parse(d, JAVA_SCRIPT).toInstant().toEpochMilli())
                .summaryStatistics();
    }
}
