// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.time;

import static io.millrace.smt.field.Runs.alike;
import static io.millrace.smt.field.Runs.both;
import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.one;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.field.Runs.stock;
import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// Connect wants its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class TimestampConvertTest {
    private static Object convert(Object value, String... options) {
        List<String> all = new ArrayList<>(List.of("fields", "v"));
        all.addAll(List.of(options));
        Object made = ofMap(ours("TimestampConvert", all.toArray(new String[0])), map("v", value));
        return ((Map<?, ?>) made).get("v");
    }

    private static void fails(Object value, String... options) {
        assertThatThrownBy(() -> convert(value, options))
                .as("%s", value)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at v:");
    }

    @Test
    void aFractionOfSixOrNineDigitsIsAFractionOfASecond() {
        assertThat(convert(
                        "2026-11-20 03:04:05.123456",
                        "from.formats",
                        "yyyy-MM-dd HH:mm:ss.SSSSSS",
                        "to",
                        "unix",
                        "precision",
                        "us"))
                .isEqualTo(1_795_143_845_123_456L);
        assertThat(convert("2026-11-20T03:04:05.123456789Z", "to", "unix", "precision", "ns"))
                .isEqualTo(1_795_143_845_123_456_789L);
        assertThat(convert("2026-11-20T03:04:05.123456789Z", "to", "string"))
                .isEqualTo("2026-11-20T03:04:05.123456789Z");
        assertThat(convert("2026-11-20T03:04:05.123456789Z", "to", "string", "precision", "us"))
                .isEqualTo("2026-11-20T03:04:05.123456Z");
        assertThat(convert("2026-11-20T03:04:05Z", "to", "string", "precision", "ms"))
                .isEqualTo("2026-11-20T03:04:05.000Z");
    }

    @Test
    void whatIsFinerThanTheNewFormIsCutOnlyWhenAsked() {
        fails("2026-11-20T03:04:05.123456Z", "to", "Timestamp");
        fails("2026-11-20T03:04:05.123456Z", "to", "unix");
        assertThat(convert("2026-11-20T03:04:05.123456Z", "to", "Timestamp", "precision", "ms"))
                .isEqualTo(Date.from(Instant.parse("2026-11-20T03:04:05.123Z")));
        assertThat(convert("1969-12-31T23:59:59.9Z", "to", "unix", "precision", "s"))
                .isEqualTo(-1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T17:23:00Z | 2026-11-20T17:23:00Z",
                "2026-11-20 17:23 | 2026-11-20T17:23:00Z",
                "2026-11-20T17:23:00+0545 | 2026-11-20T11:38:00Z",
                "2026-11-20T17:23:00-02 | 2026-11-20T19:23:00Z",
                "2026-11-20T17:23:00+01:00[Europe/Vienna] | 2026-11-20T16:23:00Z",
                "2026-11-20 | 2026-11-20T00:00:00Z",
                "20/Nov/2026:17:23:00 +0100 | 2026-11-20T16:23:00Z",
                "20.11.2026 | 2026-11-20T00:00:00Z",
                "Nov 20, 2026 | 2026-11-20T00:00:00Z",
                "2026 | 1970-01-01T00:00:02.026Z",
                "1795143845.25 | 1970-01-21T18:39:03.84525Z",
            })
    void takesTheFirstFormThatFits(String text, String expected) {
        assertThat(convert(
                        text,
                        "from.formats",
                        "iso, dd/MMM/yyyy:HH:mm:ss Z, dd.MM.yyyy, MMM d',' yyyy, unix.ms",
                        "to",
                        "string"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MMM d HH:mm:ss | Nov 20 10:11:12 | 1970-11-20T10:11:12Z",
                "EEE MMM d HH:mm:ss | Fri Nov 20 10:11:12 | 1970-11-20T10:11:12Z",
                "dd/MM HH:mm | 20/11 10:11 | 1970-11-20T10:11:00Z",
                "dd HH:mm | 20 10:11 | 1970-01-20T10:11:00Z",
                "DDD HH:mm | 033 10:11 | 1970-02-02T10:11:00Z",
                "yyyy-MM | 2026-11 | 2026-11-01T00:00:00Z",
                "yyyy | 2026 | 2026-01-01T00:00:00Z",
                "yy | 26 | 2026-01-01T00:00:00Z",
                "yyyy HH:mm | 2026 10:11 | 2026-01-01T10:11:00Z",
                "yyyy-MM-dd'T'HH | 2026-11-20T10 | 2026-11-20T10:00:00Z",
                "yyyy-MM-dd hh:mm a | 2026-11-20 03:04 PM | 2026-11-20T15:04:00Z",
                "yyyy-DDD | 2026-324 | 2026-11-20T00:00:00Z",
                "YYYY-'W'ww-e | 2026-W47-6 | 2026-11-20T00:00:00Z",
                "uuuu-MM-dd | -0044-03-15 | -0044-03-15T00:00:00Z",
                "yyyy-MM-dd G | 0044-03-15 BC | -0043-03-15T00:00:00Z",
                "yyyy-MM-dd XXX | 2026-11-20 +02:00 | 2026-11-19T22:00:00Z",
                "yyyy-MM-dd['T'HH:mm] | 2026-11-20 | 2026-11-20T00:00:00Z",
            })
    void whatAPatternLacksIsTheBeginningAndWhatItHasIsUsed(String pattern, String text, String expected) {
        assertThat(convert(text, "from.formats", pattern, "to", "string")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd, 2026-02-30",
        "uuuu-MM-dd, 2026-02-29",
        "dd/MMM/yyyy, 31/Apr/2026",
        "dd/MMM, 31/Apr",
        "yyyy-MM-dd HH:mm, 2026-11-20 25:00",
        "yyyy-DDD, 2026-366",
        "'EEE, d MMM yyyy', 'Mon, 20 Nov 2026'",
        "yyyy-MM-dd[ HH:mm][ K:mm a], 2026-11-20 3:04",
        "yyyy-MM[-dd]['Q'Q], 2026-02-30"
    })
    void daysAndTimesThatDoNotExistFitNoPattern(String pattern, String text) {
        fails(text, "from.formats", pattern.replace(",", "','"), "to", "string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YYYY-MM-dd",
                "yyyy-MM-dd hh:mm",
                "yyyy-MM-dd KK:mm",
                "yyyy-MM-dd a",
                "yyyy-'Q'Q",
                "yyyy 'week' w",
                "YYYY",
                "EEEE HH:mm",
                "mm:ss",
                "yyyy-MM W"
            })
    void patternsWhosePartsMakeNoTimeAreRefused(String pattern) {
        assertThatThrownBy(() -> convert("", "from.formats", pattern, "to", "string"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(pattern)
                .hasMessageContaining("no date or no time");
    }

    @Test
    void whatNoFormFitsFails() {
        for (Object odd : new Object[] {
            "",
            "20-11-2026",
            "2026-02-30",
            "2026-13-01T00:00:00Z",
            "1e999999999",
            true,
            Double.NaN,
            new BigDecimal("1e-999999999"),
            Long.MAX_VALUE,
            "9".repeat(100_000),
            List.of()
        }) {
            fails(odd, "to", "string", "from.formats", "iso,unix.s");
        }
        fails("9999-01-01", "to", "unix", "precision", "ns");
    }

    @ParameterizedTest
    @CsvSource({
        "unix.s, 1795143845",
        "unix.ms, 1795143845000",
        "unix.us, 1795143845000000",
        "unix.ns, 1795143845000000000"
    })
    void numbersAreCountedInTheUnitOfTheFirstUnixForm(String format, long number) {
        for (Object value : new Object[] {number, Long.toString(number), BigDecimal.valueOf(number)}) {
            assertThat(convert(value, "from.formats", format + ",iso", "to", "string"))
                    .isEqualTo("2026-11-20T03:04:05Z");
        }
        assertThat(convert(
                        number,
                        "from.formats",
                        format,
                        "to",
                        "unix",
                        "precision",
                        format.substring(format.indexOf('.') + 1)))
                .isEqualTo(number);
    }

    @Test
    void secondsOfThirtyTwoBitsAndFractionsOfSecondsAreUnderstood() {
        SinkRecord made = ours("TimestampConvert", "fields", "v", "from.formats", "unix.s", "to", "Timestamp")
                .apply(one(Schema.INT32_SCHEMA, 1_795_143_845));
        assertThat(plain(made.value())).isEqualTo(map("v", new Date(1_795_143_845_000L)));
        assertThat(convert(1_795_143_845.5, "from.formats", "unix.s", "to", "unix"))
                .isEqualTo(1_795_143_845_500L);
        assertThat(convert(-0.5, "from.formats", "unix.s", "to", "unix")).isEqualTo(-500L);
    }

    @Test
    void zonesOfInputAndOutputAreTheUsersAndNeverTheMachines() {
        assertThat(convert(
                        "2026-07-01 00:00", "zone.in", "Europe/Vienna", "zone.out", "Asia/Kathmandu", "to", "string"))
                .isEqualTo("2026-07-01T03:45:00+05:45");
        assertThat(convert(
                        "2026-07-01 00:00",
                        "zone.in",
                        "Europe/Vienna",
                        "to",
                        "string",
                        "to.pattern",
                        "EEE d MMM HH:mm"))
                .isEqualTo("Tue 30 Jun 22:00");
        assertThat(convert("2026-07-01", "to", "string", "to.pattern", "MMMM", "locale", "de-AT"))
                .isEqualTo("Juli");
    }

    @Test
    void datesAndTimesHoldInTheZones() {
        assertThat(convert("2026-06-30T23:00:00Z", "zone.out", "Europe/Vienna", "to", "Date"))
                .isEqualTo(Date.from(Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(convert("2026-06-30T23:00:00Z", "zone.out", "Europe/Vienna", "to", "Time"))
                .isEqualTo(new Date(3_600_000));
        SinkRecord date =
                one(org.apache.kafka.connect.data.Date.SCHEMA, Date.from(Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(plain(ours("TimestampConvert", "fields", "v", "zone.in", "Europe/Vienna", "to", "string")
                        .apply(date)
                        .value()))
                .isEqualTo(map("v", "2026-06-30T22:00:00Z"));
    }

    @Test
    void severalFieldsAtAnyDepthAreConvertedAtOnce() {
        Map<String, Object> value =
                map("a", "2026-11-20", "b", map("c", "2026-11-21"), "l", List.of(map("d", "2026-11-22")), "n", null);
        assertThat(both(ours("TimestampConvert", "fields", "a,b.c,l[].d,n", "to", "unix", "precision", "s"), value))
                .isEqualTo(map(
                        "a",
                        1_795_132_800L,
                        "b",
                        map("c", 1_795_219_200L),
                        "l",
                        List.of(map("d", 1_795_305_600L)),
                        "n",
                        null));
    }

    @Test
    void aMissingFieldFailsAndIsNeverAdded() {
        assertThatThrownBy(() -> ofMap(ours("TimestampConvert", "fields", "w", "to", "unix"), map("v", 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("w");
        assertThat(both(ours("TimestampConvert", "fields", "w", "to", "unix", "on.missing", "skip"), map("v", 1)))
                .isEqualTo(map("v", 1));
    }

    @Test
    void aHeaderLeavesTheValueAlone() {
        var convert = ours(
                "TimestampConvert", "fields", "b.at", "to", "string", "to.pattern", "yyyy/MM/dd", "to.header", "day");
        SinkRecord record = Records.schemaless(map("b", map("at", "2026-11-20T17:00:00Z")));
        SinkRecord made = convert.apply(record);
        assertThat(made.value()).isSameAs(record.value());
        assertThat(made.headers().lastWithName("day").value()).isEqualTo("2026/11/20");
        assertThat(made.headers()).hasSize(2);
        assertThat(convert.apply(Records.schemaless(map("b", map("at", null)))).headers())
                .hasSize(1);
        assertThatThrownBy(() -> convert.apply(Records.schemaless(map("b", map()))))
                .isInstanceOf(DataException.class);
    }

    @Test
    void refusesConfigurationsThatCannotBeMeant() {
        for (String[] options : new String[][] {
            {"from.formats", "unix.h"},
            {"from.formats", "iso,,"},
            {"from.formats", "bbbb"},
            {"zone.in", "Mars/Base"},
            {"to.pattern", "qqqqqqqq"},
            {"to.header", "h", "fields", "a,b"},
            {"to.header", "h", "fields", "a[]"},
            {"precision", "minutes"}
        }) {
            List<String> all = new ArrayList<>(List.of("to", "string"));
            all.addAll(List.of(options));
            assertThatThrownBy(() -> ours("TimestampConvert", all.toArray(new String[0])))
                    .as(String.join(" ", options))
                    .isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void schemasKeepOptionalityAndDefaults() {
        SinkRecord made = ours("TimestampConvert", "fields", "v", "to", "Timestamp")
                .apply(one(
                        SchemaBuilder.string()
                                .optional()
                                .defaultValue("1970-01-02")
                                .build(),
                        "1970-01-03"));
        assertThat(made.valueSchema().field("v").schema())
                .isEqualTo(Timestamp.builder()
                        .optional()
                        .defaultValue(new Date(86_400_000))
                        .build());
    }

    @Test
    void convertsAsTheStockTransformDoesWithinItsMilliseconds() {
        Date instant = new Date(1_795_143_845_123L);
        String[] pattern = {"format", "yyyy-MM-dd'T'HH:mm:ss.SSS"};
        for (String target : List.of("unix", "Timestamp", "Date", "Time")) {
            String[] ours = {"fields", "v", "to", target, "from.formats", "yyyy-MM-dd'T'HH:mm:ss.SSS,unix.ms"};
            String[] theirs = {"field", "v", "target.type", target, pattern[0], pattern[1]};
            for (SinkRecord record : List.of(
                    one(Timestamp.SCHEMA, instant),
                    one(Schema.INT64_SCHEMA, instant.getTime()),
                    one(Schema.OPTIONAL_STRING_SCHEMA, "2026-11-20T03:04:05.123"),
                    Records.schemaless(map("v", instant)),
                    Records.schemaless(map("v", "2026-11-20T03:04:05.123")))) {
                alike(ours("TimestampConvert", ours), stock(new TimestampConverter.Value<>(), theirs), record);
            }
        }
        String[] text = {"fields", "v", "to", "string", "to.pattern", pattern[1]};
        String[] theirs = {"field", "v", "target.type", "string", pattern[0], pattern[1]};
        alike(
                ours("TimestampConvert", text),
                stock(new TimestampConverter.Value<>(), theirs),
                one(Timestamp.SCHEMA, instant));
        alike(
                ours("TimestampConvert", "to", "unix"),
                stock(new TimestampConverter.Value<>(), "target.type", "unix"),
                Records.of(Timestamp.SCHEMA, instant));
        alike(
                ours("TimestampConvert", "fields", "v", "to", "string"),
                stock(
                        new TimestampConverter.Value<>(),
                        "field",
                        "v",
                        "target.type",
                        "string",
                        "format",
                        "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
                one(Time.SCHEMA, new Date(5)));
    }

    @Test
    void unlikeTheStockTransformMicrosecondsArePrecise() {
        SinkRecord record = Records.schemaless(map("v", "2026-11-20T03:04:05.123456"));
        var theirs = stock(
                new TimestampConverter.Value<>(),
                "field",
                "v",
                "target.type",
                "unix",
                "unix.precision",
                "microseconds",
                "format",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
        assertThat(theirs.apply(record).value()).isEqualTo(map("v", 1_795_143_968_456_000L));
        assertThat(ofMap(ours("TimestampConvert", "fields", "v", "to", "unix", "precision", "us"), record.value()))
                .isEqualTo(map("v", 1_795_143_845_123_456L));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(
            @ForAll @LongRange(min = -30_000_000_000L, max = 30_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(seconds, nanos);
        assertThat(convert(instant.toString(), "to", "string", "precision", "ns", "zone.out", "Asia/Kathmandu"))
                .satisfies(text -> assertThat(convert(text, "to", "string")).isEqualTo(normal(instant)));
        Instant micros = Instant.ofEpochSecond(seconds, nanos / 1_000 * 1_000L);
        long count = seconds * 1_000_000 + nanos / 1_000;
        assertThat(convert(count, "from.formats", "unix.us", "to", "string")).isEqualTo(normal(micros));
        assertThat(convert(micros.toString(), "to", "unix", "precision", "us")).isEqualTo(count);
    }

    private static String normal(Instant instant) {
        return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atOffset(java.time.ZoneOffset.UTC));
    }
}
