// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;

class PredicatesTest {
    @Test
    void numbersAreEqualByValueWhateverTheirType() {
        List<Object> ones = List.of(
                (byte) 1, (short) 1, 1, 1L, 1f, 1d, new BigDecimal("1.00"), BigInteger.ONE, new BigDecimal("1E0"));
        for (String value : List.of("1", "1.0", "10e-1", "1.000")) {
            assertThat(ones).allMatch(one -> equalTo(value, one));
        }
        assertThat(equalTo("0.1", 0.1f)).isTrue();
        assertThat(equalTo("-0", -0.0)).isTrue();
        assertThat(equalTo("9007199254740993", 9007199254740993L)).isTrue();
        assertThat(equalTo("9007199254740993", 9007199254740992L)).isFalse();
        assertThat(equalTo("9223372036854775808", Long.MIN_VALUE)).isFalse();
        assertThat(equalTo("1", Double.NaN)).isFalse();
    }

    @Test
    void valuesOfDifferentFamiliesAreNeverEqual() {
        assertThat(equalTo("1", "1")).isFalse();
        assertThat(equalTo("\"1\"", 1)).isFalse();
        assertThat(equalTo("\"1\"", "1")).isTrue();
        assertThat(equalTo("true", "true")).isFalse();
        assertThat(equalTo("true", true)).isTrue();
        assertThat(equalTo("1", true)).isFalse();
        assertThat(equalTo("007", "007")).isTrue();
        assertThat(equalTo("007", 7)).isFalse();
    }

    @Test
    void severalValuesAreJoinedByCommasExceptWithinQuotes() {
        for (Object value : Arrays.asList("a", "b, \"c\", d", "", 5, false, "d e")) {
            assertThat(equalTo("a , \"b, \\\"c\\\", d\",\"\", 5, false,d e", value))
                    .as("%s", value)
                    .isTrue();
        }
        assertThat(equalTo("a, b", "a, b")).isFalse();
        for (String bad : List.of("a,,b", "null", "\"a", "\"a\" b", "a,", "\"\\x\"", ",")) {
            assertThatThrownBy(() -> equalTo(bad, "a")).as(bad).isInstanceOf(ConfigException.class);
        }
    }

    // Connect's logical types are handed over as java.util.Date.
    @SuppressWarnings("JavaUtilDate")
    @Test
    void bytesCountAsTextAndMomentsAsIso() {
        assertThat(equalTo("grün", "grün".getBytes(StandardCharsets.UTF_8))).isTrue();
        Schema schema = SchemaBuilder.struct()
                .field("f", Timestamp.SCHEMA)
                .field("d", Decimal.schema(2))
                .build();
        Struct struct = new Struct(schema).put("f", new Date(0)).put("d", new BigDecimal("3.50"));
        Predicate<SinkRecord> day = made(new FieldMatches.Value<>(), "field", "f", "pattern", "^1970-01-01T");
        Predicate<SinkRecord> price = made(new FieldEquals.Value<>(), "field", "d", "values", "3.5");
        assertThat(day.test(Records.of(schema, struct))).isTrue();
        assertThat(price.test(Records.of(schema, struct))).isTrue();
        assertThat(made(new FieldEquals.Value<>(), "field", "f", "values", "1970-01-01T00:00:00.000Z")
                        .test(Records.of(schema, struct)))
                .isTrue();
    }

    @Test
    void missingFieldsNullsAndWaysThroughScalarsAreFalse() {
        Map<String, Object> value = map("a", null, "b", "x", "c", List.of(), "d", Arrays.asList(1, null), "e", map());
        for (SinkRecord record : both(value)) {
            for (String path :
                    List.of("a", "z", "a.b", "b.c", "b[]", "b[0]", "c[]", "c[0]", "d[1]", "d[9]", "e.*", "c.x")) {
                assertThat(made(new FieldExists.Value<>(), "fields", path).test(record))
                        .as(path)
                        .isFalse();
                assertThat(made(new FieldMatches.Value<>(), "field", path, "pattern", "")
                                .test(record))
                        .isFalse();
                assertThat(made(new LargerThan.Value<>(), "field", path, "bytes", "0")
                                .test(record))
                        .isFalse();
            }
        }
    }

