// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import static io.millrace.smt.field.Runs.both;
import static io.millrace.smt.field.Runs.config;
import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.one;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are nested without end, have digits without end, hold secrets in their names or defaults that fit nothing. */
class StrangeValuesTest {
    private static final String CANARY = "CanaryKey";

    private static void failsWithoutTheCanary(Object value, String type, String... options) {
        assertThatThrownBy(() -> ofMap(ours(type, options), value))
                .as(type)
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(CANARY));
        List<String> tagging = new ArrayList<>(List.of(options));
        tagging.addAll(List.of("on.error", "tag"));
        SinkRecord tagged = ours(type, tagging.toArray(new String[0])).apply(Records.schemaless(value));
        assertThat(tagged.headers().lastWithName("millrace.smt.error").value().toString())
                .as(type)
                .doesNotContain(CANARY);
    }

    @Test
    void namesThatComeOutOfTheRecordAreInNoMessage() {
        failsWithoutTheCanary(map("k", CANARY, "v", null), "PartitionKeys", "query", "{(.k):.v}");
        failsWithoutTheCanary(map("k", CANARY, "v", ""), "PartitionKeys", "query", "{(.k):.v}");
        failsWithoutTheCanary(map("m", map("a." + CANARY, 1), "m.a", map(CANARY, 2)), "Flatten");
        failsWithoutTheCanary(map("m", map(CANARY, List.of(Double.NaN))), "Flatten", "arrays", "json");
        failsWithoutTheCanary(map("a_" + CANARY, 1, "a_" + CANARY + "_x", 2), "Nest", "delimiter", "_");
        failsWithoutTheCanary(map("a", map(CANARY, 1), "a_" + CANARY, 2), "Nest", "delimiter", "_");
        failsWithoutTheCanary(map("m", map(CANARY, 1)), "SelectFields", "fields", "m.*.x");
    }

    @Test
    void theKeyOfTheConfigurationIsNamed() {
        assertThatThrownBy(() -> ofMap(ours("PartitionKeys", "keys.place", ".v"), map("v", "")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("partition key 'place' is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+1000000000", "1E-1000000000", "0E-1000000000"})
    void numbersWithoutEndAreNotWrittenOutForADigest(String number) {
        assertThatThrownBy(() -> ofMap(ours("Mask", "fields", "a", "action", "hash"), map("a", new BigDecimal(number))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too many zeros");
        assertThat(ofMap(ours("Mask", "fields", "a", "action", "hash"), map("a", new BigDecimal("1E+3"))))
                .isEqualTo(ofMap(ours("Mask", "fields", "a", "action", "hash"), map("a", 1_000)));
    }

    @Test
    void whatIsNestedWithoutEndIsAnErrorOfTheRecord() {
        Object deep = null;
        for (int i = 0; i < 200_000; i++) {
            deep = i % 2 == 0 ? map("v", deep) : new ArrayList<>(List.of(deep));
        }
        for (String mode : List.of("null", "empty", "both")) {
            Object value = map("v", deep);
            assertThatThrownBy(() -> ofMap(ours("DropNullFields", "mode", mode), value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("nested too deeply");
            assertThat(ofMap(ours("DropNullFields", "mode", mode, "on.error", "skip"), value))
                    .isSameAs(value);
        }
        Object list = List.of(Objects.requireNonNull(deep));
        assertThatThrownBy(() -> ofMap(ours("Flatten", "arrays", "json"), map("v", list)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aFieldWhoseDefaultIsLostMayBeNull() {
        Schema array = SchemaBuilder.array(Schema.STRING_SCHEMA)
                .defaultValue(List.of("q"))
                .build();
        Schema number = SchemaBuilder.int32().defaultValue(5).build();
        Schema schema =
                SchemaBuilder.struct().field("arr", array).field("n", number).build();
        Struct unset = new Struct(schema);
        Transformation<SinkRecord> flatten = ours("Flatten", "arrays", "json");
        assertThat(plain(flatten.apply(Records.of(schema, unset)).value())).isEqualTo(map("arr", null, "n", null));
        assertThat(plain(ours("CastTypes", "spec", "n:string")
                        .apply(Records.of(schema, unset))
                        .value()))
                .isEqualTo(map("arr", null, "n", null));
        assertThat(plain(ours("Mask", "fields", "n", "action", "hash")
                        .apply(Records.of(schema, unset))
                        .value()))
                .isEqualTo(map("arr", null, "n", null));
    }

    @Test
    void aDefaultThatFitsNothingIsNamedAndLeftOutWhenErrorsBecomeNull() {
        Schema schema = SchemaBuilder.string().optional().defaultValue("dflt").build();
        for (String[] options : List.of(
                new String[] {"CastTypes", "spec", "v:int32"},
                new String[] {"TimestampConvert", "fields", "v", "to", "Date", "from.formats", "iso,unix.s"})) {
            Map<String, String> config =
                    config(List.of(options).subList(1, options.length).toArray(new String[0]));
            assertThatThrownBy(() -> run(options[0], config, one(schema, "2026")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the default of v")
                    .hasMessageNotContaining("dflt");
            config.put("on.error", "null");
            Struct made = (Struct) run(options[0], config, one(schema, "2026")).value();
            assertThat(made.getWithoutDefault("v")).isNotNull();
            assertThat(made.schema().field("v").schema().defaultValue()).isNull();
            assertThat(plain(run(options[0], config, one(schema, null)).value()))
                    .isEqualTo(map("v", null));
        }
    }

    private static SinkRecord run(String type, Map<String, String> config, SinkRecord record) {
        return ours(
                        type,
                        config.entrySet().stream()
                                .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
                                .toArray(String[]::new))
                .apply(record);
    }

    @Test
    void aPathThatLeadsIntoASingleValueIsNamed() {
        for (String path : List.of("a.b.c", "a.b.c.d", "a.*.c", "l[].x")) {
            Object value = map("a", map("b", "text"), "l", List.of("text"));
            String parent = path.replaceAll("\\.?[cdx]+(\\.d)?$", "");
            assertThatThrownBy(() -> ofMap(ours("SelectFields", "fields", path), value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(parent + " is a single value, which has no parts");
            assertThatThrownBy(() -> Runs.typed(ours("SelectFields", "fields", path), value))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(parent + " is a text, which has no parts");
        }
        assertThatThrownBy(() -> ofMap(ours("SelectFields", "fields", "l.x"), map("l", List.of())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("l is an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a", "a,*", "*,b,a", "l[],l[0]", "x.*,x.y", "x.l[].*,*.l[1].z"})
    void noPlaceIsConvertedTwice(String fields) {
        for (String[] options : List.of(
                new String[] {"TimestampConvert", "to", "unix", "fields", fields},
                new String[] {"Mask", "action", "hash", "fields", fields})) {
            assertThatThrownBy(() -> ours(
                            options[0],
                            List.of(options).subList(1, options.length).toArray(new String[0])))
                    .as(options[0])
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("name one place twice");
        }
    }

    @Test
    void aStructureThatIsRequiredWithinAnOptionalOneCanBeMoved() {
        Schema inner = SchemaBuilder.struct().field("q", Schema.STRING_SCHEMA).build();
        Schema outer = SchemaBuilder.struct()
                .optional()
                .field("inner", inner)
                .field("l", SchemaBuilder.array(inner).build())
                .build();
        Schema schema = SchemaBuilder.struct().field("m", outer).build();
        Struct q = new Struct(inner).put("q", "x");
        Struct value =
                new Struct(schema).put("m", new Struct(outer).put("inner", q).put("l", List.of(q)));
        for (String[] options : List.of(
                new String[] {"ExtractField", "field", "m.inner"},
                new String[] {"ExtractField", "field", "m.l[]"},
                new String[] {"ExtractField", "field", "m.l[0]"},
                new String[] {"Flatten", "max.depth", "1", "arrays", "index"})) {
            SinkRecord made = ours(
                            options[0],
                            List.of(options).subList(1, options.length).toArray(new String[0]))
                    .apply(Records.of(schema, value));
            assertThat(plain(made.value()).toString()).as(options[0]).contains("q=x");
            org.apache.kafka.connect.data.ConnectSchema.validateValue(made.valueSchema(), made.value());
        }
    }

    @Test
    void aRenamedFieldStaysAtItsPlace() {
        Object renamed =
                both(ours("RenameFields", "renames", "a:x,m.c:z"), map("a", 1, "m", map("c", 2, "d", 3), "e", 4));
        assertThat(renamed.toString()).isEqualTo("{x=1, m={z=2, d=3}, e=4}");
        assertThat(both(ours("RenameFields", "renames", "a:b,b:a"), map("a", 1, "b", 2, "e", 4))
                        .toString())
                .isEqualTo("{b=1, a=2, e=4}");
    }
}
