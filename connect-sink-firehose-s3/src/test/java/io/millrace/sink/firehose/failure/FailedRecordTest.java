// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailedRecordTest {
    private static final FailedRecord FAILED = new FailedRecord(
            ErrorOutputType.PROCESSING_FAILED,
            "Record.UnsupportedValue",
            "A \"value\" cannot be rendered",
            1,
            Instant.ofEpochMilli(1_783_939_327_123L),
            Instant.ofEpochMilli(1_783_939_327_456L));

    @Test
    void theLineHasFirehosesMembersInTheirOrderAndThenOurs() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addBytes("trace", new byte[] {1, 2});
        headers.addString("trace", "ü");
        headers.add("none", null, null);
        SinkRecord record = new SinkRecord(
                "orders",
                3,
                null,
                "k1".getBytes(StandardCharsets.UTF_8),
                null,
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                4711,
                5L,
                TimestampType.CREATE_TIME,
                headers);

        assertThat(new String(FAILED.line(record), StandardCharsets.UTF_8))
                .isEqualTo("{\"rawData\":\"eyJhIjoxfQ==\""
                        + ",\"errorCode\":\"Record.UnsupportedValue\""
                        + ",\"errorMessage\":\"A \\\"value\\\" cannot be rendered\""
                        + ",\"attemptsMade\":1"
                        + ",\"arrivalTimestamp\":1783939327123"
                        + ",\"attemptEndingTimestamp\":1783939327456"
                        + ",\"topic\":\"orders\",\"partition\":3,\"offset\":4711"
                        + ",\"key\":\"azE=\""
                        + ",\"headers\":[{\"key\":\"trace\",\"value\":\"AQI=\"}"
                        + ",{\"key\":\"trace\",\"value\":\"w7w=\"}"
                        + ",{\"key\":\"none\",\"value\":null}]}\n");
    }

    @Test
    void aRecordWithoutKeyAndValueHasALineToo() throws IOException {
        JsonNode line = line(null);

        assertThat(line.get("rawData").asText()).isEmpty();
        assertThat(line.get("key").isNull()).isTrue();
        assertThat(line.get("headers")).isEmpty();
    }

    @Test
    void topicPartitionAndOffsetAreThoseThatWereConsumed() throws IOException {
        SinkRecord renamed = new SinkRecord("orders", 3, null, null, null, "x", 4711)
                .newRecord("renamed", 9, null, null, null, "x", 0L);

        JsonNode line = parsed(FAILED.line(renamed));

        assertThat(line.get("topic").asText()).isEqualTo("orders");
        assertThat(line.get("partition").asInt()).isEqualTo(3);
    }

    @Property(tries = 500)
    void bytesAreKeptAsTheyAre(@ForAll byte[] bytes) throws IOException {
        assertThat(line(bytes).get("rawData").binaryValue()).isEqualTo(bytes);
        assertThat(line(ByteBuffer.wrap(bytes)).get("rawData").binaryValue()).isEqualTo(bytes);
    }

    @Property(tries = 500)
    void theLineIsOneLineOfJsonForAnyText(@ForAll String text) throws IOException {
        SinkRecord record = new SinkRecord("t", 0, null, text, null, text, 1);
        record.headers().addString(text, text);
        byte[] line = new FailedRecord(ErrorOutputType.PROCESSING_FAILED, text, text, 1, Instant.EPOCH, Instant.EPOCH)
                .line(record);

        JsonNode json = parsed(line);

        String written = new String(line, StandardCharsets.UTF_8);
        assertThat(written.indexOf('\n')).isEqualTo(written.length() - 1);
        assertThat(written.getBytes(StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(json.get("errorMessage").asText()).isEqualTo(text);
        assertThat(json.get("headers").get(0).get("key").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatIsNotBytesIsTextOrJson(Object value, String expected) throws IOException {
        assertThat(new String(line(value).get("rawData").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    // Connect hands over its logical types as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    static Stream<Arguments> values() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field(
                        "name",
                        SchemaBuilder.string().optional().defaultValue("nobody").build())
                .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                .field("raw", Schema.BYTES_SCHEMA)
                .build();
        Struct struct = new Struct(schema)
                .put("id", 7L)
                .put("tags", List.of("a\"b", "c"))
                .put("raw", ByteBuffer.wrap(new byte[] {1}));
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("when", new Date(5));
        map.put(null, Double.NaN);
        map.put(3, Arrays.asList(1.5, null, true));
        return Stream.of(
                Arguments.of("texté", "texté"),
                Arguments.of(12, "12"),
                Arguments.of(true, "true"),
                Arguments.of(struct, "{\"id\":7,\"name\":null,\"tags\":[\"a\\\"b\",\"c\"],\"raw\":\"AQ==\"}"),
                Arguments.of(map, "{\"when\":5,\"null\":\"NaN\",\"3\":[1.5,null,true]}"),
                Arguments.of(new HashMap<>(), "{}"),
                Arguments.of(List.of(), "[]"));
    }

    @Test
    void halfOfASurrogatePairIsKeptInRawData() throws IOException {
        assertThat(line("a\ud83db\ud83d\ude00").get("rawData").binaryValue()).isEqualTo(new byte[] {
            'a', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, 'b', (byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) 0x80
        });
    }

    @Test
    void deepValuesEndInsteadOfFailing() throws IOException {
        Object deep = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            deep = Collections.singletonList(deep);
        }

        assertThat(new String(line(deep).get("rawData").binaryValue(), StandardCharsets.UTF_8))
                .startsWith("[[[[")
                .contains("\"SingletonList\"");
    }

    @Test
    void halvesOfPairsAndControlCharactersAreEscaped() {
        byte[] line = new JsonLine()
                .string("\ud83d\u0000\u001f\u007f\u2028/é\ud83d\ude00\b")
                .bytes();

        assertThat(new String(line, StandardCharsets.UTF_8))
                .isEqualTo("\"\\ud83d\\u0000\\u001f\\u007f\\u2028/é\ud83d\ude00\\u0008\"");
    }

    private static JsonNode line(@Nullable Object value) throws IOException {
        return parsed(FAILED.line(new SinkRecord("t", 0, null, null, null, value, 1)));
    }

    private static JsonNode parsed(byte[] line) throws IOException {
        return new ObjectMapper().readTree(line);
    }
}
