// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.field;

import static io.millrace.smt.field.Runs.alike;
import static io.millrace.smt.field.Runs.both;
import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.ofStruct;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.field.Runs.stock;
import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.InsertField;
import org.junit.jupiter.api.Test;

class ReshapeTest {
    private static Map<String, Object> order() {
        return map(
                "id",
                "7",
                "user",
                map("name", "ann", "address", map("zip", "1010", "city", "Wien")),
                "items",
                List.of(map("sku", "a", "n", 1), map("sku", "b", "n", 2)),
                "tags",
                List.of("x", "y"));
    }

    @Test
    void mapsAsGlueDoesNestingAndTakingOutOfNests() {
        String mappings = """
                id:string->key.id:long
                user.address.zip:string->`post.code`:string,
                user.name->user.called
                nothing:string->nowhere:int
                """;
        assertThat(both(ours("ApplyMapping", "mappings", mappings), order()))
                .isEqualTo(map("key", map("id", 7L), "post.code", "1010", "user", map("called", "ann")));
    }

    @Test
    void mapsFromArrayToArray() {
        String mappings = "items[].n:int->out.lines[].count:string,tags[]->labels[],items[].sku->out.lines[].article";
        assertThat(both(ours("ApplyMapping", "mappings", mappings), order()))
                .isEqualTo(map(
                        "out",
                        map("lines", List.of(map("count", "1", "article", "a"), map("count", "2", "article", "b"))),
                        "labels",
                        List.of("x", "y")));
        assertThat(both(
                        ours("ApplyMapping", "mappings", "a[].b[].c->x[].y[].z:string"),
                        map("a", List.of(map("b", List.of(map("c", 1), map("c", 2))), map("b", List.of(map("c", 3)))))))
                .isEqualTo(map(
                        "x",
                        List.of(map("y", List.of(map("z", "1"), map("z", "2"))), map("y", List.of(map("z", "3"))))));
    }

    @Test
    void nullsInMappedArraysStayNull() {
        Map<String, Object> value = map("a", Arrays.asList(map("b", 1), null), "n", null);
        assertThat(both(ours("ApplyMapping", "mappings", "a[].b->c[].d,n->m"), value))
                .isEqualTo(map("c", Arrays.asList(map("d", 1), null), "m", null));
    }

    @Test
    void aSourceTypeIsWhatTheValueIsReadAs() {
        assertThat(both(ours("ApplyMapping", "mappings", "a:double->b:int", "rounding", "down"), map("a", "2.9")))
                .isEqualTo(map("b", 2));
        assertThat(both(ours("ApplyMapping", "mappings", "a:double->b"), map("a", "2.9")))
                .isEqualTo(map("b", 2.9));
    }

