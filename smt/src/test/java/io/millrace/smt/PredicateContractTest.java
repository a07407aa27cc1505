// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.predicate.PredicateKind;
import io.millrace.smt.predicate.PredicateKinds;
import io.millrace.smt.record.Records;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every predicate. */
class PredicateContractTest {
    private static final String CANARY = "canary-4111111111111111";
    private static final Map<String, Object> ORDER =
            map("id", 7, "user", map("name", "ann"), "items", List.of(map("sku", "a"), map("sku", "b")));

    /** A predicate by its kind's name, and options with which it holds for {@link #ORDER} as key and as value. */
    record Sample(String kind, Map<String, String> config) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("ExpressionHolds", Map.of("expression", ".id == 7 and $headers.trace == \"t-1\"")),
                new Sample("ExpressionHolds", Map.of("language", "jq", "expression", "select(.id + 1 > $offset - 40)")),
                new Sample("FieldExists", Map.of("fields", "id, user.name, items[].sku")),
                new Sample("FieldEquals", Map.of("field", "items[].sku", "values", "x, b")),
                new Sample("FieldMatches", Map.of("field", "user.*", "pattern", "^a+n*$")),
                new Sample("FieldMatches", Map.of("field", "user.name", "pattern", "(?=a)..n", "regex.engine", "java")),
                new Sample("LargerThan", Map.of("bytes", "20")),
                new Sample("LargerThan", Map.of("field", "user.name", "bytes", "2")),
                new Sample("HeaderEquals", Map.of("header", "trace", "values", "t-0, t-1")),
                new Sample("HeaderMatches", Map.of("header", "trace", "pattern", "t-\\d", "match", "full")),
                new Sample("TopicMatches", Map.of("topics", "audit, ord*")),
                new Sample("TopicMatches", Map.of("pattern", "or.*")),
                new Sample("IsTombstone", Map.of("part", "value-only")));
    }

    // A class literal has no type arguments.
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Stream<Predicate<SinkRecord>> predicates() {
        return ServiceLoader.load(Predicate.class).stream()
                .filter(provider -> provider.type().getName().startsWith("io.millrace."))
                .map(provider -> (Predicate<SinkRecord>) provider.get());
    }

    @Test
    void everyKindIsAPluginAndHasASample() {
        List<String> classes = predicates().map(p -> p.getClass().getName()).toList();
        List<String> sampled = samples().map(Sample::kind).toList();

        assertThat(PredicateKinds.ALL).allSatisfy(kind -> {
            assertThat(classes).anyMatch(name -> name.matches("io\\.millrace\\.smt\\." + kind.name() + "(\\$Value)?"));
            assertThat(sampled).contains(kind.name());
        });
        assertThat(classes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("predicates")
    void isAPublicFinalClassWithAVersionAndDocumentedOptions(Predicate<SinkRecord> predicate) {
        assertThat(Modifier.isPublic(predicate.getClass().getModifiers())).isTrue();
        assertThat(Modifier.isFinal(predicate.getClass().getModifiers())).isTrue();
        assertThat(((Versioned) predicate).version()).isEqualTo(System.getProperty("millrace.version"));
        assertThat(predicate.config().configKeys().values())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.documentation)
                        .as(key.name)
                        .hasSizeGreaterThan(20)
                        .endsWith("."));
        predicate.close();
        predicate.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesUnknownOptionsAndNamesTheNearest(Sample sample) {
        for (String option : names(sample)) {
            String misspelt = option.substring(0, option.length() - 1);
            assertThatThrownBy(() -> make(sample, with(sample, misspelt, "x")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("Unknown option '" + misspelt + "'; did you mean '" + option + "'?");
        }
        assertThatThrownBy(() -> make(sample, with(sample, "quite.another", "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("quite.another");
    }

    /** The framework adds its own keys to a predicate's. */
    @ParameterizedTest
    @MethodSource("samples")
    void holdsForItsSampleWithAndWithoutSchemaAndLeavesItAlone(Sample sample) {
        for (Predicate<SinkRecord> predicate : make(sample, with(sample, "type", "io.millrace.smt." + sample.kind()))) {
            for (SinkRecord record : fitting(sample)) {
                Object before = plain(record.value());
                assertThat(predicate.test(record)).as("%s", record).isTrue();
                assertThat(plain(record.value())).isEqualTo(before);
                assertThat(record.headers()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void holdsForNoRecordOfNulls(Sample sample) {
        if (sample.kind().equals("TopicMatches")) {
            return;
        }
        for (Schema schema : new Schema[] {null, Schema.OPTIONAL_STRING_SCHEMA}) {
            SinkRecord nulls =
                    new SinkRecord("orders", 3, schema, null, schema, null, 42, null, TimestampType.NO_TIMESTAMP_TYPE);
            for (Predicate<SinkRecord> predicate : make(sample, sample.config())) {
                assertThat(predicate.test(nulls)).isFalse();
            }
        }
    }

    /** Whatever comes: an answer, or an exception that the framework understands and that tells no value. */
    @ParameterizedTest
    @MethodSource("samples")
    void neverThrowsUnlessToldToAndNeverTellsAValue(Sample sample) {
        for (String onError : List.of("false", "true", "fail")) {
            for (Predicate<SinkRecord> predicate : make(sample, with(sample, "on.error", onError))) {
                for (SinkRecord odd : oddRecords()) {
                    Object before = plain(odd.value());
                    try {
                        predicate.test(odd);
                    } catch (DataException e) {
                        assertThat(onError).isEqualTo("fail");
                        StringWriter text = new StringWriter();
                        e.printStackTrace(new PrintWriter(text));
                        assertThat(text.toString()).doesNotContain("canary").doesNotContain("4111");
                    }
                    assertThat(plain(odd.value())).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void theWordsOfOthersExceptionsAreNotTold() {
        Map<String, Object> broken = new HashMap<>() {
            @Override
            public Object get(Object name) {
                throw new IllegalStateException(CANARY);
            }
        };
        Sample sample = new Sample("FieldExists", Map.of("fields", "a", "on.error", "fail"));
        for (Predicate<SinkRecord> predicate : make(sample, sample.config())) {
            assertThatThrownBy(() -> predicate.test(record(null, broken, broken)))
                    .isInstanceOf(DataException.class)
                    .hasNoCause()
                    .hasMessage("FieldExists: unexpected java.lang.IllegalStateException");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersForValuesOfAnyDepth(Sample sample) {
        Object deep = CANARY;
        for (int i = 0; i < 20_000; i++) {
            deep = i % 2 == 0 ? List.of(deep) : Map.of("user", deep);
        }
        for (Predicate<SinkRecord> predicate : make(sample, sample.config())) {
            predicate.test(record(null, deep, deep));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheSameToEightThreads(Sample sample) throws Exception {
        Predicate<SinkRecord> predicate = make(sample, sample.config()).get(0);
        List<SinkRecord> fitting = fitting(sample);
        SinkRecord other =
                new SinkRecord("other", 0, null, null, null, map("id", 8), 90, 0L, TimestampType.CREATE_TIME);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        assertThat(predicate.test(fitting.get(i % fitting.size())))
                                .isTrue();
                        assertThat(predicate.test(other)).isFalse();
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> names(Sample sample) {
        PredicateKind kind = PredicateKinds.ALL.stream()
                .filter(k -> k.name().equals(sample.kind()))
                .findFirst()
                .orElseThrow();
        return kind.options().stream().map(option -> option.name()).toList();
    }

    private static List<SinkRecord> fitting(Sample sample) {
        List<SinkRecord> records = new ArrayList<>();
        boolean tombstone = sample.kind().equals("IsTombstone");
        for (boolean typed : new boolean[] {true, false}) {
            Schema schema = typed ? Records.schemaOf(ORDER) : null;
            Object order = typed ? Records.typed(ORDER) : ORDER;
            records.add(record(schema, order, tombstone ? null : order));
        }
        return records;
    }

    private static SinkRecord record(Schema schema, Object key, Object value) {
        return new SinkRecord(
                "orders",
                3,
                schema,
                key,
                schema,
                value,
                42,
                1_700_000_000_123L,
                TimestampType.CREATE_TIME,
                new ConnectHeaders().addString("trace", "t-1"));
    }

    private static List<SinkRecord> oddRecords() {
        Map<Object, Object> numbered = new TreeMap<>();
        numbered.put(4111, CANARY);
        List<Object> odd = new ArrayList<>(List.of(
                "",
                CANARY,
                "\u0000\uD800",
                "a".repeat(50) + "!" + CANARY,
                0,
                -1L,
                1.5f,
                Double.NaN,
                true,
                new byte[] {-1, -2},
                CANARY.getBytes(StandardCharsets.UTF_8),
                List.of(CANARY),
                map("id", CANARY, "user", CANARY, "items", map("sku", CANARY)),
                map("id", List.of(CANARY), "user", List.of(CANARY), "items", List.of(List.of(CANARY))),
                map("id", map("x", CANARY), "user", map("name", 4111.4111e300), "items", List.of(CANARY)),
                map("id", null, "user", map("name", null), "items", List.of())));
        List<SinkRecord> records = new ArrayList<>();
        for (Object value : odd) {
            records.add(record(null, value, value));
            Object typed = Records.typed(value);
            records.add(record(Records.schemaOf(value), typed, typed));
        }
        for (Object value : List.of(numbered, new AtomicReference<>(CANARY), map("id", new Object()))) {
            records.add(record(null, value, value));
        }
        SinkRecord header = record(null, CANARY, CANARY);
        header.headers()
                .add("trace", null, null)
                .add("trace", Double.NaN, null)
                .add("trace", new AtomicReference<>(CANARY), null);
        records.add(header);
        return records;
    }

    private static Map<String, String> with(Sample sample, String name, String value) {
        Map<String, String> config = new HashMap<>(sample.config());
        config.put(name, value);
        return config;
    }

    /** The sample's predicate, for the value and, if there is one, for the key. */
    private static List<Predicate<SinkRecord>> make(Sample sample, Map<String, String> config) {
        List<Predicate<SinkRecord>> made = predicates()
                .filter(p -> p.getClass().getName().matches(".*\\." + sample.kind() + "(\\$Key|\\$Value)?"))
                .toList();
        made.forEach(predicate -> predicate.configure(config));
        assertThat(made).isNotEmpty();
        return made;
    }
}
