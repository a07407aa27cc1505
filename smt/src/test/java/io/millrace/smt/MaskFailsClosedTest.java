// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.mask.MaskSamples;
import io.millrace.smt.record.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of the records of an upstream team: no clear value gets through a mask that was meant for it. */
class MaskFailsClosedTest {
    private static final String SSN = "canary 078-05-1120";

    private static Stream<Map<String, String>> actions() {
        return Stream.of("redact", "null", "hash", "hmac", "token", "partial")
                .flatMap(action -> Stream.of("fail", "null").map(onError -> {
                    Map<String, String> config = new HashMap<>();
                    config.put("action", action);
                    config.put("on.error", onError);
                    config.put("key", MaskSamples.KEY);
                    return config;
                }));
    }

    /** What may have become of {@code {"user": {"ssn": ..}}} and of a list of such. */
    private static List<Object> changed() {
        List<Object> changed = new ArrayList<>();
        for (Object user : new Object[] {
            map("ssn", map("number", SSN)),
            map("ssn", List.of(SSN)),
            map("ssn", List.of(map("x", SSN))),
            map("SSN", SSN),
            map("ssn ", SSN),
            map("social", SSN),
            map("id", map("ssn", SSN)),
            SSN,
            List.of(SSN),
            List.of(map("ssn", SSN)),
            List.of(map("ssn", SSN), map("social", SSN)),
            List.of(List.of(map("ssn", SSN))),
        }) {
            changed.add(map("user", user, "id", 1));
            changed.add(map("customer", user));
        }
        changed.add(SSN);
        changed.add(List.of(SSN));
        changed.add(List.of(map("user", map("ssn", SSN))));
        changed.add(map("user.ssn", SSN));
        return changed;
    }

    @ParameterizedTest
    @MethodSource("actions")
    void aPathThatNoLongerFitsLetsNothingThrough(Map<String, String> action) {
        for (String path : List.of("user.ssn", "user[].ssn", "user[0].ssn", "user.*", "user[1].ssn")) {
            Transformation<SinkRecord> mask = mask(with(action, "fields", path));
            for (Object value : changed()) {
                assertNothingThrough(mask, Records.schemaless(value), path);
                if (!(value instanceof Map<?, ?> map) || !map.toString().contains("social")) {
                    assertNothingThrough(mask, Records.of(Records.schemaOf(value), Records.typed(value)), path);
                }
            }
        }
    }

