// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.parsing.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormTest {
    private static final TimeContext CONTEXT =
            TimeContext.utc(Instant.parse("2026-01-02T00:00:00Z").toEpochMilli());

    @ParameterizedTest
    @CsvSource({
        "CLF,10/Oct/2000:13:55:36 -0700,2000-10-10T20:55:36Z",
        "CLF,1/October/2000:3:55:36.25 +05:30,2000-09-30T22:25:36.250Z",
        "CLF,10/Oct/2000:13:55:36,2000-10-10T13:55:36Z",
        "APACHE_ERROR,Fri Sep  9 10:42:29.902022 2011,2011-09-09T10:42:29.902022Z",
        "RFC3164,Dec 31 23:59:59,2025-12-31T23:59:59Z",
        "RFC3164,Jan  3 00:00:00.5,2026-01-03T00:00:00.500Z",
        "RFC3164,Oct 11 22:14:15,2025-10-11T22:14:15Z",
        "ISO,2003-10-11T22:14:15.003Z,2003-10-11T22:14:15.003Z",
        "ISO,2003-08-24T05:14:15.000003-07:00,2003-08-24T12:14:15.000003Z",
        "ISO,2016-12-31T23:59:60Z,2017-01-01T00:00:00Z",
        "DATE,2019-12-04,2019-12-04T00:00:00Z",
        "TIME_OF_DAY,21:02:31,1970-01-01T21:02:31Z",
        "EPOCH_SECONDS,1418530010,2014-12-14T04:06:50Z",
    })
    void readsAMoment(TimeForm form, String text, Instant expected) {
        assertThat(nanos(form, text, CONTEXT))
                .isEqualTo(expected.getEpochSecond() * 1_000_000_000L + expected.getNano());
    }

    @ParameterizedTest
    @CsvSource({
        "CLF,10/Oct/2000:13:55",
        "CLF,30/Feb/2000:13:55:36 -0700",
        "CLF,10/Okt/2000:13:55:36 -0700",
        "CLF,10/Oct/2000:25:55:36 -0700",
        "CLF,10/Oct/2000:13:55:36 -0700x",
        "CLF,''",
        "ISO,2003-13-11T22:14:15Z",
        "ISO,2003-10-11T22:14:15.Z",
        "ISO,2003-10-11X22:14:15Z",
        "ISO,1600-10-11T22:14:15Z",
        "RFC3164,Feb 30 00:00:00",
        "EPOCH_SECONDS,12x",
        "EPOCH_SECONDS,9999999999999999999",
        "NONE,x",
    })
    void answersThatItIsNone(TimeForm form, String text) {
        assertThat(nanos(form, text, CONTEXT)).isEqualTo(TimeForm.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"10/Jul/2024:12:00:00,2024-07-10T10:00:00Z", "10/Jan/2024:12:00:00,2024-01-10T11:00:00Z"})
    void takesAZoneWithSummerTime(String text, Instant expected) {
        TimeContext berlin = new TimeContext(ZoneId.of("Europe/Berlin"), 0);

        assertThat(nanos(TimeForm.CLF, text, berlin)).isEqualTo(expected.getEpochSecond() * 1_000_000_000L);
    }

    @Property(tries = 3_000)
    void agreesWithTheFormatterOfTheJdk(
            @ForAll @LongRange(min = -9_000_000_000L, max = 9_000_000_000L) long second,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
        Instant moment = Instant.ofEpochSecond(second);
        String clf = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH)
                .format(moment.atOffset(offset));
        String iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(offset));

        assertThat(millis(TimeForm.CLF, clf)).isEqualTo(second * 1000);
        // The JDK writes no seconds of an offset and leaves out none of a time.
        assertThat(millis(TimeForm.ISO, iso)).isEqualTo(second * 1000);
    }

    @Property(tries = 2_000)
    void countsDaysAsTheJdkDoes(@ForAll @LongRange(min = -1_000_000, max = 3_000_000) long day) {
        LocalDate date = LocalDate.ofEpochDay(day);

        assertThat(Calendar.epochDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))
                .isEqualTo(day);
        assertThat(Calendar.yearOf(day)).isEqualTo(date.getYear());
        assertThat(Calendar.isLeap(date.getYear())).isEqualTo(date.isLeapYear());
    }

    private static long millis(TimeForm form, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return form.epochMillis(bytes, 0, bytes.length, CONTEXT);
    }

    private static long nanos(TimeForm form, String text, TimeContext context) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return form.epochNanos(bytes, 0, bytes.length, context);
    }
}