    @Test
    void existsIfAnyElementDoesAndAskedForAllOrAnyField() {
        for (SinkRecord record : both(map("d", Arrays.asList(1, null), "m", map("x", null, "y", map("z", true))))) {
            for (String paths : List.of("d[]", "d[0]", "d", "m.*.z", "*.y.z", "d, m.y")) {
                assertThat(made(new FieldExists.Value<>(), "fields", paths).test(record))
                        .as(paths)
                        .isTrue();
            }
            assertThat(made(new FieldExists.Value<>(), "fields", "d, q").test(record))
                    .isFalse();
            assertThat(made(new FieldExists.Value<>(), "fields", "q, d", "require", "any")
                            .test(record))
                    .isTrue();
        }
    }

    @Test
    void entriesOfASortedMapOfNumbersAreNotThereByName() {
        Map<Object, Object> numbered = new TreeMap<>(Map.of(1, "x"));
        assertThat(made(new FieldExists.Value<>(), "fields", "a", "on.error", "fail")
                        .test(Records.schemaless(numbered)))
                .isFalse();
        assertThat(made(new FieldExists.Value<>(), "fields", "*").test(Records.schemaless(numbered)))
                .isTrue();
    }

    /** A default is what somebody else's schema says, not what the record says. */
    @Test
    void defaultsOfASchemaAreNotPutInPlaceOfNulls() {
        Schema schema = SchemaBuilder.struct()
                .field("f", SchemaBuilder.string().optional().defaultValue("d").build())
                .build();
        assertThat(made(new FieldExists.Value<>(), "fields", "f").test(Records.of(schema, new Struct(schema))))
                .isFalse();
    }

    @Test
    void keysAreLookedAtByTheKeyVariants() {
        SinkRecord record = Records.schemaless(map("a", 1));
        assertThat(made(new FieldEquals.Key<>(), "values", "k").test(record)).isTrue();
        assertThat(made(new FieldEquals.Value<>(), "values", "k").test(record)).isFalse();
        assertThat(made(new FieldMatches.Key<>(), "pattern", "^k$").test(record))
                .isTrue();
        assertThat(made(new LargerThan.Key<>(), "bytes", "1").test(record)).isFalse();
        assertThat(made(new FieldExists.Key<>(), "fields", "a").test(record)).isFalse();
    }

    @Test
    void patternsAreFoundOrFitTheWhole() {
        assertThat(matches("404", "pattern", "4..", "match", "full")).isTrue();
        assertThat(matches("x404", "pattern", "4..", "match", "full")).isFalse();
        assertThat(matches("x404x", "pattern", "4..")).isTrue();
        assertThat(matches(404, "pattern", "^4\\d\\d$")).isTrue();
        assertThat(matches(new BigDecimal("4E+2"), "pattern", "^400$")).isTrue();
        assertThat(matches(new BigDecimal("4E+2000000000"), "pattern", "^4E")).isTrue();
        assertThat(matches(true, "pattern", "true")).isTrue();
        assertThat(matches("GET".getBytes(StandardCharsets.UTF_8), "pattern", "(?i)get"))
                .isTrue();
        assertThat(matches(" x", "pattern", " ")).isTrue();
        assertThat(matches("x", "pattern", " ")).isFalse();
    }

    @Test
    void patternsThatAnEngineDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> matches("a", "pattern", "(?=a)b"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("regex.engine=java");
        for (String engine : List.of("re2j", "java")) {
            assertThatThrownBy(() -> matches("a", "pattern", "(", "regex.engine", engine))
                    .isInstanceOf(ConfigException.class);
        }
        assertThat(new FieldMatches.Value<SinkRecord>()
                        .config().validate(Map.of("pattern", "(")).stream()
                                .filter(value -> value.name().equals("pattern"))
                                .flatMap(value -> value.errorMessages().stream()))
                .hasSize(1);
    }

    @Test
    void aPatternThatBacktracksWithoutEndIsStopped() {
        String evil = "a".repeat(5_000) + "!";
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(matches(evil, "pattern", "(a+)+$")).isFalse();
            assertThat(matches(evil, "pattern", "(a+)+$", "regex.engine", "java"))
                    .isFalse();
            assertThat(matches(evil, "pattern", "(a+)+$", "regex.engine", "java", "on.error", "true"))
                    .isTrue();
            assertThatThrownBy(() -> matches(evil, "pattern", "(a+)+$", "regex.engine", "java", "on.error", "fail"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("re2j")
                    .hasMessageNotContaining("aaa");
        });
    }

