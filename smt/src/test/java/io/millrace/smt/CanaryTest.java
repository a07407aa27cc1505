// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.smt.engine.StepKind;
import io.millrace.smt.mask.MaskSamples;
import io.millrace.smt.record.Records;
import io.millrace.smt.record.Sample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Records are seeded with canaries in every place, and given to every transform in every way of failing: no exception, no
 * log line from DEBUG up and no error header may sing.
 */
class CanaryTest {
    private static final List<String> CANARIES = List.of(
            "canary",
            "canary-4111111111111111",
            "canary@example.com",
            "canary +43 664 1234567 078-05-1120 DE89370400440532013000 192.0.2.77 AKIAIOSFODNN7CANARYX",
            "{\"canary\":\"canary@example.com\"",
            "canary,\"canary");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    static Stream<Sample> samples() {
        return TransformContractTest.samples();
    }

    @Test
    void logLinesAreHeard() {
        LoggerFactory.getLogger("io.millrace.smt.Anything").debug("a canary");

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("a canary");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noTransformSings(Sample sample) {
        for (Map<String, String> config : configurations(sample)) {
            Transformation<SinkRecord> transform = make(sample.type(), config);
            for (SinkRecord record : seeded(sample)) {
                assertSilent(transform, record);
            }
            transform.close();
        }
        assertSilent();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noPipelineOfAMaskAndAnotherSings(Sample sample) {
        if (sample.type().equals("Pipeline")) {
            return;
        }
        Map<String, String> config = new HashMap<>();
        config.put("steps", "one,two,three");
        config.put("step.one.type", "Mask");
        config.put("step.one.fields", "missing.canary");
        config.put("step.one.on.missing", "skip");
        config.put("step.two.type", sample.type());
        sample.config().forEach((name, value) -> config.put("step.two." + name, value));
        config.put("step.three.type", "DetectPII");
        Transformation<SinkRecord> pipeline = make("Pipeline", config);
        for (SinkRecord record : seeded(sample)) {
            assertSilent(pipeline, record);
        }
        assertSilent();
    }

    @Test
    void noMaskSings() {
        for (String what : List.of("fields", "detect")) {
            for (String action : List.of("redact", "null", "hash", "hmac", "token", "partial")) {
                for (String onError : List.of("fail", "null")) {
                    Map<String, String> config = new HashMap<>();
                    config.put(what, what.equals("fields") ? "a,b.c,d[],e.*" : "all");
                    config.put("action", action);
                    config.put("on.error", onError);
                    config.put("key", MaskSamples.KEY);
                    config.put("replacement", "9".repeat(30));
                    Transformation<SinkRecord> mask = make("Mask", config);
                    for (SinkRecord record : seeded(new Sample("Mask", Map.of(), null, VALUE, false))) {
                        assertSilent(mask, record);
                    }
                }
            }
        }
        assertSilent();
    }

    private static final Map<String, Object> VALUE =
            map("a", "x", "b", map("c", 1), "d", List.of("y", "z"), "e", map("f", true, "g", 2.5));

    private static List<Map<String, String>> configurations(Sample sample) {
        List<String> words = sample.type().equals("Pipeline")
                ? List.of("fail", "skip", "tag", "null")
                : Kinds.of("test", sample.type()).onErrors().stream()
                        .map(onError -> onError.word())
                        .toList();
        List<Map<String, String>> configurations = new ArrayList<>();
        for (String onError : words) {
            Map<String, String> config = new HashMap<>(sample.config());
            config.put("on.error", onError);
            configurations.add(config);
            if (hasOption(sample.type(), "on.missing")) {
                Map<String, String> strict = new HashMap<>(config);
                strict.put("on.missing", "fail");
                configurations.add(strict);
            }
        }
        return configurations;
    }

    private static boolean hasOption(String type, String name) {
        return Kinds.all().stream()
                .filter(kind -> kind.name().equals(type))
                .map(StepKind::all)
                .anyMatch(options ->
                        options.all().stream().anyMatch(option -> option.name().equals(name)));
    }

    /** The sample and structures like it, with canaries in the place of values, of keys and of whole structures. */
    private static List<SinkRecord> seeded(Sample sample) {
        List<Object> values = new ArrayList<>();
        Object like = plain(sample.value());
        for (String canary : CANARIES) {
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            for (Object seed :
                    new Object[] {canary, bytes, List.of(canary), map(canary, canary), map("x", map("y", canary))}) {
                values.add(seed);
                values.add(seeded(like, seed));
            }
        }
        List<SinkRecord> records = new ArrayList<>();
        for (Object value : values) {
            records.add(Records.schemaless(value));
            records.add(Records.of(Records.schemaOf(value), Records.typed(value)));
            // Not what the schema tells.
            records.add(Records.of(Records.schemaOf(like), value));
        }
        records.add(Records.schemaless(map("struct", Records.typed(map("a", "canary")))));
        records.add(Records.schemaless(new AtomicReference<>("canary")));
        return records;
    }

    private static Object seeded(Object value, Object seed) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, Object> seeded = new LinkedHashMap<>();
            fields.forEach((name, field) -> seeded.put(name, seeded(field, seed)));
            return seeded;
        }
        return value instanceof List<?> list
                ? list.stream().map(element -> seeded(element, seed)).toList()
                : seed;
    }

    private static void assertSilent(Transformation<SinkRecord> transform, SinkRecord record) {
        SinkRecord output;
        try {
            output = transform.apply(record);
        } catch (RuntimeException e) {
            assertSilent(e, 0);
            return;
        }
        if (output != null) {
            for (Header header : output.headers()) {
                if (header.key().startsWith("millrace.smt.error")) {
                    assertSilent(String.valueOf(header.value()));
                }
            }
        }
    }

    private static void assertSilent(Throwable failure, int depth) {
        assertSilent(failure.toString());
        assertSilent(String.valueOf(failure.getMessage()));
        assertSilent(String.valueOf(failure.getLocalizedMessage()));
        assertThat(depth).isLessThan(20);
        if (failure.getCause() != null) {
            assertSilent(failure.getCause(), depth + 1);
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            assertSilent(suppressed, depth + 1);
        }
    }

    private static void assertSilent(String text) {
        assertThat(text.replace("missing.canary", ""))
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("4111")
                .doesNotContain("078-05");
    }

    private void assertSilent() {
        assertSilent(printed.toString(StandardCharsets.UTF_8));
    }

    private static Transformation<SinkRecord> make(String type, Map<String, String> config) {
        Transformation<SinkRecord> transform = TransformContractTest.transforms()
                .filter(t -> t.getClass().getName().matches(".*\\." + type + "(\\$Value)?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " is in no service file"));
        transform.configure(config);
        return transform;
    }
}
