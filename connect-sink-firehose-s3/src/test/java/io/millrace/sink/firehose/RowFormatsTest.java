// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import static io.millrace.sink.firehose.SinkHarness.ORDERS;
import static io.millrace.sink.firehose.SinkHarness.TEN;
import static io.millrace.sink.firehose.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as rows, from the configuration to the object. */
class RowFormatsTest {
    private static SinkHarness sink(String... options) {
        return new SinkHarness(options).assign(ORDERS);
    }

    @Test
    void recordsOfOneHeaderShareAnObjectAndOthersHaveTheirOwn() {
        try (SinkHarness sink = sink("format", "csv", "csv.header.enabled", "true")) {
            sink.put(
                    record(ORDERS, 0, "{\"a\":1,\"b\":2}"),
                    record(ORDERS, 1, "{\"b\":3,\"a\":4}"),
                    record(ORDERS, 2, "{\"a\":5,\"b\":6}"),
                    record(ORDERS, 3, "{\"b\":7,\"a\":8}"));
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 4);
            assertThat(sink.texts()).containsExactlyInAnyOrder("a,b\n1,2\n5,6\n", "b,a\n3,4\n7,8\n");
        }
    }

    @Test
    void everyObjectStartsWithTheHeader() {
        try (SinkHarness sink = sink("format", "csv", "csv.header.enabled", "true", "csv.columns", "a")) {
            for (int i = 0; i < 2; i++) {
                sink.put(record(ORDERS, i, Map.of("a", i), TEN));
                sink.pass(Duration.ofMinutes(5));
                sink.awaitObjects(i + 1);
            }
            assertThat(sink.texts()).containsExactlyInAnyOrder("a\n0\n", "a\n1\n");
        }
    }

    @Test
    void rowsThatFailBecomeErrorRecordsAndOpenNoObject() {
        try (SinkHarness sink = sink("format", "csv", "csv.header.enabled", "true")) {
            sink.put(record(ORDERS, 0, "{\"a\":1,\"a\":2}"));
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.texts()).singleElement().asString().contains("Record.NotARow");
        }
    }

    @Test
    void mapsWithoutColumnsStopTheTask() {
        try (SinkHarness sink = sink("format", "csv")) {
            assertThatThrownBy(() -> sink.put(record(ORDERS, 0, Map.of("a", 1), TEN)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("csv.columns");
        }
    }

    @Test
    void linesOfJsonEndByThemselvesUnlessToldOtherwise() {
        try (SinkHarness sink = sink("format", "json", "envelope.fields", "offset,value")) {
            sink.put(record(ORDERS, 0, List.of(1), TEN), record(ORDERS, 1, "{\"a\":1}"));
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 2);
            assertThat(sink.texts())
                    .containsExactly("{\"offset\":0,\"value\":[1]}\n{\"offset\":1,\"value\":{\"a\":1}}\n");
        }
        try (SinkHarness sink = sink("format", "json", "record.delimiter", "")) {
            sink.put(record(ORDERS, 0, List.of(1), TEN), record(ORDERS, 1, List.of(2), TEN));
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 2);
            assertThat(sink.texts()).containsExactly("[1][2]");
        }
    }

    @Test
    void theDialectOfRowsIsChosen() {
        try (SinkHarness sink = sink(
                "format", "csv",
                "csv.delimiter", "\\t",
                "csv.quote.all.enabled", "true",
                "record.delimiter", "\\r\\n",
                "format.times", "epoch-millis",
                "csv.columns", "when,text")) {
            sink.put(record(ORDERS, 0, Map.of("when", java.util.Date.from(TEN), "text", "x"), TEN));
            sink.pass(Duration.ofMinutes(5));
            sink.awaitCommit(ORDERS, 1);
            assertThat(sink.texts()).containsExactly("\"" + TEN.toEpochMilli() + "\"\t\"x\"\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "format=cvs; format; did you mean 'csv'",
                "csv.columns=a; csv.columns; format=csv only; format is raw",
                "format=json,csv.header.enabled=true; csv.header.enabled; format=csv only",
                "format=json,csv.quote.all.enabled=true; csv.quote.all.enabled; format=csv only",
                "format=json,csv.delimiter=|; csv.delimiter; format=csv only",
                "format=csv,csv.delimiter=ab; csv.delimiter; one character",
                "format=csv,csv.delimiter=\\n; csv.delimiter; one character",
                "format=csv,csv.delimiter=a; csv.delimiter; one character",
                "format=csv,csv.delimiter=\"; csv.delimiter; one character",
                "format=csv,record.delimiter=#; record.delimiter; line break",
                "format=csv,record.delimiter=; record.delimiter; line break",
                "format=csv,tombstones=empty; tombstones; error or skip",
                "format=csv,envelope.fields=key; envelope.fields; format=json only",
                "format=json,envelope.fields=kee; envelope.fields; did you mean 'key'",
                "format.times=epoch-millis; format.times; format=json or csv only",
                "format.decimals=string; format.decimals; format=json or csv only",
                "format.decimal=string; format.decimal; did you mean 'format.decimals'"
            })
    void optionsThatDoNotGoTogetherAreRefused(String options, String option, String complaint) {
        assertThat(errors(options)).containsOnlyKeys(option);
        assertThat(errors(options).get(option).toString()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "format=raw",
                "format=json,envelope.fields=key",
                "format=csv,record.delimiter=\\r\\n",
                "format=csv,csv.delimiter=\\t",
                "format=raw,csv.header.enabled=false"
            })
    void optionsThatGoTogetherAreTaken(String options) {
        assertThat(errors(options)).isEmpty();
    }

    private static Map<String, List<String>> errors(String options) {
        Map<String, String> properties = new HashMap<>(
                Map.of("name", "events", "topics", "orders", "s3.bucket", "millrace", "s3.region", "eu-central-1"));
        for (String option : options.split(",", -1)) {
            String[] pair = option.split("=", 2);
            properties.put(pair[0], pair[1]);
        }
        return FirehoseS3SinkConfig.validate(properties).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}
