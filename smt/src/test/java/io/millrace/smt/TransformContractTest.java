// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.expression.ExpressionSamples;
import io.millrace.smt.field.FieldSamples;
import io.millrace.smt.infer.InferSamples;
import io.millrace.smt.invoke.InvokeSamples;
import io.millrace.smt.mask.MaskSamples;
import io.millrace.smt.parse.ParseSamples;
import io.millrace.smt.record.Records;
import io.millrace.smt.record.Sample;
import io.millrace.smt.time.TimeSamples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every transform. */
class TransformContractTest {
    private static final String CANARY = "canary-4111111111111111";

    static Stream<Sample> samples() {
        Sample pipeline = Sample.schemaless(
                "Pipeline",
                Map.of("steps", "a", "step.a.type", "DropFields", "step.a.fields", "b"),
                map("a", 1, "b", 2));
        return Stream.of(
                        List.of(pipeline),
                        FieldSamples.ALL,
                        InferSamples.ALL,
                        TimeSamples.ALL,
                        ExpressionSamples.ALL,
                        InvokeSamples.ALL,
                        MaskSamples.ALL,
                        ParseSamples.ALL)
                .flatMap(List::stream);
    }

    // A class literal has no type arguments.
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Stream<Transformation<SinkRecord>> transforms() {
        return ServiceLoader.load(Transformation.class).stream()
                .filter(provider -> provider.type().getName().startsWith("io.millrace."))
                .map(provider -> (Transformation<SinkRecord>) provider.get());
    }

