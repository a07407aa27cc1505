// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.expressions.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.expressions.BadExpression;
import io.millrace.expressions.EvaluationFailure;
import io.millrace.expressions.Expression;
import io.millrace.expressions.Settings;
import io.millrace.expressions.language.Language;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** An engine cannot tell a view from an object that was made of the same value. */
class ViewPropertiesTest {
    private static final Schema INNER = SchemaBuilder.struct()
            .optional()
            .field("a", Schema.OPTIONAL_INT64_SCHEMA)
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("a", Schema.OPTIONAL_INT64_SCHEMA)
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .field("c", SchemaBuilder.array(Schema.OPTIONAL_FLOAT64_SCHEMA).build())
            .field(
                    "d",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT64_SCHEMA)
                            .build())
            .field("e", INNER)
            .build();
    private static final Settings SETTINGS = new Settings(Settings.STANDARD.budget(), () -> 0, null, Set.of(), true);

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(structs(), plain(3));
    }

    private static Arbitrary<Object> structs() {
        Arbitrary<Long> longs = Arbitraries.longs().injectNull(0.1);
        Arbitrary<String> texts = Arbitraries.strings().ascii().ofMaxLength(5).injectNull(0.1);
        Arbitrary<Struct> inner = Combinators.combine(longs, texts)
                .as((a, b) -> new Struct(INNER).put("a", a).put("b", b));
        return Combinators.combine(
                        longs,
                        texts,
                        Arbitraries.doubles().list().ofMaxSize(4),
                        Arbitraries.maps(Arbitraries.of("a", "b", "x"), longs),
                        inner.injectNull(0.2))
                .as((a, b, c, d, e) -> new Struct(SCHEMA)
                        .put("a", a)
                        .put("b", b)
                        .put("c", c)
                        .put("d", d)
                        .put("e", e));
    }

    private static Arbitrary<Object> plain(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.integers().map(i -> i),
                Arbitraries.longs().map(i -> i),
                Arbitraries.strings().ascii().ofMaxLength(4).map(s -> s),
                Arbitraries.of(true, false),
                Arbitraries.bigDecimals().ofScale(2).map(d -> d));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> members = plain(depth - 1).injectNull(0.1);
        return Arbitraries.frequencyOf(
                Tuple.of(1, scalars),
                Tuple.of(3, members.list().ofMaxSize(4).map(l -> l)),
                Tuple.of(
                        4,
                        Arbitraries.maps(Arbitraries.of("a", "b", "c", "d", "e"), members)
                                .map(m -> new LinkedHashMap<>(m))));
    }

    @Provide
    Arbitrary<String> jq() {
        Arbitrary<String> steps = Arbitraries.of(
                ".",
                ".a?",
                ".b?",
                ".c?",
                ".d?",
                ".e?",
                ".[0]?",
                "(.[]?)",
                "keys?",
                "length",
                "tojson",
                "tostring",
                "type",
                "[.[]?]",
                "to_entries?",
                "with_entries(.)?",
                "map_values(.)?",
                "sort?",
                "add?",
                "reverse?",
                "[paths]",
                "[..]",
                "del(.a?)",
                "(.a? // 1)",
                "{x: ., y: 1}",
                "[., .]",
                "(. == .)",
                "(. + .)?",
                "(. * .)?",
                "group_by(.)?",
                "unique?",
                "flatten?",
                "min?",
                "has(\"a\")?",
                "contains({a: 1})?",
                "any?",
                "[tostream]",
                "walk(.)",
                "(.a = 1)?",
                "(.a |= 2)?",
                "(.d.z += 1)?",
                "@json",
                "@csv?",
                "join(\",\")?",
                "first?",
                ".[1:]?",
                "tojson | fromjson",
                "select(.a? == 1)",
                "(. < 1)",
                "explode?",
                "transpose?",
                "to_entries? | from_entries?");
        return steps.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" | ", list));
    }

    @Provide
    Arbitrary<String> jslt() {
        Arbitrary<String> steps = Arbitraries.of(
                ".",
                ".a",
                ".b",
                ".c",
                ".d",
                ".e",
                ".a.b",
                "[for (.) .]",
                "[for (array(.)) .value]",
                "size(.)",
                "to-json(.)",
                "string(.)",
                "{\"x\": ., \"y\": 1}",
                "[., .]",
                ". == .",
                ". + .",
                "array(.)",
                "flatten([., [.]])",
                "fallback(.a, .b)",
                "{for (.) .key : .value}",
                "{\"a\": 1, * : .}",
                "{* - a : .}",
                "contains(1, .)",
                ".[0]",
                ".[1 : ]",
                "is-object(.)",
                "not(.)",
                "get-key(., \"a\")",
                "sum(.)",
                "join(., \",\")",
                "number(.)",
                "if (.a) .b else .c",
                "hash-int(.)",
                "from-json(to-json(.))",
                ". < 1",
                ". != null",
                "index-of(., 1)",
                "zip-with-index(.)",
                "all(.)",
                "any(.)",
                "boolean(.)");
        return steps.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" | ", list));
    }

    @Property(tries = 1_000)
    void jqAnswersTheSame(@ForAll("values") Object value, @ForAll("jq") String text) throws BadExpression {
        assertSame(Language.JQ, text, value);
    }

    @Property(tries = 1_000)
    void jsltAnswersTheSame(@ForAll("values") Object value, @ForAll("jslt") String text) throws BadExpression {
        assertSame(Language.JSLT, text, value);
    }

    @Property(tries = 500)
    void viewsAndCopiesAreEqualBothWays(@ForAll("values") Object value) {
        JsonNode copy = copy(value);
        JsonNode view = JsonView.of(value instanceof Struct ? SCHEMA : null, value);
        assertThat(view).isEqualTo(copy);
        assertThat(copy).isEqualTo(view);
        assertThat(view).hasSameHashCodeAs(copy);
        assertThat(view).hasToString(copy.toString());
        JsonNode deep = view.deepCopy();
        assertThat(deep).isEqualTo(copy);
    }

    private static void assertSame(Language language, String text, Object value) throws BadExpression {
        var expression = language.compile(text, SETTINGS);
        JsonNode view = JsonView.of(value instanceof Struct ? SCHEMA : null, value);
        assertThat(answer(expression, view)).isEqualTo(answer(expression, copy(value)));
    }

    private static String answer(Expression expression, JsonNode input) {
        try {
            List<JsonNode> answers = expression.all(input);
            return answers.toString();
        } catch (EvaluationFailure e) {
            return e.reason().name();
        }
    }

    /** The same, made the plain way. */
    private static JsonNode copy(@Nullable Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Struct struct) {
            ObjectNode object = json.objectNode();
            for (Field field : struct.schema().fields()) {
                object.set(field.name(), copy(struct.get(field)));
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = json.objectNode();
            map.forEach((name, member) -> object.set((String) name, copy(member)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = json.arrayNode();
            list.forEach(item -> array.add(copy(item)));
            return array;
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            return (int) number == number ? json.numberNode((int) number) : json.numberNode(number);
        }
        if (value instanceof Double number) {
            return json.numberNode(number.doubleValue());
        }
        if (value instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        return value == null ? json.nullNode() : json.textNode((String) value);
    }
}
