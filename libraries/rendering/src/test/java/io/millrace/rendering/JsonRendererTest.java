// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

// Connect hands over its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class JsonRendererTest {
    private static final Schema ADDRESS = SchemaBuilder.struct()
            .optional()
            .field("street", Schema.STRING_SCHEMA)
            .field("zip", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final JsonRenderer renderer = new JsonRenderer(Forms.STANDARD);
    private final RowBytes out = new RowBytes(16);

    @Test
    void aStructHasItsSchemasFieldsInOrderNullsIncluded() throws Unrenderable {
        Schema schema = SchemaBuilder.struct()
                .field("z", Schema.INT64_SCHEMA)
                .field("a", Schema.OPTIONAL_STRING_SCHEMA)
                .field("address", ADDRESS)
                .field("m\"\n", SchemaBuilder.array(ADDRESS).build())
                .build();
        Struct address = new Struct(ADDRESS).put("street", "Skyline Drive");
        Struct struct =
                new Struct(schema).put("z", 7L).put("address", address).put("m\"\n", Arrays.asList(address, null));

        assertThat(json(null, struct))
                .isEqualTo("{\"z\":7,\"a\":null,\"address\":{\"street\":\"Skyline Drive\",\"zip\":null}"
                        + ",\"m\\\"\\n\":[{\"street\":\"Skyline Drive\",\"zip\":null},null]}");
    }

    @Test
    void aRequiredFieldThatWasNotSetHasItsDefaultAndAnOptionalOneIsNull() throws Unrenderable {
        Schema schema = SchemaBuilder.struct()
                .field("state", SchemaBuilder.string().defaultValue("new").build())
                .field("rank", SchemaBuilder.int32().optional().defaultValue(3).build())
                .build();

        assertThat(json(null, new Struct(schema))).isEqualTo("{\"state\":\"new\",\"rank\":null}");
        assertThat(json(null, new Struct(schema).put("state", "old").put("rank", 4)))
                .isEqualTo("{\"state\":\"old\",\"rank\":4}");
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesHaveOneForm(Schema schema, Object value, String expected) throws Unrenderable {
        assertThat(json(schema, value)).isEqualTo(expected);
    }

    static Stream<Arguments> values() {
        java.util.Date moment =
                new java.util.Date(Instant.parse("2026-11-20T10:15:30.007Z").toEpochMilli());
        java.util.Date day =
                new java.util.Date(Instant.parse("2026-11-20T00:00:00Z").toEpochMilli());
        Map<String, Object> inOrder = new LinkedHashMap<>();
        inOrder.put("z", 1);
        inOrder.put("a", null);
        inOrder.put("m", List.of(moment, new byte[] {1}));
        Map<Object, Object> otherKeys = new LinkedHashMap<>();
        otherKeys.put(3, "int");
        otherKeys.put(null, 2);
        otherKeys.put(true, 3);
        otherKeys.put(ByteBuffer.wrap(new byte[] {1}), 4);
        otherKeys.put(List.of("x"), 5);
        return Stream.of(
                Arguments.of(null, null, "null"),
                Arguments.of(Schema.OPTIONAL_STRING_SCHEMA, null, "null"),
                Arguments.of(null, (byte) -1, "-1"),
                Arguments.of(null, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(null, Long.MAX_VALUE, "9223372036854775807"),
                Arguments.of(null, 0, "0"),
                Arguments.of(Schema.INT16_SCHEMA, (short) 100, "100"),
                Arguments.of(null, 0.1f, "0.1"),
                Arguments.of(null, -0.0d, "-0.0"),
                Arguments.of(null, 1e300, "1.0E300"),
                Arguments.of(null, false, "false"),
                Arguments.of(null, new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                Arguments.of(Decimal.schema(2), new BigDecimal("10.50"), "10.50"),
                Arguments.of(Decimal.schema(-3), new BigDecimal(BigInteger.ONE, -3), "1000"),
                Arguments.of(null, new BigDecimal("1E-9"), "0.000000001"),
                Arguments.of(Date.SCHEMA, day, "\"2026-11-20\""),
                Arguments.of(Date.SCHEMA, new java.util.Date(-86_400_000L), "\"1969-12-31\""),
                Arguments.of(Time.SCHEMA, new java.util.Date(36_930_007L), "\"10:15:30.007\""),
                Arguments.of(Timestamp.SCHEMA, moment, "\"2026-11-20T10:15:30.007Z\""),
                Arguments.of(Timestamp.SCHEMA, new java.util.Date(-1), "\"1969-12-31T23:59:59.999Z\""),
                Arguments.of(null, moment, "\"2026-11-20T10:15:30.007Z\""),
                Arguments.of(
                        Timestamp.SCHEMA, new java.util.Date(253_402_300_800_000L), "\"+10000-01-01T00:00:00.000Z\""),
                Arguments.of(
                        Timestamp.SCHEMA, new java.util.Date(-62_198_755_200_000L), "\"-0001-01-01T00:00:00.000Z\""),
                Arguments.of(
                        SchemaBuilder.int64()
                                .name("io.debezium.time.MicroTimestamp")
                                .build(),
                        1_763_633_730_000_000L,
                        "1763633730000000"),
                Arguments.of(SchemaBuilder.array(Date.SCHEMA).build(), List.of(day), "[\"2026-11-20\"]"),
                Arguments.of(
                        SchemaBuilder.map(Date.SCHEMA, Time.SCHEMA).build(),
                        Map.of(day, new java.util.Date(0)),
                        "{\"2026-11-20\":\"00:00:00.000\"}"),
                Arguments.of(Schema.BYTES_SCHEMA, new byte[] {(byte) 0xFF, 1, 2}, "\"/wEC\""),
                Arguments.of(Schema.BYTES_SCHEMA, ByteBuffer.wrap(new byte[] {9, 1}, 1, 1), "\"AQ==\""),
                Arguments.of(null, inOrder, "{\"z\":1,\"a\":null,\"m\":[\"2026-11-20T10:15:30.007Z\",\"AQ==\"]}"),
                Arguments.of(null, otherKeys, "{\"3\":\"int\",\"null\":2,\"true\":3,\"AQ==\":4,\"[\\\"x\\\"]\":5}"),
                Arguments.of(null, Map.of(), "{}"),
                Arguments.of(null, List.of(), "[]"),
                Arguments.of(null, new Struct(SchemaBuilder.struct().build()), "{}"));
    }

    @Test
    void aValueThatIsNotOfItsSchemaIsWrittenAsWhatItIs() throws Unrenderable {
        assertThat(json(SchemaBuilder.array(Schema.INT32_SCHEMA).build(), "x")).isEqualTo("\"x\"");
        assertThat(json(
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                                .build(),
                        List.of(1)))
                .isEqualTo("[1]");
        assertThat(json(Timestamp.SCHEMA, 5L)).isEqualTo("5");
        assertThat(json(Schema.STRING_SCHEMA, Map.of("a", List.of()))).isEqualTo("{\"a\":[]}");
    }

    @Test
    void otherFormsAreChosenOnce() throws Unrenderable {
        JsonRenderer others = new JsonRenderer(new Forms(DecimalForm.STRING, TimeForm.EPOCH_MILLIS, false));

        others.value(null, Arrays.asList(new BigDecimal("10.50"), new java.util.Date(5), BigInteger.TEN), out);

        assertThat(text()).isEqualTo("[\"10.50\",5,10]");
    }

    @Test
    void stringsAreEscapedAsLittleAsLinesAllow() throws Unrenderable {
        assertThat(json(null, "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029é漢\ud83d\ude00"))
                .isEqualTo(
                        "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\\u007f\\u0085\\u2028\\u2029é漢\ud83d\ude00\"");
    }

    @ParameterizedTest
    @MethodSource("unrenderable")
    void whatHasNoFormFails(Schema schema, Object value, Unrenderable.Reason reason) {
        assertThatThrownBy(() -> json(schema, value))
                .isInstanceOfSatisfying(
                        Unrenderable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    static Stream<Arguments> unrenderable() {
        Unrenderable.Reason text = Unrenderable.Reason.MALFORMED_TEXT;
        Unrenderable.Reason value = Unrenderable.Reason.UNSUPPORTED_VALUE;
        Map<Object, Object> twins = new LinkedHashMap<>();
        twins.put("1", "text");
        twins.put(1, "number");
        Object deep = List.of();
        for (int i = 0; i < 1_000; i++) {
            deep = Collections.singletonList(deep);
        }
        return Stream.of(
                Arguments.of(null, Double.NaN, value),
                Arguments.of(null, Float.POSITIVE_INFINITY, value),
                Arguments.of(null, Map.of("a", List.of(Double.NEGATIVE_INFINITY)), value),
                Arguments.of(null, "\ud83d", text),
                Arguments.of(null, "a\ude00b", text),
                Arguments.of(null, "\ud83d\ud83d\ude00", text),
                Arguments.of(null, Map.of("\ude00", 1), text),
                Arguments.of(null, twins, value),
                Arguments.of(null, new Object(), value),
                Arguments.of(null, deep, value),
                Arguments.of(null, new BigDecimal("1E+1000000000"), value),
                Arguments.of(null, new BigDecimal("1E-1001"), value),
                Arguments.of(null, BigInteger.TEN.pow(2_000), value),
                Arguments.of(Date.SCHEMA, new java.util.Date(1), value),
                Arguments.of(Time.SCHEMA, new java.util.Date(-1), value),
                Arguments.of(Time.SCHEMA, new java.util.Date(86_400_000), value));
    }

    @Test
    void theMessageNamesTheFieldAndNoContents() {
        Schema item =
                SchemaBuilder.struct().field("price", Schema.FLOAT64_SCHEMA).build();
        Schema order = SchemaBuilder.struct()
                .field("items", SchemaBuilder.array(item).build())
                .build();
        Struct struct = new Struct(order).put("items", List.of(new Struct(item).put("price", Double.NaN)));

        assertThatThrownBy(() -> json(null, struct))
                .hasMessage("Field items.price: JSON has no form for NaN and the infinities.");
    }

    @Test
    void athousandLevelsAreWritten() throws Unrenderable, IOException {
        Object deep = List.of();
        for (int i = 0; i < 999; i++) {
            deep = i % 2 == 0 ? Map.of("a", deep) : List.of(deep);
        }

        assertThat(new ObjectMapper().readTree(json(null, deep)).isArray()).isFalse();
    }

    @Test
    void lenientlyEverythingHasSomeText() throws Unrenderable {
        JsonRenderer lenient = new JsonRenderer(new Forms(DecimalForm.NUMBER, TimeForm.EPOCH_MILLIS, true));
        Object deep = List.of();
        for (int i = 0; i < 5_000; i++) {
            deep = Collections.singletonList(deep);
        }

        lenient.value(
                Date.SCHEMA, Arrays.asList("\ud83d", Double.NaN, Thread.State.NEW, new BigDecimal("1E+5000")), out);
        assertThat(text()).isEqualTo("[\"\\ud83d\",\"NaN\",\"NEW\",1E+5000]");
        out.truncate(0);
        lenient.value(null, deep, out);
        assertThat(text()).contains("[\"SingletonList\"]");
    }

    @Test
    void equalSchemasShareWhatWasWorkedOutAndTheMemoryIsBounded() throws Unrenderable {
        SchemaCache<Integer> cache = new SchemaCache<>(System::identityHashCode);
        int known = cache.of(schemaOf("a"));

        for (int i = 0; i < 1_000; i++) {
            assertThat(cache.of(schemaOf("a"))).isEqualTo(known);
        }
        assertThat(cache.size()).isEqualTo(1);
        assertThat(cache.objects()).isLessThanOrEqualTo(64);
        for (int i = 0; i < 1_000; i++) {
            cache.of(schemaOf("f" + i));
        }
        assertThat(cache.size()).isEqualTo(256);
    }

    private static Schema schemaOf(String field) {
        return SchemaBuilder.struct().field(field, Schema.STRING_SCHEMA).build();
    }

    private String json(Schema schema, Object value) throws Unrenderable {
        out.truncate(0);
        renderer.value(schema, value, out);
        return text();
    }

    private String text() {
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }
}
