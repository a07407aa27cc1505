// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.rendering.CsvDialect;
import io.millrace.rendering.Forms;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFormatTest {
    private static final String DMS_COLUMNS = "Op,EMPLOYEE_ID,LAST_NAME,FIRST_NAME,ADDRESS,PHONE";
    private static final String DMS_OBJECT = "{\"Op\":\"I\",\"EMPLOYEE_ID\":9335,\"LAST_NAME\":\"Smith\","
            + "\"FIRST_NAME\":\"John\",\"ADDRESS\":\"1 Skyline Drive, NY, NY\",\"PHONE\":\"201-555-9012\"}";
    private static final String DMS_ROW = "I,9335,Smith,John,\"1 Skyline Drive, NY, NY\",201-555-9012\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aStructOfADatabaseMigrationIsItsRow() {
        SchemaBuilder schema =
                SchemaBuilder.struct().field("Op", Schema.STRING_SCHEMA).field("EMPLOYEE_ID", Schema.INT32_SCHEMA);
        for (String name : List.of("LAST_NAME", "FIRST_NAME", "ADDRESS", "PHONE")) {
            schema.field(name, Schema.OPTIONAL_STRING_SCHEMA);
        }
        Struct struct = new Struct(schema.build())
                .put("Op", "I")
                .put("EMPLOYEE_ID", 9335)
                .put("LAST_NAME", "Smith")
                .put("FIRST_NAME", "John")
                .put("ADDRESS", "1 Skyline Drive, NY, NY")
                .put("PHONE", "201-555-9012");

        assertThat(write(format(""), struct)).isEqualTo(DMS_ROW);
    }

    @Test
    void aJsonObjectOfADatabaseMigrationIsItsRowInTheOrderOfItsBytes() {
        assertThat(write(format(""), bytes(DMS_OBJECT))).isEqualTo(DMS_ROW);
        assertThat(write(format(""), DMS_OBJECT)).isEqualTo(DMS_ROW);
        assertThat(write(format(""), ByteBuffer.wrap(bytes(DMS_OBJECT)).asReadOnlyBuffer()))
                .isEqualTo(DMS_ROW);
    }

    @Test
    void aMapOfADatabaseMigrationIsItsRowInTheOrderOfTheGivenColumns() {
        Map<String, Object> map = new HashMap<>(Map.of(
                "Op", "I",
                "EMPLOYEE_ID", 9335,
                "LAST_NAME", "Smith",
                "FIRST_NAME", "John",
                "ADDRESS", "1 Skyline Drive, NY, NY",
                "PHONE", "201-555-9012",
                "OTHER", 1));

        assertThat(write(format(DMS_COLUMNS), map)).isEqualTo(DMS_ROW);
    }

    @Test
    void aMapWithoutColumnsStopsTheTaskAndNamesTheOption() {
        assertThatThrownBy(() -> write(format(""), Map.of("a", 1)))
                .isInstanceOf(UnorderedColumns.class)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("csv.columns");
        assertThatThrownBy(() -> withHeader("").layout(record(Map.of("a", 1)))).isInstanceOf(UnorderedColumns.class);
    }

    @Test
    void givenColumnsSelectAndOrderJsonToo() {
        CsvFormat format = format("c,a,missing");

        assertThat(write(format, bytes("{\"a\":1,\"b\":2,\"c\":\"x\"}"))).isEqualTo("x,1,\n");
        assertThat(write(format, bytes("{\"c\":null,\"d\":{}}"))).isEqualTo(",,\n");
        assertThat(write(format, bytes("{}"))).isEqualTo(",,\n");
    }

    @Test
    void cellsOfJsonAreTextsWithoutEscapesAndNestedValuesOnOneLine() {
        assertThat(write(
                        format(""),
                        bytes(
                                "{\"a\":\"x\\\"y\\u00e9\\ud83d\\ude00\\n\",\"b\":1.50E+2,\"c\":[1,\n {\"k\":\"v\"}],\"d\":true,"
                                        + "\"e\":null,\"f\":\"\"}")))
                .isEqualTo("\"x\"\"yé\ud83d\ude00\n\",1.50E+2,\"[1,  {\"\"k\"\":\"\"v\"\"}]\",true,,\"\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2} | Record.NotARow",
                "{\"a\":1,\"b\":1,\"\\u0061\":2} | Record.NotARow",
                "[1] | Record.NotARow",
                "12 | Record.NotARow",
                "{} | Record.NotARow",
                "{\"a\":1} x | Record.MalformedJson",
                "{\"a\":1}{\"a\":2} | Record.MalformedJson",
                "{\"a\":1 | Record.MalformedJson",
                "{\"a\":\"\\ud83d\"} | Record.MalformedText",
                "{\"a\":\"\\ud83dx\"} | Record.MalformedText",
                "{\"a\":\"\\ud83d\\n\"} | Record.MalformedText",
                "{\"\\ude00\":1} | Record.MalformedText"
            })
    void whatIsNoRowFailsAndWritesNothing(String text, String code) {
        assertThat(format("").write(record(bytes(text)), out::write))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(code));
        assertThat(out.size()).isZero();
    }

    @Test
    void otherValuesAreNoRows() {
        assertThat(format("").write(record(List.of(1)), out::write)).isInstanceOf(Rendering.Failed.class);
        assertThat(format("").write(record(1L), out::write)).isInstanceOf(Rendering.Failed.class);
        assertThat(format("").write(record("\ud83d"), out::write)).isInstanceOf(Rendering.Failed.class);
    }

    @Test
    void membersOfAnotherOrderOrNumberAreFoundAfterManyOfOneShape() {
        CsvFormat format = format("a,b");

        assertThat(write(format, bytes("{\"a\":1,\"b\":2}"))).isEqualTo("1,2\n");
        assertThat(write(format, bytes("{\"a\":3,\"b\":4}"))).isEqualTo("3,4\n");
        assertThat(write(format, bytes("{\"b\":5,\"a\":6}"))).isEqualTo("6,5\n");
        assertThat(write(format, bytes("{\"b\":7,\"a\":8,\"c\":9}"))).isEqualTo("8,7\n");
        assertThat(write(format, bytes("{\"b\":7}"))).isEqualTo(",7\n");
        assertThat(write(format, bytes("{\"\\u0062\":7}"))).isEqualTo(",7\n");
        assertThat(write(format, bytes("{\"a\":1,\"b\":2}"))).isEqualTo("1,2\n");
    }

    @Test
    void withAHeaderTheColumnsAreTheLayoutAndOpenTheObject() {
        CsvFormat format = withHeader("");
        SinkRecord ab = record(bytes("{\"a\":1,\"b,\":2}"));
        SinkRecord ba = record(bytes("{\"b,\":2,\"a\":1}"));

        String layout = format.layout(ab);

        assertThat(layout).matches("csv-[0-9a-f]{32}");
        assertThat(format.opening(ab)).isEqualTo(bytes("a,\"b,\"\r\n"));
        assertThat(write(format, ab.value())).isEqualTo("1,2\r\n");
        assertThat(format.layout(ba)).isNotEqualTo(layout);
        assertThat(format.layout(record(bytes("{ \"\\u0061\":3,\"b,\":4}")))).isSameAs(layout);
        assertThat(withHeader("").layout(ab)).isEqualTo(layout);
    }

    @Test
    void aStructAndAnObjectOfTheSameColumnsShareTheirLayout() {
        CsvFormat format = withHeader("");
        Schema schema = SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build();

        assertThat(format.layout(record(new Struct(schema).put("a", 1))))
                .isEqualTo(format.layout(record(bytes("{\"a\":1}"))))
                .isNotEmpty();
    }

    @Test
    void theObjectIsOpenedWhileTheRowIsWritten() {
        CsvFormat format = withHeader("");
        SinkRecord record = record(bytes("{\"a\":1}"));

        format.layout(record);
        format.write(record, (bytes, from, count) -> {
            out.writeBytes(format.opening(record));
            out.write(bytes, from, count);
        });

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\r\n1\r\n");
    }

    @Test
    void givenColumnsAreOneLayoutForAll() {
        CsvFormat format = withHeader("a,b");

        assertThat(format.layout(record(bytes("{\"a\":1}")))).isEmpty();
        assertThat(format.layout(record(Map.of("b", 1)))).isEmpty();
        assertThat(format.opening(record(Map.of("b", 1)))).isEqualTo(bytes("a,b\r\n"));
    }

    @Test
    void withoutAHeaderThereIsNoLayout() {
        assertThat(format("").layout(record(bytes("{\"a\":1}")))).isEmpty();
        assertThat(format("").opening(record(bytes("{\"a\":1}")))).isEmpty();
    }

    @Test
    void aRecordThatFailsHasNoLayout() {
        CsvFormat format = withHeader("");

        format.layout(record(bytes("{\"a\":1}")));

        assertThat(format.layout(record(bytes("{")))).isEmpty();
        assertThat(format.opening(record(bytes("{")))).isEmpty();
    }

    @Test
    void tombstonesFollowThePolicy() {
        assertThat(format("").write(record(null), out::write))
                .isInstanceOfSatisfying(
                        Rendering.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("Record.Tombstone"));
        assertThat(new CsvFormat(settings("", false), bytes("\n"), Tombstones.SKIP).write(record(null), out::write))
                .isSameAs(Rendering.SKIPPED);
        assertThat(out.size()).isZero();
    }

    private static CsvFormat format(String columns) {
        return new CsvFormat(settings(columns, false), bytes("\n"), Tombstones.ERROR);
    }

    private static CsvFormat withHeader(String columns) {
        return new CsvFormat(settings(columns, true), bytes("\r\n"), Tombstones.ERROR);
    }

    private static CsvSettings settings(String columns, boolean header) {
        return new CsvSettings(CsvDialect.STANDARD, ColumnNames.parse(columns), header, Forms.STANDARD);
    }

    private String write(CsvFormat format, Object value) {
        out.reset();
        assertThat(format.write(record(value), out::write)).isSameAs(Rendering.WRITTEN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }
}
