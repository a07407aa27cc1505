// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.smt.parse.json.JsonSteps;
import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ParseJsonTest {
    private static Steps json(String... options) {
        return Steps.of(JsonSteps.PARSE_JSON, options);
    }

    @Test
    void equalShapesShareOneSchemaObject() {
        Steps step = json();
        String shape = "{\"a\":%s,\"b\":{\"c\":%s},\"d\":[{\"e\":1},{\"f\":null}]}";
        assertThat(step.schema(shape.formatted("1", "\"x\""))).isSameAs(step.schema(shape.formatted("2", "null")));
        assertThat(step.schema("{\"a\":[null]}")).isSameAs(step.schema("{\"a\":[\"x\"]}"));
        assertThat(step.schema("{\"a\":1}")).isNotEqualTo(step.schema("{\"a\":1.5}"));
        assertThat(step.schema("{\"a\":1,\"b\":2}")).isNotEqualTo(step.schema("{\"b\":2,\"a\":1}"));
    }

    @Test
    void arraysGetWhatTheirElementsHaveInCommon() {
        Steps step = json();
        assertThat(step.typed("{\"a\":[1,2.5,null]}")).isEqualTo(map("a", Arrays.asList(1.0, 2.5, null)));
        assertThat(step.typed("{\"a\":[{\"x\":null},{\"x\":1,\"y\":2}]}"))
                .isEqualTo(map("a", List.of(map("x", null, "y", null), map("x", 1L, "y", 2L))));
        assertThat(step.typed("{\"a\":[1,\"b\",{\"c\":2}]}")).isEqualTo(map("a", List.of("1", "b", "{\"c\":2}")));
        assertThat(step.typed("{\"a\":[[],[1]]}")).isEqualTo(map("a", List.of(List.of(), List.of(1L))));
        assertThat(step.typed("{\"a\":[]}")).isEqualTo(map("a", List.of()));
    }

    private static String differing(int many) {
        return IntStream.range(0, many).mapToObj(i -> "{\"k" + i + "\":1}").collect(Collectors.joining(","));
    }

    @Test
    void structuresThatShareTooLittleAreRefusedBeforeTheyFillTheMemory() {
        Steps step = json();
        assertThat(step.typed("[" + differing(300) + "]"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(300);
        String manyNames = "[" + differing(20_000) + "]";
        String manyEmpty = "[" + differing(900) + ",{}".repeat(300_000) + "]";
        for (String text : List.of(manyNames, manyEmpty)) {
            assertThatThrownBy(() -> step.typed(text))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("mode=map")
                    .hasMessageNotContaining("k1");
            assertThat(json("mode", "map").schemaless(text)).isInstanceOf(List.class);
        }
    }

    @Test
    void numbersStayExactOrBecomeWhatTheUserSays() {
        String big = "[12345678901234567890, 0.1234567890123456789]";
        assertThat(json().schemaless(big))
                .isEqualTo(List.of(new BigDecimal("12345678901234567890"), new BigDecimal("0.1234567890123456789")));
        assertThat(json("big.numbers", "double").schemaless(big))
                .isEqualTo(List.of(
                        Double.parseDouble("12345678901234567890"), Double.parseDouble("0.1234567890123456789")));
        assertThat(json("big.numbers", "string").schemaless(big))
                .isEqualTo(List.of("12345678901234567890", "0.1234567890123456789"));
        assertThat(json().schemaless("[9223372036854775807, 1.10, 1e2]"))
                .isEqualTo(List.of(Long.MAX_VALUE, 1.1, 100.0));
        assertThatThrownBy(() -> json().schemaless("1e999999999")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> json().typed("[1.5, 9007199254740993]")).hasMessageContaining("float64");
    }

    @Test
    void namesThatComeTwiceFailUnlessTheUserChooses() {
        String twice = "{\"a\":1,\"a\":{\"b\":2}}";
        assertThatThrownBy(() -> json().schemaless(twice)).hasMessageContaining("duplicate.keys");
        assertThat(json("duplicate.keys", "first").schemaless(twice)).isEqualTo(map("a", 1L));
        assertThat(json("duplicate.keys", "last").schemaless(twice)).isEqualTo(map("a", map("b", 2L)));
    }

    @Test
    void theResultGoesWhereItIsTold() {
        Object record = map("id", 1, "raw", "{\"a\":1}");
        assertThat(json("path", "raw").typed(record)).isEqualTo(map("id", 1, "raw", map("a", 1L)));
        assertThat(json("path", "raw", "target", "x.y").typed(record))
                .isEqualTo(map("id", 1, "raw", "{\"a\":1}", "x", map("y", map("a", 1L))));
        assertThat(json("path", "raw", "target", "p", "keep.source.enabled", "false")
                        .schemaless(record))
                .isEqualTo(map("id", 1, "p", map("a", 1L)));
        assertThat(json("path", "raw", "target", "").typed(record)).isEqualTo(map("a", 1L));
        assertThat(json("mode", "map").record(Schema.STRING_SCHEMA, "{\"a\":1}").valueSchema())
                .isNull();
    }

    @Test
    void errorsAreHandledAsTold() {
        Object bad = map("id", 1, "raw", "{canary");
        assertThatThrownBy(() -> json("path", "raw").typed(bad))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Byte 1")
                .hasMessageNotContaining("canary");
        assertThat(json("path", "raw", "on.error", "null").typed(bad)).isEqualTo(map("id", 1, "raw", null));
        assertThat(json("path", "raw", "on.error", "skip").typed(bad)).isEqualTo(bad);
        assertThatThrownBy(() -> json("path", "row").typed(bad)).hasMessageContaining("row");
        assertThat(json("path", "row", "on.missing", "skip").typed(bad)).isEqualTo(bad);
        assertThatThrownBy(() -> json().typed("null")).hasMessageContaining("deletion");
        assertThatThrownBy(() -> json("target", "x")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> json("max.depth", "3").schemaless("[[[[1]]]]")).isInstanceOf(DataException.class);
    }

    @Property(tries = 300)
    void makesTheMapsThatJsonConverterMakes(@ForAll long seed) throws Exception {
        byte[] text = new ObjectMapper().writeValueAsBytes(random(new Random(seed), 0));
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "false"), false);
            Object expected = converter.toConnectData("t", text).value();
            assertThat(json().schemaless(text)).isEqualTo(expected);
            // With a schema, it is the same wherever arrays are of one type; a Struct that validates in any case.
            SinkRecord typed = json().record(Schema.BYTES_SCHEMA, text);
            assertThat(((Struct) typed.value()).schema()).isSameAs(typed.valueSchema());
            Records.plain(typed.value());
        }
    }

    private static Map<String, Object> random(Random random, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            fields.put("f" + random.nextInt(20), value(random, depth));
        }
        return fields;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 3 ? 8 : 6)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextInt() / 64.0;
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> "tä\"x\\" + (char) random.nextInt(0xD000);
            case 5 -> (long) random.nextInt();
            case 6 -> random(random, depth + 1);
            default -> {
                List<Object> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(random, depth + 1));
                }
                yield elements;
            }
        };
    }

    @Property(tries = 500)
    void anyBytesGiveAValueOrADataException(@ForAll byte[] bytes, @ForAll int place) {
        byte[] damaged = "{\"a\":[1,{\"canary\":\"4111\"}],\"b\":1e5}".getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            damaged[Math.floorMod(place, damaged.length)] = bytes[0];
        }
        for (byte[] input : new byte[][] {bytes, damaged}) {
            for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA}) {
                try {
                    json().record(schema, input);
                } catch (DataException e) {
                    assertThat(e).hasMessageNotContainingAny("canary", "4111");
                }
            }
        }
    }
}
