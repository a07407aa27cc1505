// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.infer;

import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.edit.BadValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class LearnedSchemaTest {
    private static final Limits AMPLE = new Limits(1000, 256 * 1024, 16);

    @Provide
    static Arbitrary<List<Map<String, Object>>> streams() {
        return Values.records().list().ofMinSize(1).ofMaxSize(8);
    }

    @Property
    void everyRecordFitsTheSchemaThatItGets(
            @ForAll("streams") List<Map<String, Object>> records, @ForAll boolean moments) {
        LearnedSchema learned = with(AMPLE, moments ? Moments.ON : Moments.OFF, "");
        for (Map<String, Object> record : records) {
            LearnedSchema.Converted converted = learned.convert(record);
            ConnectSchema.validateValue(converted.schema(), converted.value());
            ((Struct) converted.value()).validate();
        }
    }

    @Property
    void whatWasSeenOnceChangesTheSchemaNoMore(@ForAll("streams") List<Map<String, Object>> records) {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        records.forEach(learned::convert);
        Schema schema = learned.convert(records.get(0)).schema();

        assertThat(records)
                .allSatisfy(
                        record -> assertThat(learned.convert(record).schema()).isSameAs(schema));
    }

    @Property
    void theOrderOfRecordsDoesNotMatter(@ForAll("streams") List<Map<String, Object>> records) {
        List<Object> distinct =
                records.stream().map(LearnedSchemaTest::withoutTwins).toList();
        List<Object> reversed = new ArrayList<>(distinct);
        Collections.reverse(reversed);
        LearnedSchema one = with(AMPLE, Moments.ON, "");
        LearnedSchema other = with(AMPLE, Moments.ON, "");
        distinct.forEach(one::convert);
        reversed.forEach(other::convert);

        assertThat(one.convert(Map.of()).schema())
                .isEqualTo(other.convert(Map.of()).schema());
    }

    /** Of names that a catalog would take for the same, the first one gets the plain name: there the order matters. */
    private static Object withoutTwins(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> without = new HashMap<>();
            map.forEach((name, field) -> {
                if (!name.equals("B") && !name.equals("c-d")) {
                    without.put((String) name, withoutTwins(field));
                }
            });
            return without;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(
                        list.stream().map(LearnedSchemaTest::withoutTwins).toList())
                : value;
    }

    @Property
    void noFieldIsEverTakenAway(@ForAll("streams") List<Map<String, Object>> records) {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        List<String> before = List.of();
        for (Map<String, Object> record : records) {
            List<String> now = names(learned.convert(record).schema());
            assertThat(now).containsAll(before);
            before = now;
        }
    }

    private static List<String> names(Schema schema) {
        return schema.fields().stream().map(Field::name).toList();
    }

    @Test
    void widensAndKeepsTheVerySameSchemaWhileNothingChanges() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Schema first = learned.convert(map("id", 1, "name", "ann")).schema();

        assertThat(learned.convert(map("id", 2, "name", null)).schema()).isSameAs(first);
        assertThat(learned.convert(map("id", 2, "later", null)).schema())
                .as("a null tells no type")
                .isSameAs(first);
        assertThat(learned.convert(map("id", 3, "tags", List.of())).schema()).isSameAs(first);
        LearnedSchema.Converted wider = learned.convert(map("id", 5_000_000_000L, "tags", List.of("x")));
        assertThat(wider.schema().field("id").schema()).isEqualTo(Schema.OPTIONAL_INT64_SCHEMA);
        assertThat(plain(wider.value())).isEqualTo(map("id", 5_000_000_000L, "name", null, "tags", List.of("x")));
        assertThat(plain(learned.convert(map("id", 7)).value())).isEqualTo(map("id", 7L, "name", null, "tags", null));
    }

    @Test
    void partsThatDoNotChangeKeepTheirSchemas() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Schema before = learned.convert(map("user", map("id", 1))).schema();
        Schema after = learned.convert(map("other", 1)).schema();

        assertThat(after.field("user").schema()).isSameAs(before.field("user").schema());
    }

    @Test
    void namesThatNoSchemaCanCarryGoToTheRest() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");

        Struct struct = (Struct) learned.convert(map("a", 1, "", 2, "\uD800", 3, "\uD83D\uDE00", 4))
                .value();

        assertThat(struct.schema().fields().stream().map(field -> field.name()))
                .containsExactlyInAnyOrder("a", "\uD83D\uDE00", "_rest");
        assertThat(struct.getString("_rest")).contains(":2,");
    }

    @Test
    void listsThatLearnNothingToPublishKeepTheirSchemas() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Schema before = learned.convert(map("items", List.of(map("a", 1)))).schema();
        Schema after = learned.convert(map("items", List.of(map("a", 1, "b", null)), "other", 1))
                .schema();

        assertThat(after).isNotSameAs(before);
        assertThat(after.field("items").schema()).isSameAs(before.field("items").schema());
    }

    @Test
    void emptyContainersTellNoTypeAndAreNullInPlaceOfSomethingElse() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Schema schema = learned.convert(map("x", 1)).schema();

        for (Object empty : List.of(List.of(), Map.of())) {
            LearnedSchema.Converted converted = learned.convert(map("x", empty));
            assertThat(converted.schema()).isSameAs(schema);
            assertThat(plain(converted.value())).isEqualTo(map("x", null));
        }
    }

    @Test
    void valuesOfTwoKindsBecomeTexts() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        learned.convert(map("x", 1));

        assertThat(plain(learned.convert(map("x", "one")).value())).isEqualTo(map("x", "one"));
        assertThat(plain(learned.convert(map("x", 1)).value())).isEqualTo(map("x", "1"));
        assertThat(plain(learned.convert(map("x", map("y", List.of(1, true)))).value()))
                .isEqualTo(map("x", "{\"y\":[1,true]}"));
    }

    @Test
    void projectKeepsTheValuesOfOneType() {
        LearnedSchema learned = with(settings(AMPLE, Choice.parse("project:int64"), Moments.OFF, ""));
        learned.convert(map("x", "one"));

        assertThat(plain(learned.convert(map("x", 5L)).value())).isEqualTo(map("x", 5L));
        assertThat(plain(learned.convert(map("x", "two")).value())).isEqualTo(map("x", null));
    }

    @Test
    void errorRefusesTheSecondKindAndForgetsIt() {
        LearnedSchema learned = with(settings(AMPLE, Choice.parse("error"), Moments.OFF, ""));
        Schema before = learned.convert(map("x", 1)).schema();

        assertThatThrownBy(() -> learned.convert(map("x", "secret")))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("schema.hints")
                .hasMessageNotContaining("secret");
        assertThat(learned.convert(map("x", 2)).schema()).isSameAs(before);
    }

    @Test
    void hintsAreInTheSchemaFromTheStartAndNeverChange() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "user.id:string, amount:decimal(18,2), items[].at:timestamp");
        Schema schema = learned.convert(map("amount", 1.5)).schema();

        assertThat(plain(learned.convert(map("user", map("id", 7), "amount", "2"))
                        .value()))
                .isEqualTo(map("amount", new BigDecimal("2.00"), "items", null, "user", map("id", "7")));
        assertThat(learned.convert(map("user", map("id", map("a", 1)))).schema())
                .isSameAs(schema);
        assertThatThrownBy(() -> learned.convert(map("amount", "1.005")))
                .isInstanceOf(BadValue.class)
                .hasMessageNotContaining("1.005");
    }

    @Test
    void namesThatCatalogsWouldTakeForTheSameGetFieldsOfTheirOwn() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Schema first = learned.convert(map("userid", 1)).schema();
        LearnedSchema.Converted both = learned.convert(map("userId", 2, "userid", 3));

        assertThat(names(first)).containsExactly("userid");
        assertThat(both.schema().fields()).hasSize(2);
        assertThat(plain(both.value()))
                .isEqualTo(map("userId_" + Integer.toHexString("userId".hashCode()), 2, "userid", 3));
    }

    @Test
    void manyNamesWithinARecordAreAMap() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Map<String, Object> counts = new HashMap<>();
        for (int i = 0; i < 201; i++) {
            counts.put("k" + i, i);
        }
        LearnedSchema.Converted converted = learned.convert(map("counts", counts));

        assertThat(converted.schema().field("counts").schema().type()).isEqualTo(Schema.Type.MAP);
        assertThat(plain(converted.value())).isEqualTo(map("counts", counts));
    }

    @Test
    void aMillionNamesFreezeTheSchemaAndGoToTheRest() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        learned.convert(map("id", 1));
        Schema frozen = null;
        for (int i = 0; i < 1_000_000; i++) {
            LearnedSchema.Converted converted = learned.convert(map("id", i, "key-" + i, "v"));
            if (i == 2000) {
                frozen = converted.schema();
            } else if (i > 2000) {
                assertThat(converted.schema()).isSameAs(frozen);
            }
        }
        assertThat(frozen.fields()).hasSize(1001);
        Struct last = (Struct)
                learned.convert(map("id", 5_000_000_000L, "key-x", map("y", 1))).value();
        assertThat(last.getString("_rest")).isEqualTo("{\"key-x\":{\"y\":1}}");
        assertThat(last.schema().field("id").schema()).as("types still widen").isEqualTo(Schema.OPTIONAL_INT64_SCHEMA);
    }

    @Test
    void aMillionNamesInOneRecordAreNotLearnedEither() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        Map<String, Object> record = new HashMap<>();
        for (int i = 0; i < 1_000_000; i++) {
            record.put("key-" + i, i);
        }
        assertThat(learned.convert(record).schema().fields()).hasSize(1001);
    }

    @Test
    void memoryLimitsTheNamesAsWell() {
        LearnedSchema learned = with(new Limits(1000, 10 * 1024, 16), Moments.OFF, "");
        for (int i = 0; i < 1000; i++) {
            learned.convert(map("x".repeat(200) + i, i));
        }
        assertThat(learned.convert(Map.of()).schema().fields()).hasSize(10 * 1024 / (160 + 2 * 202) + 1);
    }

    @Test
    void theRestNamesThePathOfWhatIsInIt() {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        String tooLong = "x".repeat(256);
        Struct struct =
                (Struct) learned.convert(map("items", List.of(map("a", 1), map("a", 2, tooLong, 3)), "_rest", "mine"))
                        .value();

        assertThat(struct.getString("_rest")).isEqualTo("{\"items[1]." + tooLong + "\":3,\"_rest\":\"mine\"}");
        assertThat(plain(struct.getArray("items"))).isEqualTo(List.of(map("a", 1), map("a", 2)));
    }

    @Test
    void deepNestsBecomeTexts() {
        LearnedSchema learned = with(new Limits(1000, 256 * 1024, 3), Moments.OFF, "");
        Object deep = 1;
        for (int i = 0; i < 900; i++) {
            deep = map("a", deep);
        }
        Struct struct = (Struct) learned.convert(deep).value();

        assertThat(struct.getStruct("a").getStruct("a").getString("a")).startsWith("{\"a\":{\"a\":");
    }

    @Test
    void structuresWithinANamedOneHaveNames() {
        LearnedSchema learned = new LearnedSchema(
                settings(AMPLE, new Choice.AsText(), Moments.OFF, ""), "t", "shop.Order", Type.Members.NONE);
        Schema schema =
                learned.convert(map("user", map("home-town", map("zip", 1)))).schema();

        assertThat(schema.name()).isEqualTo("shop.Order");
        assertThat(schema.version()).isNull();
        assertThat(schema.field("user").schema().field("home-town").schema().name())
                .isEqualTo("shop.Order.user.home_town");
    }

    @Test
    void eightThreadsSeeSchemasThatOnlyWiden() throws Exception {
        LearnedSchema learned = with(AMPLE, Moments.OFF, "");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                runs.add(threads.submit(() -> {
                    List<String> before = List.of();
                    for (int i = 0; i < 100; i++) {
                        LearnedSchema.Converted converted = learned.convert(
                                map("t" + thread + "n" + i, i, "common", i % 2 == 0 ? i : (Object) (long) i));
                        ((Struct) converted.value()).validate();
                        List<String> now = names(converted.schema());
                        assertThat(now).containsAll(before).contains("t" + thread + "n" + i);
                        before = now;
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(learned.convert(Map.of()).schema().fields()).hasSize(801);
    }

    private static LearnedSchema with(Limits limits, Moments moments, String hints) {
        return with(settings(limits, new Choice.AsText(), moments, hints));
    }

    private static LearnedSchema with(Settings settings) {
        return new LearnedSchema(settings, "orders", null, settings.seed());
    }

    private static Settings settings(Limits limits, Choice choice, Moments moments, String hints) {
        return new Settings(
                new Lattice(200),
                new Names(Names.Style.AS_IS, 255, "_rest"),
                limits,
                moments,
                choice,
                Hints.parse(hints));
    }
}