    /** Java recurses for every character of an alternative that is repeated. */
    @Test
    void aPatternThatNeedsADeepStackIsStopped() {
        String text = "ab".repeat(400_000);
        assertThatThrownBy(() -> matches(text, "pattern", "^(a|b)*$", "regex.engine", "java", "on.error", "fail"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("re2j");
        assertThat(matches(text, "pattern", "^(a|b)*$")).isTrue();
    }

    @Test
    void ordinaryPatternsOfJavaMayReadLongTexts() {
        assertThat(matches(
                        "x".repeat(3_000_000) + "END", "pattern", "END$", "regex.engine", "java", "on.error", "fail"))
                .isTrue();
    }

    @Test
    void headersHoldIfAnyOfTheirNameDoes() {
        SinkRecord record = Records.schemaless(1);
        record.headers()
                .addInt("status", 404)
                .addString("status", "500")
                .add("status", null, null)
                .addBoolean("ok", true);
        assertThat(made(new HeaderEquals<>(), "header", "status", "values", "404.0")
                        .test(record))
                .isTrue();
        assertThat(made(new HeaderEquals<>(), "header", "status", "values", "500")
                        .test(record))
                .isTrue();
        assertThat(made(new HeaderEquals<>(), "header", "status", "values", "\"404\"")
                        .test(record))
                .isFalse();
        assertThat(made(new HeaderEquals<>(), "header", "ok", "values", "true").test(record))
                .isTrue();
        assertThat(made(new HeaderEquals<>(), "header", "STATUS", "values", "500")
                        .test(record))
                .isFalse();
        assertThat(made(new HeaderMatches<>(), "header", "status", "pattern", "^4")
                        .test(record))
                .isTrue();
        assertThat(made(new HeaderMatches<>(), "header", "trace", "pattern", "^4")
                        .test(record))
                .isFalse();
    }

    @Test
    void topicsFitNamesWildcardsAndPatterns() {
        assertThat(topic("orders", "topics", "audit, orders")).isTrue();
        assertThat(topic("orders.eu", "topics", "orders")).isFalse();
        assertThat(topic("orders.eu", "topics", "orders.*")).isTrue();
        assertThat(topic("ordersXeu", "topics", "orders.*")).isFalse();
        assertThat(topic("xorders.eu", "topics", "orders.*")).isFalse();
        assertThat(topic("a1", "topics", "a?")).isTrue();
        assertThat(topic("a", "topics", "a?")).isFalse();
        assertThat(topic("prod-a", "pattern", "prod-[a-c]")).isTrue();
        assertThat(topic("prod-ab", "pattern", "prod-[a-c]")).isFalse();
        assertThat(topic("x", "topics", "x", "pattern", "y")).isTrue();
        assertThat(topic("y", "topics", "x", "pattern", "y")).isTrue();
        assertThatThrownBy(() -> topic("x")).isInstanceOf(ConfigException.class).hasMessageContaining("'topics'");
        assertThatThrownBy(() -> topic("x", "topics", "a,,b")).isInstanceOf(ConfigException.class);
    }

    @Test
    void theAnswerForATopicIsNotTakenForAnotherOne() {
        Predicate<SinkRecord> predicate = made(new TopicMatches<>(), "topics", "a");
        for (int i = 0; i < 3; i++) {
            assertThat(predicate.test(ofTopic("a"))).isTrue();
            assertThat(predicate.test(ofTopic("b"))).isFalse();
        }
    }

    @Test
    void tombstonesAreTheValueTheKeyOrBoth() {
        assertThat(nulls("value")).containsExactly(false, true, false, true);
        assertThat(nulls("key")).containsExactly(false, false, true, true);
        assertThat(nulls("both")).containsExactly(false, false, false, true);
        assertThat(nulls("value-only")).containsExactly(false, true, false, false);
        assertThat(made(new IsTombstone<>()).test(Records.schemaless(null))).isTrue();
    }

    @Test
    void sizesAreThoseOfBytesUtf8AndJson() {
        assertThat(size(new byte[7])).isEqualTo(7);
        for (String text :
                List.of("", "abc", "grün", "\u20AC\u0800\u07FF", "a\uD83D\uDE00b", "\uD83D", "\uDE00x\uD83Dy")) {
            assertThat(size(text)).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        }
        assertThat(size(12345)).isEqualTo(5);
        assertThat(size(map("a", "\u00FC", "b", List.of(1, 2))))
                .isEqualTo("{\"a\":\"\u00FC\",\"b\":[1,2]}".length() + 1);
        assertThat(size(List.of(Double.NaN))).isEqualTo("[\"NaN\"]".length());
        assertThat(made(new LargerThan.Value<>(), "field", "items[].note", "bytes", "3")
                        .test(Records.schemaless(map("items", List.of(map("note", "abc"), map("note", "abcd"))))))
                .isTrue();
    }

    @Test
    void sizesThatThreadsAskForAtTheSameTimeAreNotMixed() {
        Predicate<SinkRecord> predicate = made(new LargerThan.Value<>(), "bytes", "100");
        SinkRecord small = Records.schemaless(List.of("x".repeat(90)));
        SinkRecord large = Records.schemaless(List.of("x".repeat(110)));
        assertThat(IntStream.range(0, 200_000)
                        .parallel()
                        .filter(i -> predicate.test(i % 2 == 0 ? small : large) != (i % 2 == 1))
                        .count())
                .isZero();
    }

    @Test
    void expressionsSeeTheRecordAndFailAsTold() {
        assertThat(holds("jslt", ".a > 3 and $topic == \"orders\" and $partition == 3"))
                .isTrue();
        assertThat(holds("jslt", "$offset == 42 and $key == \"k\" and $headers.trace == \"t-1\" and .q == null"))
                .isTrue();
        assertThat(holds("jq", "$timestamp == 1700000000123 and (.a | . > 3)")).isTrue();
        assertThat(holds("jq", "select(.a > 4)")).isFalse();
        assertThat(holds("jq", "error(\"x\")")).isFalse();
        assertThat(holds("jq", "error(\"x\")", "on.error", "true")).isTrue();
        assertThatThrownBy(() -> holds("jq", "error(.a)", "on.error", "fail")).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> holds("jq", "[range(1e12)]", "on.error", "fail"))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> holds("jslt", ".a >")).isInstanceOf(ConfigException.class);
        assertThat(made(new ExpressionHolds<>(), "expression", ". == null and $key == \"k\"")
                        .test(Records.schemaless(null)))
                .isTrue();
    }

