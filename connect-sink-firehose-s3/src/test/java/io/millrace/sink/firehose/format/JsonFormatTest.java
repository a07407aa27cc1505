// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.rendering.DecimalForm;
import io.millrace.rendering.Forms;
import io.millrace.rendering.TimeForm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final byte[] NEWLINE = {'\n'};
    private static final long TEN = 1_795_255_200_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void structsMapsTextsAndScalarsAreOneLineEach() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", "x\ny");

        assertThat(write(new Struct(schema).put("id", 7L))).isEqualTo("{\"id\":7,\"name\":null}\n");
        assertThat(write(map)).isEqualTo("{\"z\":1,\"a\":\"x\\ny\"}\n");
        assertThat(write("a \"line\"\n")).isEqualTo("\"a \\\"line\\\"\\n\"\n");
        assertThat(write(12)).isEqualTo("12\n");
        assertThat(write(List.of(1, 2))).isEqualTo("[1,2]\n");
    }

    @Test
    void bytesAreJsonTextThatStandsAsItIs() {
        assertThat(write(bytes("{\"a\": 1.50,  \"é\":\"\\u00e9\\/\"}")))
                .isEqualTo("{\"a\": 1.50,  \"é\":\"\\u00e9\\/\"}\n");
        assertThat(write(ByteBuffer.wrap(bytes("x[1]x"), 1, 3).asReadOnlyBuffer()))
                .isEqualTo("[1]\n");
    }

    @Test
    void bytesOfSeveralLinesBecomeOne() {
        assertThat(write(bytes("\r\n {\n  \"a\": 1,\r\n  \"b\": \"x\\n\"\n}\n\n")))
                .isEqualTo("{   \"a\": 1,    \"b\": \"x\\n\" }\n");
        assertThat(write(bytes("{}\n"))).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1}{\"a\":2}", "{\"a\":1},", "plain", "{'a':1}", "{\"a\":NaN}", "01"})
    void bytesThatAreNoJsonFailAndWriteNothing(String text) {
        assertThat(rendering(record(bytes(text)), List.of(), Tombstones.ERROR))
                .isInstanceOfSatisfying(Rendering.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("Record.MalformedJson");
                    assertThat(failed.message()).contains("at byte");
                });
        assertThat(out.size()).isZero();
    }

    @Test
    void whatHasNoFormFailsAndWritesNothing() {
        assertThat(rendering(record(List.of(1, Double.NaN)), List.of(), Tombstones.ERROR))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.UnsupportedValue"));
        assertThat(rendering(record(List.of("\ud83d")), List.of(), Tombstones.ERROR))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.MalformedText"));
        assertThat(out.size()).isZero();
    }

    @Test
    void aFailureLeavesNothingBehindInTheNextLine() {
        JsonFormat format = new JsonFormat(List.of(), Forms.STANDARD, NEWLINE, Tombstones.ERROR);

        format.write(record(List.of("long text before", Double.NaN)), out::write);
        format.write(record(List.of(1)), out::write);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[1]\n");
    }

    @Test
    void theEnvelopeHasWhatWasAskedForInThatOrder() {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("trace", "a");
        headers.addBytes("trace", new byte[] {1});
        headers.add("none", null, null);
        SinkRecord record = new SinkRecord(
                "orders",
                3,
                null,
                bytes("k1"),
                null,
                bytes("{\"a\": 1}"),
                4711,
                TEN,
                TimestampType.CREATE_TIME,
                headers);

        rendering(record, EnvelopeField.parse("value, key,headers,timestamp,topic,partition,offset"), Tombstones.ERROR);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"value\":{\"a\": 1},\"key\":\"azE=\""
                                + ",\"headers\":[{\"key\":\"trace\",\"value\":\"a\"},{\"key\":\"trace\",\"value\":\"AQ==\"}"
                                + ",{\"key\":\"none\",\"value\":null}]"
                                + ",\"timestamp\":\"2026-11-21T10:00:00.000Z\",\"topic\":\"orders\",\"partition\":3,\"offset\":4711}\n");
    }

    @Test
    void theEnvelopeHasTheTopicThatWasConsumedAndTimestampsInTheChosenForm() {
        SinkRecord renamed = new SinkRecord("orders", 3, null, null, null, "x", 4711, TEN, TimestampType.CREATE_TIME)
                .newRecord("renamed", 9, null, null, null, "x", TEN);
        Forms forms = new Forms(DecimalForm.NUMBER, TimeForm.EPOCH_MILLIS, false);

        new JsonFormat(EnvelopeField.parse("topic,partition,timestamp,key"), forms, NEWLINE, Tombstones.ERROR)
                .write(renamed, out::write);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"topic\":\"orders\",\"partition\":3,\"timestamp\":" + TEN + ",\"key\":null}\n");
    }

    @Test
    void tombstonesFollowThePolicy() {
        SinkRecord tombstone = new SinkRecord("t", 0, null, "k", null, null, 0);

        assertThat(rendering(tombstone, List.of(), Tombstones.ERROR))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.Tombstone"));
        assertThat(rendering(tombstone, List.of(), Tombstones.SKIP)).isSameAs(Rendering.SKIPPED);
        assertThat(out.size()).isZero();
        rendering(tombstone, List.of(), Tombstones.EMPTY);
        rendering(tombstone, EnvelopeField.parse("key,value"), Tombstones.EMPTY);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("null\n{\"key\":\"k\",\"value\":null}\n");
    }

    @Test
    void linesHaveNoLayoutAndNoOpening() {
        JsonFormat format = new JsonFormat(List.of(), Forms.STANDARD, NEWLINE, Tombstones.ERROR);

        assertThat(format.layout(record("x"))).isEmpty();
        assertThat(format.opening(record("x"))).isEmpty();
    }

    @Test
    void envelopesOfUnknownOrRepeatedPartsAreRefused() {
        assertThatThrownBy(() -> EnvelopeField.parse("key,vlaue"))
                .hasMessage("must be some of key, value, headers, timestamp, topic, partition, offset;"
                        + " did you mean 'value'?");
        assertThatThrownBy(() -> EnvelopeField.parse("key,key")).hasMessage("name 2 occurs twice");
        assertThatThrownBy(() -> EnvelopeField.parse("key,,value")).hasMessage("name 2 is empty");
        assertThat(EnvelopeField.parse(" ")).isEmpty();
    }

    private String write(Object value) {
        out.reset();
        assertThat(rendering(record(value), List.of(), Tombstones.ERROR)).isSameAs(Rendering.WRITTEN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Rendering rendering(SinkRecord record, List<EnvelopeField> envelope, Tombstones tombstones) {
        return new JsonFormat(envelope, Forms.STANDARD, NEWLINE, tombstones).write(record, out::write);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }
}