    /** A path that names single elements is about those alone. */
    private static void assertNothingThrough(Transformation<SinkRecord> mask, SinkRecord record, String path) {
        Object output;
        try {
            output = plain(mask.apply(record).value());
        } catch (DataException e) {
            assertThat(e).hasMessageNotContaining("canary").hasMessageNotContaining("078");
            return;
        }
        if (path.contains("[0]") || path.contains("[1]")) {
            assertThat(String.valueOf(output)).isNotEqualTo(String.valueOf(plain(record.value())));
            return;
        }
        assertThat(String.valueOf(output)).as("%s of %s", path, record.value()).doesNotContain("canary");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whatCannotBeLookedIntoIsRefusedOrNulled(Map<String, String> action) {
        Struct struct = (Struct) Records.typed(map("ssn", SSN));
        for (Object odd : new Object[] {
            struct, new AtomicReference<>(SSN), SSN.toCharArray(), new String[] {SSN}, java.util.Set.of(SSN)
        }) {
            Map<String, Object> value = map("a", odd, "b", 1);
            for (Map<String, String> what :
                    List.of(Map.of("fields", "a"), Map.of("detect", "all"), Map.of("fields", "a.*"))) {
                Map<String, String> config = new HashMap<>(action);
                config.putAll(what);
                Object output;
                try {
                    output = mask(config).apply(Records.schemaless(value)).value();
                } catch (DataException e) {
                    assertThat(e).hasMessageNotContaining("canary");
                    continue;
                }
                assertThat(output).isEqualTo(map("a", null, "b", 1));
            }
            assertThatThrownBy(() -> mask(with(action, "detect", "all")).apply(Records.schemaless(odd)))
                    .isInstanceOf(DataException.class);
        }
    }

    @Test
    void mapsThatCannotBeLookedIntoAreRefused() {
        List<Object> self = new ArrayList<>();
        List<Object> same = self;
        self.add(same);
        for (Object odd : new Object[] {self, Map.of(List.of(SSN), 1), Map.of(new AtomicReference<>(SSN), 1)}) {
            assertThatThrownBy(() -> mask(Map.of("detect", "all")).apply(Records.schemaless(odd)))
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void aValueThatIsNotWhatItsSchemaTellsIsRefused() {
        Schema struct = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build();
        for (Schema schema : new Schema[] {
            Schema.INT32_SCHEMA,
            Schema.BOOLEAN_SCHEMA,
            Schema.BYTES_SCHEMA,
            struct,
            SchemaBuilder.array(Schema.INT32_SCHEMA).build()
        }) {
            for (Map<String, String> config : List.of(Map.of("detect", "all"), Map.of("fields", "", "detect", "all"))) {
                assertThatThrownBy(() -> mask(config).apply(Records.of(schema, SSN)))
                        .isInstanceOf(DataException.class)
                        .hasMessageNotContaining("canary");
            }
        }
        Schema numbers = SchemaBuilder.array(Schema.INT32_SCHEMA).build();
        assertThatThrownBy(() -> mask(Map.of("detect", "all")).apply(Records.of(numbers, List.of(SSN))))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aStepThatIsLeftOutTakesNoMaskWithIt() {
        Map<String, String> config = new HashMap<>();
        config.put("steps", "before,mask,after");
        for (String step : List.of("before", "after")) {
            config.put("step." + step + ".type", "DropFields");
            config.put("step." + step + ".fields", "nothing");
            config.put("step." + step + ".on.missing", "fail");
            config.put("step." + step + ".on.error", "skip");
        }
        config.put("step.mask.type", "Mask");
        config.put("step.mask.fields", "user.ssn");
        Map<String, Object> value = map("user", map("ssn", SSN));
        Map<String, Object> renamed = map("user", map("social", SSN));
        for (String detect : List.of("", "ssn")) {
            Map<String, String> all = new HashMap<>(config);
            if (!detect.isEmpty()) {
                all.put("step.mask.detect", detect);
                all.put("step.mask.fields", "user");
            }
            Pipeline<SinkRecord> pipeline = new Pipeline.Value<>();
            pipeline.configure(all);
            for (SinkRecord record : records(value)) {
                assertThat(String.valueOf(plain(pipeline.apply(record).value())))
                        .doesNotContain("078");
            }
            for (SinkRecord record : records(renamed)) {
                if (detect.isEmpty()) {
                    assertThatThrownBy(() -> pipeline.apply(record)).isInstanceOf(DataException.class);
                } else {
                    assertThat(String.valueOf(plain(pipeline.apply(record).value())))
                            .doesNotContain("078");
                }
            }
        }
    }

    @Test
    void theOtherValuesOfARecordStayWhenOneIsNulledForWantOfAMask() {
        Map<String, Object> value = map("a", map("x", SSN), "b", "y");
        Transformation<SinkRecord> mask = mask(Map.of("fields", "a", "on.error", "null"));
        assertThat(mask.apply(Records.schemaless(value)).value()).isEqualTo(map("a", null, "b", "y"));
    }

    private static List<SinkRecord> records(Map<String, Object> value) {
        return List.of(Records.schemaless(value), Records.of(Records.schemaOf(value), Records.typed(value)));
    }

    private static Map<String, String> with(Map<String, String> config, String name, String value) {
        Map<String, String> more = new HashMap<>(config);
        more.put(name, value);
        return more;
    }

    private static Transformation<SinkRecord> mask(Map<String, String> config) {
        Mask<SinkRecord> mask = new Mask.Value<>();
        mask.configure(config);
        return mask;
    }
}
