// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.expressions.Settings;
import io.millrace.expressions.language.Evaluations;
import io.millrace.expressions.language.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

// Connect's logical types are handed over as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class JsonViewTest {
    private static final Schema INNER = SchemaBuilder.struct()
            .optional()
            .field("x", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("i8", Schema.INT8_SCHEMA)
            .field("i64", Schema.INT64_SCHEMA)
            .field("f32", Schema.FLOAT32_SCHEMA)
            .field("f64", Schema.FLOAT64_SCHEMA)
            .field("flag", Schema.BOOLEAN_SCHEMA)
            .field("bytes", Schema.BYTES_SCHEMA)
            .field("dec", Decimal.schema(2))
            .field("date", org.apache.kafka.connect.data.Date.SCHEMA)
            .field("time", Time.SCHEMA)
            .field("stamp", Timestamp.SCHEMA)
            .field(
                    "days",
                    SchemaBuilder.array(org.apache.kafka.connect.data.Date.SCHEMA)
                            .build())
            .field(
                    "counts",
                    SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.INT64_SCHEMA).build())
            .field("inner", INNER)
            .field("def", SchemaBuilder.int32().defaultValue(7).build())
            .field("optdef", SchemaBuilder.int32().optional().defaultValue(7).build())
            .build();

    private static Struct struct() {
        return new Struct(SCHEMA)
                .put("i8", (byte) -1)
                .put("i64", 5_000_000_000L)
                .put("f32", 0.1f)
                .put("f64", 1.5)
                .put("flag", true)
                .put("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .put("dec", new BigDecimal("10.50"))
                .put("date", new Date(86_400_000L * 20_000))
                .put("time", new Date(36_930_500))
                .put("stamp", new Date(1_565_382_027_123L))
                .put("days", List.of(new Date(0)))
                .put("counts", new LinkedHashMap<>(Map.of(3, 4L)))
                .put("inner", new Struct(INNER).put("x", "y"))
                .put("optdef", null);
    }

    @Test
    void structsHaveTheFormsOfRendering() {
        assertThat(JsonView.of(SCHEMA, struct()).toString())
                .isEqualTo("{\"i8\":-1,\"i64\":5000000000,\"f32\":0.1,\"f64\":1.5,\"flag\":true,\"bytes\":\"AQID\","
                        + "\"dec\":10.50,\"date\":\"2024-10-04\",\"time\":\"10:15:30.500\","
                        + "\"stamp\":\"2019-08-09T20:20:27.123Z\",\"days\":[\"1970-01-01\"],\"counts\":{\"3\":4},"
                        + "\"inner\":{\"x\":\"y\"},\"def\":7,\"optdef\":null}");
    }

    @Test
    void viewConvertsOnlyWhatIsTouched() throws Exception {
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.INT32_SCHEMA)
                .field("bad", Schema.FLOAT64_SCHEMA)
                .build();
        // NaN has no form: converting it would fail.
        JsonNode view = JsonView.of(schema, new Struct(schema).put("a", 3).put("bad", Double.NaN));
        for (Language language : Language.values()) {
            assertThat(language.compile(".a == 3", Settings.STANDARD)
                            .evaluate(view)
                            .booleanValue())
                    .isTrue();
        }
        String select = "select(.a == 3) | .a";
        assertThat(Language.JQ.compile(select, Settings.STANDARD).evaluate(view))
                .isEqualTo(IntNode.valueOf(3));
        assertThatThrownBy(() -> view.get("bad")).isInstanceOf(DataException.class);
    }

    @Test
    void viewsCannotBeChanged() {
        ObjectNode object = (ObjectNode) JsonView.of(SCHEMA, struct());
        ArrayNode array = (ArrayNode) object.get("days");
        assertThatThrownBy(() -> object.put("i8", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.remove("i8")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(object::removeAll).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.properties().iterator().next().setValue(object))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(JsonView.of(SCHEMA, struct())).isEqualTo(object);
    }

    @Test
    void copiesCanBeChangedAndAreEqual() {
        ObjectNode view = (ObjectNode) JsonView.of(SCHEMA, struct());
        ObjectNode copy = view.deepCopy();
        assertThat(copy).isEqualTo(view);
        assertThat(view).isEqualTo(copy);
        assertThat(view).hasSameHashCodeAs(copy);
        copy.put("i8", 2);
        assertThat(view).isNotEqualTo(copy);
    }

    @Test
    void valuesWithoutSchemaAreViewsToo() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", Arrays.asList(1, null, 2L, "x", false));
        value.put("b", Collections.singletonMap(true, new byte[] {0}));
        value.put("c", new BigInteger("12345678901234567890"));
        value.put("d", new Date(0));
        assertThat(JsonView.of(null, value).toString())
                .isEqualTo("{\"a\":[1,null,2,\"x\",false],\"b\":{\"true\":\"AA==\"},\"c\":12345678901234567890,"
                        + "\"d\":\"1970-01-01T00:00:00.000Z\"}");
        assertThat(JsonView.of(null, null).isNull()).isTrue();
        assertThat(JsonView.of(null, value).has("x")).isFalse();
        assertThat(JsonView.of(null, value).get("x")).isNull();
    }

    @Test
    void whatHasNoFormIsRefusedByTypeOnly() {
        assertThatThrownBy(() -> JsonView.of(null, new AtomicReference<>("c4n4ry")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("AtomicReference")
                .hasMessageNotContaining("c4n4ry");
        Map<Object, Object> clash = new LinkedHashMap<>();
        clash.put(1, 1);
        clash.put("1", 2);
        assertThatThrownBy(() -> JsonView.of(null, clash)).isInstanceOf(DataException.class);
    }

    @Test
    void theWayBackHasPlainValues() {
        JsonNode node = Evaluations.exactJson(
                "{\"a\":[1,2.5,\"x\",null,true],\"big\":12345678901234567890,\"long\":5000000000}");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", Arrays.asList(1L, new BigDecimal("2.5"), "x", null, true));
        expected.put("big", new BigDecimal("12345678901234567890"));
        expected.put("long", 5_000_000_000L);
        assertThat(PlainValues.of(node, BigNumbers.DECIMAL)).isEqualTo(expected);
        assertThat(((Map<?, ?>) PlainValues.of(node, BigNumbers.STRING)).get("big"))
                .isEqualTo("12345678901234567890");
        assertThat(((Map<?, ?>) PlainValues.of(node, BigNumbers.DOUBLE)).get("big"))
                .isEqualTo(1.2345678901234567E19);
        assertThat(PlainValues.of(JsonView.of(SCHEMA, struct()), BigNumbers.STRING)
                        .toString())
                .contains("dec=10.50", "inner={x=y}", "i8=-1", "optdef=null");
    }
}
