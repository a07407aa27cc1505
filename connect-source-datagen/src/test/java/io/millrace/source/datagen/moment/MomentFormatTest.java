// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.moment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moment.js 2.17.1 prints. */
class MomentFormatTest {
    private static final String INSTANT = "2020-02-09T08:05:03.007Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M Mo MM MMM MMMM                 | 2 2nd 02 Feb February",
                "Q Qo                             | 1 1st",
                "D Do DD                          | 9 9th 09",
                "DDD DDDo DDDD                    | 40 40th 040",
                "d do dd ddd dddd                 | 0 0th Su Sun Sunday",
                "e E                              | 0 7",
                "w wo ww                          | 7 7th 07",
                "W Wo WW                          | 6 6th 06",
                "YY YYYY Y YYYYY YYYYYY           | 20 2020 2020 02020 +002020",
                "gg gggg ggggg GG GGGG GGGGG      | 20 2020 02020 20 2020 02020",
                "A a                              | AM am",
                "H HH h hh k kk                   | 8 08 8 08 8 08",
                "m mm s ss                        | 5 05 3 03",
                "S SS SSS SSSS SSSSS              | 0 00 007 0070 00700",
                "SSSSSS SSSSSSS SSSSSSSS          | 007000 0070000 00700000",
                "SSSSSSSSS SSSSSSSSSS             | 007000000 0070000000",
                "Z ZZ                             | +00:00 +0000",
                "X x                              | 1581235503 1581235503007",
                "LT                               | 8:05 AM",
                "LTS                              | 8:05:03 AM",
                "L                                | 02/09/2020",
                "LL                               | February 9, 2020",
                "LLL                              | February 9, 2020 8:05 AM",
                "LLLL                             | Sunday, February 9, 2020 8:05 AM",
                "l                                | 2/9/2020",
                "ll                               | Feb 9, 2020",
                "lll                              | Feb 9, 2020 8:05 AM",
                "llll                             | Sun, Feb 9, 2020 8:05 AM",
                "hmm hmmss Hmm Hmmss              | 805 80503 805 80503",
                // literals
                "[at] YYYY                        | at 2020",
                "[YYYY] [LT]                      | YYYY LT",
                "\\YYYY                           | YYYY",
                "\\[YYYY]                         | [2020]",
                "[o YYYY                          | [o 2020",
                "N y T                            | N y T",
                "YYYY-MM-DDTHH:mm:ss.SSSZ         | 2020-02-09T08:05:03.007+00:00",
                "YYYYMMDDHHmmss                   | 20200209080503",
            })
    void printsTheTokensOfTheTable(String format, String expected) {
        assertThat(text(format, INSTANT, "UTC", false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-01-01T00:00:00Z | 1 53 2021 2020",
                "2024-12-30T00:00:00Z | 1 1 2025 2025",
                "2024-12-28T00:00:00Z | 52 52 2024 2024",
                "2023-01-01T00:00:00Z | 1 52 2023 2022",
                "2022-12-31T00:00:00Z | 53 52 2022 2022",
                "2020-12-31T00:00:00Z | 1 53 2021 2020",
                "2016-02-29T00:00:00Z | 10 9 2016 2016",
                "2000-01-02T00:00:00Z | 2 52 2000 1999",
            })
    void countsWeeks(String instant, String expected) {
        assertThat(text("w W gggg GGGG", instant, "UTC", false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1st",
        "2, 2nd",
        "3, 3rd",
        "4, 4th",
        "11, 11th",
        "12, 12th",
        "13, 13th",
        "21, 21st",
        "22, 22nd",
        "23, 23rd",
        "31, 31st"
    })
    void hasOrdinals(int day, String expected) {
        assertThat(text("Do", "2020-01-%02dT00:00:00Z".formatted(day), "UTC", false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-02-09T00:30:00Z | 0 00 12 12 24 24 AM 12:30 AM 1230 030",
                "2020-02-09T12:30:00Z | 12 12 12 12 12 12 PM 12:30 PM 1230 1230",
                "2020-02-09T23:59:00Z | 23 23 11 11 23 23 PM 11:59 PM 1159 2359",
            })
    void knowsNoonAndMidnight(String instant, String expected) {
        assertThat(text("H HH h hh k kk A LT hmm Hmm", instant, "UTC", false)).isEqualTo(expected);
    }

    @Test
    void printsOffsetsOfTheZoneAtTheInstant() {
        assertThat(text("HH Z ZZ z", "2020-01-15T12:00:00Z", "America/New_York", false))
                .isEqualTo("07 -05:00 -0500 ");
        assertThat(text("HH Z ZZ", "2020-07-15T12:00:00Z", "America/New_York", false))
                .isEqualTo("08 -04:00 -0400");
        assertThat(text("HH:mm Z", "2020-07-15T12:00:00Z", "Asia/Kolkata", false))
                .isEqualTo("17:30 +05:30");
        assertThat(text("HH:mm:ss Z", "2300-07-15T12:00:00Z", "America/New_York", false))
                .isEqualTo("08:00:00 -04:00");
    }

    @Test
    void changesTheOffsetWithTheVeryMillisecond() {
        MomentWriter writer = writer("HH:mm:ss.SSS Z", "America/New_York", false);
        assertThat(text(writer, "2020-03-08T06:59:59.999Z")).isEqualTo("01:59:59.999 -05:00");
        assertThat(text(writer, "2020-03-08T07:00:00.000Z")).isEqualTo("03:00:00.000 -04:00");
        assertThat(text(writer, "2020-11-01T05:59:59.999Z")).isEqualTo("01:59:59.999 -04:00");
        assertThat(text(writer, "2020-11-01T06:00:00.000Z")).isEqualTo("01:00:00.000 -05:00");
    }

    @Test
    void namesUtcInUtcModeOnly() {
        assertThat(text("z zz", INSTANT, "America/New_York", true)).isEqualTo("UTC Coordinated Universal Time");
        assertThat(text("z zz", INSTANT, "America/New_York", false)).isEqualTo(" ");
        assertThat(text("HH Z", INSTANT, "America/New_York", true)).isEqualTo("08 +00:00");
    }

    @Test
    void printsADateLikeJavaScript() {
        assertThat(text(MomentFormat.JAVA_SCRIPT.writer(ZoneTable.of(ZoneId.of("America/New_York")), false), INSTANT))
                .isEqualTo("Sun Feb 09 2020 03:05:03 GMT-0500 (Eastern Standard Time)");
        assertThat(text(
                        MomentFormat.JAVA_SCRIPT.writer(ZoneTable.of(ZoneId.of("America/New_York")), false),
                        "2020-07-09T08:05:03Z"))
                .isEqualTo("Thu Jul 09 2020 04:05:03 GMT-0400 (Eastern Daylight Time)");
        assertThat(text(MomentFormat.JAVA_SCRIPT.writer(ZoneTable.of(ZoneId.of("UTC")), false), INSTANT))
                .isEqualTo("Sun Feb 09 2020 08:05:03 GMT+0000 (Coordinated Universal Time)");
    }

    @Test
    void patchesTheFractionWithinASecond() {
        MomentWriter writer = writer("ss S SS SSS SSSS x", "UTC", false);
        for (int millis : new int[] {0, 7, 999, 120, 3}) {
            String digits = "%03d".formatted(millis);
            assertThat(text(writer, "2020-02-09T08:05:03." + digits + "Z"))
                    .isEqualTo("03 " + digits.charAt(0) + " " + digits.substring(0, 2) + " " + digits + " " + digits
                            + "0 1581235503" + digits);
        }
    }

    @Test
    void printsInstantsAroundTheEpochAndFarAway() {
        MomentWriter writer = writer("YYYY-MM-DD HH:mm:ss.SSS X x", "UTC", false);
        assertThat(text(writer, "1970-01-01T00:00:00.005Z")).isEqualTo("1970-01-01 00:00:00.005 0 5");
        assertThat(text(writer, "1970-01-01T00:00:00.006Z")).isEqualTo("1970-01-01 00:00:00.006 0 6");
        assertThat(text(writer, "1969-12-31T23:59:59.995Z")).isEqualTo("1969-12-31 23:59:59.995 -1 -5");
        assertThat(text(writer, "1969-12-31T23:59:59.996Z")).isEqualTo("1969-12-31 23:59:59.996 -1 -4");
        assertThat(text("Y YYYY YYYYYY", "+012345-01-01T00:00:00Z", "UTC", false))
                .isEqualTo("+12345 12345 +012345");
        assertThat(text("YYYY YYYYYY", "-000044-03-15T00:00:00Z", "UTC", false)).isEqualTo("-0044 -000044");
    }

    @Test
    void agreesWithTheJdkOnEveryDayOfFourCenturies() {
        MomentWriter writer = writer("YYYY-MM-DD DDD E", "UTC", false);
        for (LocalDate day = LocalDate.of(1800, 1, 1); day.getYear() < 2210; day = day.plusDays(1)) {
            int length = writer.prepare(day.toEpochDay() * 86_400_000L);
            assertThat(new String(writer.text(), 0, length, UTF_8))
                    .isEqualTo(day + " " + day.getDayOfYear() + " "
                            + day.getDayOfWeek().getValue());
        }
    }

    private static MomentWriter writer(String format, String zone, boolean utc) {
        return MomentFormat.compile(format).writer(ZoneTable.of(ZoneId.of(zone)), utc);
    }

    private static String text(String format, String instant, String zone, boolean utc) {
        return text(writer(format, zone, utc), instant);
    }

    private static String text(MomentWriter writer, String instant) {
        int length = writer.prepare(Instant.parse(instant).toEpochMilli());
        return new String(writer.text(), 0, length, UTF_8);
    }
}
