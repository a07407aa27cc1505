// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** What Jackson reads is what was written. */
// Connect hands over its logical types as java.util.Date.
@SuppressWarnings("JavaUtilDate")
class JsonPropertiesTest {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonRenderer renderer = new JsonRenderer(Forms.STANDARD);
    private final RowBytes out = new RowBytes(1);

    @Property(tries = 3_000)
    void anyTextComesBackOrIsMalformed(@ForAll("texts") String text) throws Exception {
        if (!isWellFormed(text)) {
            assertThatThrownBy(() -> render(null, text)).isInstanceOf(Unrenderable.class);
            return;
        }
        String json = render(null, text);

        assertThat(JACKSON.readTree(json).textValue()).isEqualTo(text);
        assertThat(json.lines()).hasSize(1);
        out.truncate(0);
        out.text(text);
        assertThat(written()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars('"', '\\', '\n', '\u0000', '\u001f', ' ', '\u007f', '\u0080', '\u2028', 'é', '\uffff')
                .withChars('\ud83d', '\ude00')
                .ofMaxLength(12);
        Arbitrary<String> ordinary = Arbitraries.strings().ascii().ofMaxLength(200);
        return Arbitraries.oneOf(any, nasty, ordinary);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_16LE.newEncoder().canEncode(text);
    }

    @Property(tries = 2_000)
    void treesOfMapsAndListsComeBack(@ForAll("trees") Object tree) throws Exception {
        assertThat(JACKSON.readTree(render(null, tree))).isEqualTo(JACKSON.readTree(JACKSON.writeValueAsString(tree)));
    }

    @Provide
    Arbitrary<Object> trees() {
        return tree(3);
    }

    private static Arbitrary<Object> tree(int depth) {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.longs().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.strings().ascii().ofMaxLength(10).asGeneric(),
                Arbitraries.strings()
                        .withCharRange('\u0080', '\u30ff')
                        .ofMaxLength(5)
                        .asGeneric());
        if (depth == 0) {
            return leaves;
        }
        return Arbitraries.oneOf(
                leaves,
                tree(depth - 1).list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(Arbitraries.strings().ascii().ofMaxLength(5), tree(depth - 1))
                        .ofMaxSize(4)
                        .asGeneric());
    }

    @Property(tries = 1_000)
    void structsComeBackFieldByField(
            @ForAll @Size(max = 12) List<Long> numbers, @ForAll @Size(max = 12) List<Double> fractions)
            throws Exception {
        SchemaBuilder builder = SchemaBuilder.struct();
        for (int i = 0; i < numbers.size(); i++) {
            builder.field("n" + i, Schema.INT64_SCHEMA);
        }
        for (int i = 0; i < fractions.size(); i++) {
            builder.field("f" + i, Schema.FLOAT64_SCHEMA);
        }
        Struct struct = new Struct(builder.build());
        for (int i = 0; i < numbers.size(); i++) {
            struct.put("n" + i, numbers.get(i));
        }
        for (int i = 0; i < fractions.size(); i++) {
            struct.put("f" + i, fractions.get(i));
        }

        JsonNode node = JACKSON.readTree(render(struct.schema(), struct));

        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .isEqualTo(struct.schema().fields().stream().map(f -> f.name()).toList());
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(node.get("n" + i).longValue()).isEqualTo(numbers.get(i));
        }
        for (int i = 0; i < fractions.size(); i++) {
            assertThat(node.get("f" + i).doubleValue()).isEqualTo(fractions.get(i));
        }
    }

    @Property(tries = 1_000)
    void decimalsKeepTheirScale(@ForAll BigDecimal decimal) throws Exception {
        BigDecimal scaled = decimal.scale() < 0 ? decimal.setScale(0) : decimal;

        assertThat(new BigDecimal(render(null, scaled))).isEqualTo(scaled);
        assertThat(render(null, decimal)).doesNotContain("E");
    }

    @Property(tries = 2_000)
    void momentsAndDaysAreThoseOfJavaTime(
            @ForAll @LongRange(min = -90_000_000_000_000L, max = 300_000_000_000_000L) long millis) throws Exception {
        String moment = JACKSON.readTree(render(Timestamp.SCHEMA, new java.util.Date(millis)))
                .textValue();
        long day = Math.floorDiv(millis, 86_400_000L);
        String date = JACKSON.readTree(render(Date.SCHEMA, new java.util.Date(day * 86_400_000L)))
                .textValue();

        assertThat(Instant.parse(moment).toEpochMilli()).isEqualTo(millis);
        assertThat(date).isEqualTo(LocalDate.ofEpochDay(day).toString());
    }

    @Property(tries = 500)
    void mapsOfAnyWholeNumbersHaveTheirTextsAsNames(@ForAll Map<Integer, Long> map) throws IOException, Unrenderable {
        JsonNode node = JACKSON.readTree(render(
                SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.INT64_SCHEMA).build(), map));

        assertThat(node).hasSize(map.size());
        map.forEach((key, value) ->
                assertThat(node.get(Integer.toString(key)).longValue()).isEqualTo(value));
    }

    private String render(Schema schema, Object value) throws Unrenderable {
        out.truncate(0);
        renderer.value(schema, value, out);
        return new String(written(), StandardCharsets.UTF_8);
    }

    private byte[] written() {
        return java.util.Arrays.copyOf(out.array(), out.length());
    }
}
