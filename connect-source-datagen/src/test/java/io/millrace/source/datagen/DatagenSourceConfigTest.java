// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.options.Option;
import io.millrace.common.options.OptionValues;
import io.millrace.common.options.Options;
import io.millrace.source.datagen.DatagenSourceConfig.ClockMode;
import io.millrace.source.datagen.DatagenSourceConfig.RateMode;
import io.millrace.source.datagen.record.ValueFormat;
import io.millrace.source.datagen.schedule.Backlog;
import io.millrace.source.datagen.template.Escape;
import io.millrace.source.datagen.template.Newlines;
import io.millrace.testkit.ConfigContract;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagenSourceConfigTest implements ConfigContract {
    @Override
    public Connector connector() {
        return new DatagenSourceConnector();
    }

    @Override
    public Options options() {
        return DatagenSourceConfig.OPTIONS;
    }

    @Override
    public Map<String, String> minimal() {
        // value.format is there because the contract adds a ByteArrayConverter.
        return Map.of("topic", "events", "template", "{\"at\":\"{{date.now}}\"}", "value.format", "bytes");
    }

    @Override
    public String reference() {
        return DatagenSourceConfig.reference();
    }

    @Override
    public String referencePath() {
        return "docs/reference/connect-source-datagen.md";
    }

    @Test
    void hasTheseDefaults() {
        OptionValues values = options().read(Map.of("topic", "t", "template", "x"));
        assertThat(values.get(DatagenSourceConfig.TEMPLATE_NEWLINES)).isEqualTo(Newlines.STRIP);
        assertThat(values.get(DatagenSourceConfig.TEMPLATE_ESCAPE)).isEqualTo(Escape.AUTO);
        assertThat(values.get(DatagenSourceConfig.TEMPLATE_LENIENT)).isFalse();
        assertThat(values.get(DatagenSourceConfig.VALUE_FORMAT)).isEqualTo(ValueFormat.STRING);
        assertThat(values.get(DatagenSourceConfig.RECORD_SUFFIX)).isEmpty();
        assertThat(values.get(DatagenSourceConfig.BATCH_MAX_RECORDS)).isEqualTo(2000);
        assertThat(values.get(DatagenSourceConfig.RATE_MODE)).isEqualTo(RateMode.CONSTANT);
        assertThat(values.get(DatagenSourceConfig.RECORDS_PER_SECOND)).isEqualTo(10.0);
        assertThat(values.get(DatagenSourceConfig.RATE_BACKLOG)).isEqualTo(Backlog.DROP);
        assertThat(values.get(DatagenSourceConfig.RATE_CATCHUP_FACTOR)).isEqualTo(1.5);
        assertThat(values.find(DatagenSourceConfig.MAX_RECORDS)).isEmpty();
        assertThat(values.find(DatagenSourceConfig.DURATION)).isEmpty();
        assertThat(values.find(DatagenSourceConfig.SEED)).isEmpty();
        assertThat(values.get(DatagenSourceConfig.LANES)).isEqualTo(64);
        assertThat(values.get(DatagenSourceConfig.CLOCK_MODE)).isEqualTo(ClockMode.WALL);
        assertThat(values.find(DatagenSourceConfig.CLOCK_START)).isEmpty();
        assertThat(values.get(DatagenSourceConfig.CLOCK_RATE)).isEqualTo(1.0);
        assertThat(values.get(DatagenSourceConfig.ZONE)).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void readsEveryOption() {
        Map<Option<?>, Object> expected = new HashMap<>();
        Map<String, String> properties = new HashMap<>();
        given(properties, expected, DatagenSourceConfig.TOPIC, "t.1_a-B", "t.1_a-B");
        given(properties, expected, DatagenSourceConfig.TEMPLATE, "{{date.now}}", "{{date.now}}");
        given(properties, expected, DatagenSourceConfig.TEMPLATE_NEWLINES, "keep", Newlines.KEEP);
        given(properties, expected, DatagenSourceConfig.TEMPLATE_ESCAPE, "csv", Escape.CSV);
        given(properties, expected, DatagenSourceConfig.TEMPLATE_LENIENT, "true", true);
        given(properties, expected, DatagenSourceConfig.VALUE_FORMAT, "bytes", ValueFormat.BYTES);
        given(properties, expected, DatagenSourceConfig.RECORD_SUFFIX, "|\\r\\n\\t\\\\", "|\r\n\t\\");
        given(properties, expected, DatagenSourceConfig.BATCH_MAX_RECORDS, "100000", 100_000);
        given(properties, expected, DatagenSourceConfig.RATE_MODE, "unlimited", RateMode.UNLIMITED);
        given(properties, expected, DatagenSourceConfig.RECORDS_PER_SECOND, "0.1", 0.1);
        given(properties, expected, DatagenSourceConfig.RATE_BACKLOG, "catchup", Backlog.CATCHUP);
        given(properties, expected, DatagenSourceConfig.RATE_CATCHUP_FACTOR, "2", 2.0);
        given(properties, expected, DatagenSourceConfig.MAX_RECORDS, "5000000000", 5_000_000_000L);
        given(properties, expected, DatagenSourceConfig.DURATION, "3600", Duration.ofHours(1));
        given(properties, expected, DatagenSourceConfig.SEED, "-7", -7L);
        given(properties, expected, DatagenSourceConfig.LANES, "1024", 1024);
        given(properties, expected, DatagenSourceConfig.CLOCK_MODE, "simulated", ClockMode.SIMULATED);
        given(
                properties,
                expected,
                DatagenSourceConfig.CLOCK_START,
                "2026-01-31T10:00:00Z",
                Instant.parse("2026-01-31T10:00:00Z"));
        given(properties, expected, DatagenSourceConfig.CLOCK_RATE, "60", 60.0);
        given(properties, expected, DatagenSourceConfig.ZONE, "Europe/Berlin", ZoneId.of("Europe/Berlin"));
        assertThat(properties.keySet()).isEqualTo(options().configDef().names());
        assertThat(errors(properties)).isEmpty();
        OptionValues values = options().read(properties);
        expected.forEach((option, value) ->
                assertThat((Object) values.get(option)).as(option.name()).isEqualTo(value));
    }

    private static void given(
            Map<String, String> properties,
            Map<Option<?>, Object> expected,
            Option<?> option,
            String text,
            Object value) {
        properties.put(option.name(), text);
        expected.put(option, value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topic                    | a b                    | is not a topic name
            topic                    | ..                     | is not a topic name
            template.newlines        | stripp                 | did you mean 'strip'?
            template.escape          | xml                    | must be one of none, json, csv, auto
            value.format             | byte                   | did you mean 'bytes'?
            record.suffix            | \\x                    | at character 1: a backslash must be followed by n, r, t or
            record.suffix            | a\\s                   | at character 2: a backslash must be followed by n, r, t or
            record.suffix            | \\0                    | at character 1: a backslash must be followed by n, r, t or
            batch.max.records        | 0                      | must be 1 to 100000
            rate.mode                | constant rate          | must be one of constant, unlimited
            rate.records.per.second  | 0                      | must be above 0, at most 1000000000
            rate.records.per.second  | -1                     | must be above 0, at most 1000000000
            rate.records.per.second  | NaN                    | must be above 0, at most 1000000000
            rate.records.per.second  | ten                    | ten
            rate.backlog             | catch-up               | did you mean 'catchup'?
            rate.catchup.factor      | 1                      | must be 1.01 to 1000.0
            max.records              | 0                      | must be 1 to 1000000000000000000
            duration.seconds         | 0                      | must be 1 s to
            seed                     | 1.5                    | 1.5
            lanes                    | 0                      | must be 1 to 1024
            lanes                    | 1025                   | must be 1 to 1024
            clock.mode               | simulate               | did you mean 'simulated'?
            clock.start              | 2026-01-31             | is no instant such as 2026-01-31T00:00:00Z
            clock.start              | 1969-12-31T23:59:59Z   | must lie between 1970-01-01T00:00:00Z and
            clock.rate               | 0                      | must be above 0
            zone                     | Europe/Berlln          | did you mean 'Europe/Berlin'?
            zone                     | ''                     | is empty; use a time zone such as Europe/Berlin or +02:00
            """)
    void tellsABadValueOnItsOption(String option, String value, String complaint) {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put(option, value);
        Map<String, List<String>> errors = errors(properties);
        assertThat(errors).containsOnlyKeys(option);
        assertThat(errors.get(option).toString()).contains(complaint);
    }

    @Test
    void tellsABadTemplateWithPlaceAndNearestName() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("template", "{\n\"a\": {{random.numbr(5)}},\n\"b\": \"{{adress.state}}\"\n}");
        Map<String, List<String>> errors = errors(properties);
        assertThat(errors).containsOnlyKeys("template");
        assertThat(errors.get("template").toString())
                .contains("line 2, column")
                .contains("random.number")
                .contains("line 3, column")
                .contains("address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", " \n\t\r\n", "\u00a0"})
    void tellsATemplateWithoutContent(String template) {
        for (String newlines : List.of("strip", "keep")) {
            Map<String, String> properties = new HashMap<>(minimal());
            properties.put("template", template);
            properties.put("template.newlines", newlines);
            Map<String, List<String>> errors = errors(properties);
            assertThat(errors).containsOnlyKeys("template");
            assertThat(errors.get("template").toString()).contains("the template is empty");
        }
    }

    @Test
    void countsLinesFromTheFirstOneAlsoWhenItIsEmpty() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("template", "\n\n  {{random.numbr(5)}}");
        assertThat(errors(properties).get("template").toString()).contains("line 3, column 5");
    }

    @Test
    void aSuffixMayBeALineFeedItself() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("record.suffix", "\n");
        assertThat(DatagenSourceConfig.of(properties).recordSuffix()).isEqualTo("\n");
        properties.put("record.suffix", " \\n ");
        assertThat(DatagenSourceConfig.of(properties).recordSuffix()).isEqualTo(" \n ");
    }

    @ParameterizedTest
    @CsvSource({"\\\\, \\", "\\\\n, \\n", "\\\\\\\\, \\\\"})
    void aSuffixMayHaveABackslash(String written, String suffix) {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("record.suffix", written);
        assertThat(errors(properties)).isEmpty();
        assertThat(DatagenSourceConfig.of(properties).recordSuffix()).isEqualTo(suffix);
    }

    @Test
    void tellsAnUnclosedBrace() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("template", "a {{random.number(5");
        assertThat(errors(properties)).containsOnlyKeys("template");
        assertThat(errors(properties).get("template").toString()).contains("line 1, column");
    }

    @Test
    void tellsAnotherMistakeBesideABadTemplate() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("template", "{{nothing.here}}");
        properties.put("lanes", "0");
        assertThat(errors(properties)).containsOnlyKeys("template", "lanes");
    }

    @Test
    void aSimulatedClockNeedsAStart() {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("clock.mode", "simulated");
        assertThat(errors(properties)).containsOnlyKeys("clock.start");
        assertThatThrownBy(() -> DatagenSourceConfig.of(properties).simulatedStart())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("clock.start");
    }

    @ParameterizedTest
    @CsvSource({
        "string, org.apache.kafka.connect.storage.StringConverter, true",
        "string, org.apache.kafka.connect.json.JsonConverter, true",
        "string, org.apache.kafka.connect.converters.ByteArrayConverter, false",
        "bytes, org.apache.kafka.connect.converters.ByteArrayConverter, true",
        "bytes, org.apache.kafka.connect.storage.StringConverter, false"
    })
    void tellsAConverterThatCannotTakeTheFormat(String format, String converter, boolean accepted) {
        Map<String, String> properties = new HashMap<>(minimal());
        properties.put("value.format", format);
        properties.put("value.converter", converter);
        assertThat(errors(properties).containsKey("value.format")).isNotEqualTo(accepted);
        properties.put("transforms", "cast");
        assertThat(errors(properties)).isEmpty();
    }

    @Test
    void aSeedThatIsNotGivenFollowsFromTheNamesAlone() {
        Map<String, String> properties = Map.of("name", "events", "topic", "t", "template", "x");
        // Whoever changes this number changes the data of every connector without a seed.
        assertThat(DatagenSourceConfig.of(properties).seed()).isEqualTo(SEED_OF_EVENTS_AND_T);
        assertThat(DatagenSourceConfig.of(Map.of("name", "events", "topic", "u", "template", "x"))
                        .seed())
                .isNotEqualTo(SEED_OF_EVENTS_AND_T);
        assertThat(DatagenSourceConfig.of(Map.of("name", "event", "topic", "st", "template", "x"))
                        .seed())
                .isNotEqualTo(DatagenSourceConfig.of(Map.of("name", "events", "topic", "t", "template", "x"))
                        .seed());
    }

    private static final long SEED_OF_EVENTS_AND_T = -4351360366686933080L;
}