    @Test
    void refusesMappingsThatCannotBeMeant() {
        for (String mappings : List.of("a", "a->", "a->b,c->b", "a[]->b", "a[0]->b", "*->b", "a:int7->b:int")) {
            assertThatThrownBy(() -> ours("ApplyMapping", "mappings", mappings))
                    .as(mappings)
                    .isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> ofStruct(ours("ApplyMapping", "mappings", "a->b,a->b.c"), map("a", 1)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ofMap(ours("ApplyMapping", "mappings", "z->b", "on.missing", "fail"), map("a", 1)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void flattensStructuresAndLeavesArraysAlone() {
        assertThat(both(ours("Flatten", "delimiter", "_"), order()))
                .isEqualTo(map(
                        "id",
                        "7",
                        "user_name",
                        "ann",
                        "user_address_zip",
                        "1010",
                        "user_address_city",
                        "Wien",
                        "items",
                        order().get("items"),
                        "tags",
                        List.of("x", "y")));
        assertThat(both(ours("Flatten", "path", "user"), order()).toString())
                .contains("user={name=ann, address.zip=1010, address.city=Wien}");
        assertThat(both(ours("Flatten", "max.depth", "1", "arrays", "json"), order()))
                .isEqualTo(map(
                        "id",
                        "7",
                        "user.name",
                        "ann",
                        "user.address",
                        map("zip", "1010", "city", "Wien"),
                        "items",
                        "[{\"sku\":\"a\",\"n\":1},{\"sku\":\"b\",\"n\":2}]",
                        "tags",
                        "[\"x\",\"y\"]"));
    }

    @Test
    void flattensArraysByIndex() {
        assertThat(both(
                        ours("Flatten", "arrays", "index"),
                        map("a", List.of(map("b", 1), map("b", 2)), "c", List.of())))
                .isEqualTo(map("a.0.b", 1, "a.1.b", 2));
    }

    @Test
    void flattensMapsWithASchemaWhereTheStockTransformFails() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "m",
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                                .build())
                .build();
        SinkRecord record = Records.of(schema, new Struct(schema).put("m", map("a", 1, "b", 2)));
        assertThatThrownBy(() -> stock(new Flatten.Value<>()).apply(record)).isInstanceOf(DataException.class);
        assertThat(plain(ours("Flatten").apply(record).value())).isEqualTo(map("m", map("a", 1, "b", 2)));
        assertThat(plain(ours("Flatten", "maps", "json").apply(record).value()))
                .isEqualTo(map("m", "{\"a\":1,\"b\":2}"));
        var expand = ours("Flatten", "maps", "expand");
        SinkRecord expanded = expand.apply(record);
        assertThat(plain(expanded.value())).isEqualTo(map("m.a", 1, "m.b", 2));
        assertThat(expand.apply(record).valueSchema()).isSameAs(expanded.valueSchema());
    }

    @Test
    void aCollisionIsAnErrorAndNeverOverwrites() {
        Map<String, Object> value = map("a_b", 1, "a", map("b", 2));
        for (String arrays : List.of("keep", "index")) {
            var flatten = ours("Flatten", "delimiter", "_", "arrays", arrays);
            assertThatThrownBy(() -> ofMap(flatten, value)).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> ofStruct(flatten, value)).isInstanceOf(DataException.class);
        }
    }

    private static SinkRecord nested(boolean present) {
        Schema inner = SchemaBuilder.struct()
                .field("x", Schema.STRING_SCHEMA)
                .field("y", SchemaBuilder.int32().defaultValue(3).build())
                .optional()
                .build();
        Schema schema = SchemaBuilder.struct()
                .name("Outer")
                .version(4)
                .field("a", Schema.INT64_SCHEMA)
                .field("b", inner)
                .field("l", SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build())
                .build();
        Struct value = new Struct(schema).put("a", 1L);
        if (present) {
            value.put("b", new Struct(inner).put("x", "q").put("y", 4)).put("l", List.of("z"));
        }
        return Records.of(schema, value);
    }

    @Test
    void flattensAsTheStockTransformDoesAndOptionalParentsMakeOptionalChildren() {
        alike(ours("Flatten"), stock(new Flatten.Value<>()), nested(true));
        alike(ours("Flatten", "delimiter", "__"), stock(new Flatten.Value<>(), "delimiter", "__"), nested(true));
        alike(
                ours("Flatten"),
                stock(new Flatten.Value<>()),
                Records.schemaless(plain(nested(true).value())));
        SinkRecord empty = ours("Flatten").apply(nested(false));
        assertThat(empty.valueSchema())
                .isEqualTo(stock(new Flatten.Value<>()).apply(nested(false)).valueSchema());
        assertThat(plain(empty.value())).isEqualTo(map("a", 1L, "b.x", null, "b.y", null, "l", null));
        assertThat(empty.valueSchema().field("b.x").schema().isOptional()).isTrue();
    }

    @Test
    void unnestsAsGlueDoes() {
        assertThat(both(ours("Unnest"), map("a", map("b", 1), "l", List.of(map("x", map("y", 2))), "t", List.of("u"))))
                .isEqualTo(map("a.b", 1, "l", List.of(map("l.val.x.y", 2)), "t", List.of("u")));
    }

    @Test
    void nestsWhatIsNamedAndUndoesAFlattening() {
        assertThat(both(ours("Nest", "fields", "zip,user.city", "to", "a.b"), map("zip", 1, "user", map("city", 2))))
                .isEqualTo(map("user", map(), "a", map("b", map("zip", 1, "city", 2))));
        assertThat(both(ours("Nest", "delimiter", "_"), map("id", 0, "a_b_c", 1, "a_b_d", 2, "a_e", 3)))
                .isEqualTo(map("id", 0, "a", map("b", map("c", 1, "d", 2), "e", 3)));
        for (Map<String, Object> odd : List.of(map("a_", 1), map("_a", 1), map("a__b", 1), map("a", 1, "a_b", 2))) {
            assertThatThrownBy(() -> ofMap(ours("Nest", "delimiter", "_"), odd)).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> ofStruct(ours("Nest", "delimiter", "_"), odd))
                    .isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> ours("Nest", "fields", "a")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> ours("Nest", "delimiter", "_", "fields", "a", "to", "b"))
                .isInstanceOf(ConfigException.class);
    }