    @Test
    void everyKindIsAPluginAndHasASample() {
        List<String> classes = transforms().map(t -> t.getClass().getName()).toList();
        List<String> sampled = samples().map(Sample::type).distinct().toList();

        assertThat(Kinds.all()).allSatisfy(kind -> {
            assertThat(classes).anyMatch(name -> name.matches("io\\.millrace\\.smt\\." + kind.name() + "(\\$Value)?"));
            assertThat(sampled).contains(kind.name());
        });
        assertThat(classes).hasSameSizeAs(classes.stream().distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void isAPublicFinalClassWithAVersionAndDocumentedOptions(Transformation<SinkRecord> transform) {
        assertThat(Modifier.isPublic(transform.getClass().getModifiers())).isTrue();
        assertThat(Modifier.isFinal(transform.getClass().getModifiers())).isTrue();
        assertThat(((Versioned) transform).version()).isEqualTo(System.getProperty("millrace.version"));
        ConfigDef def = transform.config();
        assertThat(def.configKeys().values())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.documentation)
                        .as(key.name)
                        .hasSizeGreaterThan(20)
                        .endsWith("."));
        transform.close();
        transform.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesUnknownOptionsAndNamesTheNearest(Sample sample) {
        Map<String, String> misspelt = new HashMap<>(sample.config());
        misspelt.put("null.handlin", "pass");
        assertThatThrownBy(() -> make(sample, misspelt))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("null.handlin");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void worksWithItsSampleAndLeavesTheRestOfTheRecordAlone(Sample sample) {
        SinkRecord input = Records.of(sample.schema(), sample.value());
        Object before = plain(sample.value());
        SinkRecord output = make(sample, sample.config()).apply(input);

        assertThat(plain(input.value())).isEqualTo(before);
        assertThat(input.headers()).hasSize(1);
        if (output == null || sample.changesRecord()) {
            return;
        }
        assertThat(output.topic()).isEqualTo(input.topic());
        assertThat(output.kafkaPartition()).isEqualTo(input.kafkaPartition());
        assertThat(output.kafkaOffset()).isEqualTo(input.kafkaOffset());
        assertThat(output.timestamp()).isEqualTo(input.timestamp());
        assertThat(output.key()).isEqualTo(input.key());
        assertThat(output.keySchema()).isEqualTo(input.keySchema());
        assertThat(output.headers()).isEqualTo(input.headers());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void handlesTombstonesAsTold(Sample sample) {
        for (Schema schema : new Schema[] {null, Schema.OPTIONAL_STRING_SCHEMA}) {
            SinkRecord tombstone = Records.of(schema, null);
            assertThat(make(sample, sample.config()).apply(tombstone)).isSameAs(tombstone);
            assertThat(make(sample, with(sample, "null.handling", "drop")).apply(tombstone))
                    .isNull();
            assertThatThrownBy(() ->
                            make(sample, with(sample, "null.handling", "fail")).apply(tombstone))
                    .isInstanceOf(DataException.class);
        }
    }

    /** Whatever comes: a record, nothing, or an exception that the framework understands and that tells no value. */
    @ParameterizedTest
    @MethodSource("samples")
    void neverThrowsAnythingElseAndNeverTellsAValue(Sample sample) {
        for (String onError : onErrors(sample)) {
            Transformation<SinkRecord> transform = make(sample, with(sample, "on.error", onError));
            for (SinkRecord odd : oddRecords(sample)) {
                Object before = plain(odd.value());
                try {
                    transform.apply(odd);
                } catch (DataException | ConfigException | RetriableException e) {
                    StringWriter text = new StringWriter();
                    e.printStackTrace(new PrintWriter(text));
                    assertThat(text.toString()).doesNotContain("canary").doesNotContain("4111");
                }
                assertThat(plain(odd.value())).isEqualTo(before);
            }
        }
    }

    private static List<String> onErrors(Sample sample) {
        return sample.type().equals("Pipeline")
                ? List.of("fail", "skip", "tag", "null")
                : Kinds.of("test", sample.type()).onErrors().stream()
                        .map(e -> e.word())
                        .toList();
    }

    private static List<SinkRecord> oddRecords(Sample sample) {
        List<SinkRecord> records = new ArrayList<>();
        List<Object> odd = new ArrayList<>(List.of(
                "",
                CANARY,
                "{\"a\":\"" + CANARY,
                "\u0000\uD800",
                0,
                -1L,
                1.5,
                Double.NaN,
                true,
                new byte[0],
                CANARY.getBytes(StandardCharsets.UTF_8),
                List.of(),
                List.of(CANARY),
                Map.of(),
                map("a", null)));
        if (sample.value() != null) {
            Object plain = plain(sample.value());
            odd.add(poisoned(plain, CANARY));
            odd.add(poisoned(plain, map("deep", CANARY)));
            odd.add(poisoned(plain, List.of(CANARY, CANARY)));
            odd.add(poisoned(plain, 4111.4111e300));
            odd.add(poisoned(plain, CANARY.getBytes(StandardCharsets.UTF_8)));
            odd.add(poisoned(plain, null));
        }
        for (Object value : odd) {
            records.add(Records.schemaless(value));
            records.add(Records.of(Records.schemaOf(value), Records.typed(value)));
        }
        return records;
    }

    /** The same structure with every scalar replaced. */
    private static Object poisoned(Object value, Object by) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> poisoned = new HashMap<>();
            fields.forEach((name, field) -> poisoned.put((String) name, poisoned(field, by)));
            return poisoned;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(
                        list.stream().map(element -> poisoned(element, by)).toList())
                : by;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheSameToEightThreads(Sample sample) throws Exception {
        Transformation<SinkRecord> transform = make(sample, sample.config());
        Object expected = value(make(sample, sample.config()).apply(Records.of(sample.schema(), sample.value())));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        // Every other record brings a schema object of its own.
                        SinkRecord record = i % 2 == 0 || sample.schema() == null
                                ? Records.of(sample.schema(), sample.value())
                                : Records.of(
                                        Records.schemaOf(plain(sample.value())), Records.typed(plain(sample.value())));
                        assertThat(value(transform.apply(record))).isEqualTo(expected);
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

    private static Object value(SinkRecord record) {
        return record == null ? null : plain(record.value());
    }

    private static Map<String, String> with(Sample sample, String name, String value) {
        Map<String, String> config = new HashMap<>(sample.config());
        config.put(name, value);
        return config;
    }

    /** The transform of a sample, for the value. */
    private static Transformation<SinkRecord> make(Sample sample, Map<String, String> config) {
        Transformation<SinkRecord> transform = transforms()
                .filter(t -> t.getClass().getName().matches(".*\\." + sample.type() + "(\\$Value)?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(sample.type() + " is in no service file"));
        transform.configure(config);
        return transform;
    }
}