    private static boolean holds(String language, String expression, String... more) {
        String[] all = Arrays.copyOf(new String[] {"language", language, "expression", expression}, 4 + more.length);
        System.arraycopy(more, 0, all, 4, more.length);
        return made(new ExpressionHolds<>(), all).test(Records.schemaless(map("a", 4)));
    }

    private static boolean equalTo(String values, Object value) {
        return made(new FieldEquals.Value<>(), "field", "f", "values", values)
                .test(Records.schemaless(map("f", value)));
    }

    private static boolean matches(Object value, String... config) {
        return made(new FieldMatches.Value<>(), config).test(Records.schemaless(value));
    }

    private static SinkRecord ofTopic(String topic) {
        return new SinkRecord(topic, 0, null, null, null, 1, 0);
    }

    private static boolean topic(String topic, String... config) {
        return made(new TopicMatches<>(), config).test(ofTopic(topic));
    }

    /** The largest limit that the value passes, plus one. */
    private static int size(Object value) {
        int size = 0;
        while (made(new LargerThan.Value<>(), "bytes", String.valueOf(size)).test(Records.schemaless(value))) {
            size++;
        }
        return size;
    }

    private static List<Boolean> nulls(String part) {
        Predicate<SinkRecord> predicate = made(new IsTombstone<>(), "part", part);
        return List.of(
                predicate.test(record("k", "v")),
                predicate.test(record("k", null)),
                predicate.test(record(null, "v")),
                predicate.test(record(null, null)));
    }

    private static SinkRecord record(Object key, Object value) {
        return new SinkRecord("t", 0, null, key, null, value, 0, null, TimestampType.NO_TIMESTAMP_TYPE);
    }

    private static List<SinkRecord> both(Object value) {
        return List.of(Records.schemaless(value), Records.of(Records.schemaOf(value), Records.typed(value)));
    }

    private static Predicate<SinkRecord> made(Predicate<SinkRecord> predicate, String... config) {
        predicate.configure(map((Object[]) config));
        return predicate;
    }
}