    @Property(tries = 300)
    void nestingUndoesFlattening(@ForAll("trees") Map<String, Object> tree) {
        Object flat = both(ours("Flatten", "delimiter", "/"), tree);
        assertThat(both(ours("Nest", "delimiter", "/"), flat)).isEqualTo(tree);
    }

    @Provide
    Arbitrary<Map<String, Object>> trees() {
        return tree(3);
    }

    private static Arbitrary<Map<String, Object>> tree(int depth) {
        Arbitrary<Object> leaf = Arbitraries.of(1, "x", true, 2.5);
        Arbitrary<Object> child =
                depth == 0 ? leaf : Arbitraries.oneOf(leaf, tree(depth - 1).map(Object.class::cast));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c.d", "e"), child)
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(m -> m);
    }

    @Test
    void insertsWhatTheRecordCarriesAsTheStockTransformDoes() {
        String[][] cases = {
            {"topic.field", "t"}, {"topic.field", "t!"}, {"partition.field", "p?"}, {"partition.field", "p!"},
            {"offset.field", "o"}, {"offset.field", "o!"}, {"timestamp.field", "ts"}, {"timestamp.field", "ts!"},
            {"static.field", "s", "static.value", "v"}, {"static.field", "s!", "static.value", "v"},
        };
        Schema schema =
                SchemaBuilder.struct().name("N").field("a", Schema.INT32_SCHEMA).build();
        SinkRecord typed = Records.of(schema, new Struct(schema).put("a", 1));
        for (String[] options : cases) {
            for (SinkRecord record : List.of(typed, Records.schemaless(map("a", 1)), Records.schemaless(null))) {
                alike(ours("InsertFields", options), stock(new InsertField.Value<>(), options), record);
            }
        }
    }

    @Test
    void insertsTypedConstantsAtAnyDepth() {
        assertThat(both(
                        ours(
                                "InsertFields",
                                "static.fields",
                                "meta.version:int32=3,env=prod\nmeta.live:boolean=yes,`a=b`=c=d"),
                        map("id", 1)))
                .isEqualTo(map("id", 1, "meta", map("version", 3, "live", true), "env", "prod", "a=b", "c=d"));
        for (String fields : List.of("a", "a:int8=300", "a:int8=x", "a[]=1", "=1")) {
            assertThatThrownBy(() -> ours("InsertFields", "static.fields", fields))
                    .as(fields)
                    .isInstanceOf(ConfigException.class);
        }
        assertThatThrownBy(() -> ours("InsertFields")).isInstanceOf(ConfigException.class);
    }

    @Test
    void neverOverwritesUnlikeTheStockTransformWithoutASchema() {
        assertThat(ofMap(stock(new InsertField.Value<>(), "topic.field", "a"), map("a", 1)))
                .isEqualTo(map("a", "orders"));
        assertThatThrownBy(() -> ofMap(ours("InsertFields", "topic.field", "a"), map("a", 1)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ofStruct(ours("InsertFields", "topic.field", "a"), map("a", 1)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void whatIsRequiredAndNotThereFailsAsOnErrorSays() {
        Schema schema = Records.schemaOf(map("a", 1));
        for (Schema of : new Schema[] {null, schema}) {
            Object value = of == null ? map("a", 1) : Records.typed(map("a", 1));
            SinkRecord bare = new SinkRecord("t", 0, null, null, of, value, 1);
            assertThatThrownBy(
                            () -> ours("InsertFields", "timestamp.field", "ts!").apply(bare))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("at ts");
            SinkRecord tagged = ours("InsertFields", "timestamp.field", "ts!", "on.error", "tag")
                    .apply(bare);
            assertThat(tagged.value()).isEqualTo(value);
            assertThat(tagged.headers()).hasSize(1);
            assertThat(plain(ours("InsertFields", "timestamp.field", "ts")
                            .apply(bare)
                            .value()))
                    .isEqualTo(map("a", 1, "ts", null));
        }
    }

    @Test
    void recordsOfASourceHaveNoOffset() {
        io.millrace.smt.InsertFields.Value<SourceRecord> insert = new io.millrace.smt.InsertFields.Value<>();
        insert.configure(Map.of("offset.field", "o"));
        SourceRecord record = new SourceRecord(Map.of(), Map.of(), "t", 0, null, null, null, map("a", 1), 5L);
        assertThatThrownBy(() -> insert.apply(record)).isInstanceOf(DataException.class);
    }
}
