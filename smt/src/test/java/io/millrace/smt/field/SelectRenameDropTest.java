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
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.junit.jupiter.api.Test;

class SelectRenameDropTest {
    private static Map<String, Object> order() {
        return map(
                "id",
                7,
                "user",
                map("name", "ann", "address", map("zip", "1010", "city", "Wien")),
                "items",
                List.of(map("sku", "a", "price", 1.5), map("sku", "b", "price", 2.5)));
    }

    @Test
    void selectsAtAnyDepthAndInArrays() {
        assertThat(both(ours("SelectFields", "fields", "id, user.address.zip, items[].sku"), order()))
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("address", map("zip", "1010")),
                        "items",
                        List.of(map("sku", "a"), map("sku", "b"))));
    }

    @Test
    void selectingAMissingFieldFailsOnlyWhenAsked() {
        assertThat(both(ours("SelectFields", "fields", "id,nothing"), order())).isEqualTo(map("id", 7));
        assertThatThrownBy(() -> ofMap(ours("SelectFields", "fields", "id,nothing", "on.missing", "fail"), order()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() ->
                        ofStruct(ours("SelectFields", "fields", "items[].nothing", "on.missing", "fail"), order()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("items[].nothing");
    }

    @Test
    void singleElementsCannotBeSelected() {
        assertThatThrownBy(() -> ours("SelectFields", "fields", "items[0]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("[]");
    }

    @Test
    void renamesAtItsPlaceAtAnyDepth() {
        Object renamed =
                both(ours("RenameFields", "renames", "user.address.zip:`post.code`,items[].sku:name"), order());
        assertThat(renamed)
                .isEqualTo(map(
                        "id",
                        7,
                        "user",
                        map("name", "ann", "address", map("post.code", "1010", "city", "Wien")),
                        "items",
                        List.of(map("name", "a", "price", 1.5), map("name", "b", "price", 2.5))));
    }

    @Test
    void fieldsExchangeTheirNames() {
        assertThat(both(ours("RenameFields", "renames", "a:b,b:c,c:a"), map("a", 1, "b", 2, "c", 3)))
                .isEqualTo(map("b", 1, "c", 2, "a", 3));
    }

    @Test
    void pathsAreThoseOfTheRecordAsItComesIn() {
        assertThat(both(ours("RenameFields", "renames", "a:b,a.x:y"), map("a", map("x", 1))))
                .isEqualTo(map("b", map("y", 1)));
        assertThat(both(ours("RenameFields", "renames", "a:b,b:a,a.x:y"), map("a", map("x", 1), "b", 2)))
                .isEqualTo(map("b", map("y", 1), "a", 2));
    }

    @Test
    void movesAsGlueDoesWhenTargetsArePaths() {
        assertThat(both(
                        ours("RenameFields", "renames", "user.address.zip:zip\nid:meta.id", "targets", "path"),
                        order()))
                .isEqualTo(map(
                        "user",
                        map("name", "ann", "address", map("city", "Wien")),
                        "items",
                        order().get("items"),
                        "zip",
                        "1010",
                        "meta",
                        map("id", 7)));
    }

    @Test
    void refusesRenamesThatCannotBeMeant() {
        for (String renames : List.of(
                "a", "a:", ":b", "a:b.c", "a[]:b", "a:b[]", "a:b,a:c", "a:c,b:c", "a.b:c,a.d:c", "`a:b", " , ")) {
            assertThatThrownBy(() -> ours("RenameFields", "renames", renames))
                    .as(renames)
                    .isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void aRenameNeverOverwritesUnlikeTheStockTransformWithoutASchema() {
        var rename = ours("RenameFields", "renames", "a:b");
        assertThatThrownBy(() -> ofMap(rename, map("a", 1, "b", 2))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ofStruct(rename, map("a", 1, "b", 2))).isInstanceOf(DataException.class);
    }

    @Test
    void aMissingFieldFailsARenameUnlessToldOtherwise() {
        assertThatThrownBy(() -> ofMap(ours("RenameFields", "renames", "zz:b"), order()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("zz");
        assertThat(both(ours("RenameFields", "renames", "zz:b", "on.missing", "skip"), order()))
                .isEqualTo(order());
    }

    @Test
    void dropsNullsAtAnyDepthAndKeepsElements() {
        Map<String, Object> value =
                map("a", null, "b", map("c", null, "d", 1), "e", "", "f", List.of(), "g", map("h", null));
        assertThat(both(ours("DropNullFields"), value))
                .isEqualTo(map("b", map("d", 1), "e", "", "f", List.of(), "g", map()));
        assertThat(both(ours("DropNullFields", "mode", "both"), value)).isEqualTo(map("b", map("d", 1)));
        assertThat(both(ours("DropNullFields", "mode", "empty"), value))
                .isEqualTo(map("a", null, "b", map("c", null, "d", 1), "g", map("h", null)));
    }

    @Test
    void dropsAFieldOfStructuresInAnArrayWhenItIsNullInAllOfThem() {
        Schema item = SchemaBuilder.struct()
                .field("a", Schema.OPTIONAL_STRING_SCHEMA)
                .field("b", Schema.OPTIONAL_STRING_SCHEMA)
                .field("c", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct()
                .name("Order")
                .field("l", SchemaBuilder.array(item).build())
                .build();
        Struct value = new Struct(schema)
                .put("l", List.of(new Struct(item).put("a", "1").put("b", "3"), new Struct(item).put("a", "2")));

        SinkRecord output = ours("DropNullFields").apply(Records.of(schema, value));

        assertThat(plain(output.value()))
                .isEqualTo(map("l", List.of(map("a", "1", "b", "3"), map("a", "2", "b", null))));
        assertThat(output.valueSchema().name()).isEqualTo("Order");
    }

    @Test
    void mapsWithASchemaLoseTheirNullEntries() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "m",
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
                                .build())
                .build();
        Struct value = new Struct(schema).put("m", map("a", null, "b", "x"));
        SinkRecord output = ours("DropNullFields").apply(Records.of(schema, value));
        assertThat(plain(output.value())).isEqualTo(map("m", map("b", "x")));
        assertThat(output.valueSchema()).isEqualTo(schema);
    }

    @Test
    void aRecordWithoutNullsIsHandedThroughAndSchemasAreKept() {
        var drop = ours("DropNullFields");
        SinkRecord full = Records.of(Records.schemaOf(order()), Records.typed(order()));
        assertThat(drop.apply(full)).isSameAs(full);
        SinkRecord bare = Records.schemaless(order());
        assertThat(drop.apply(bare)).isSameAs(bare);
        Map<String, Object> less = map("a", null, "b", 1);
        Schema first = Runs.typed(drop, less).valueSchema();
        assertThat(Runs.typed(drop, map("a", null, "b", 2)).valueSchema()).isSameAs(first);
    }

    @Test
    void doesTopLevelFieldsAsTheStockReplaceFieldDoes() {
        Schema schema = SchemaBuilder.struct()
                .name("N")
                .version(2)
                .doc("d")
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.OPTIONAL_INT32_SCHEMA)
                .field(
                        "c",
                        SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA).build())
                .build();
        Struct value = new Struct(schema)
                .put("a", "x")
                .put("b", 2)
                .put("c", new Struct(schema.field("c").schema()).put("a", "y"));
        for (SinkRecord record :
                List.of(Records.of(schema, value), Records.schemaless(plain(value)), Records.of(schema, null))) {
            alike(
                    ours("SelectFields", "fields", "a,c"),
                    stock(new ReplaceField.Value<>(), "include", "a,c", "replace.null.with.default", "false"),
                    record);
            alike(ours("DropFields", "fields", "a,zz"), stock(new ReplaceField.Value<>(), "exclude", "a,zz"), record);
            alike(
                    ours("RenameFields", "renames", "a:q,b:r"),
                    stock(new ReplaceField.Value<>(), "renames", "a:q,b:r"),
                    record);
        }
    }
}
