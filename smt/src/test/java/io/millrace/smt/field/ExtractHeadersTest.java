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
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.HeaderFrom;
import org.junit.jupiter.api.Test;

class ExtractHeadersTest {
    private static Map<String, Object> order() {
        return map(
                "id",
                7,
                "user",
                map("name", "ann"),
                "items",
                List.of(map("sku", "a", "l", List.of(1, 2)), map("sku", "b", "l", List.of(3))));
    }

    @Test
    void extractsFromAnyDepthAndFromArrays() {
        assertThat(both(ours("ExtractField", "field", "user.name"), order())).isEqualTo("ann");
        assertThat(both(ours("ExtractField", "field", "user"), order())).isEqualTo(map("name", "ann"));
        assertThat(both(ours("ExtractField", "field", "items[1].sku"), order())).isEqualTo("b");
        assertThat(both(ours("ExtractField", "field", "items[].sku"), order())).isEqualTo(List.of("a", "b"));
        assertThat(both(ours("ExtractField", "field", "items[].l[]"), order()))
                .isEqualTo(List.of(List.of(1, 2), List.of(3)));
        assertThat(both(ours("ExtractField", "field", "items[].l[1]"), order())).isEqualTo(Arrays.asList(2, null));
    }

    @Test
    void theSchemaIsThatOfTheFieldAndOptionalWhereAParentIs() {
        Schema inner = SchemaBuilder.struct()
                .field("x", Schema.STRING_SCHEMA)
                .optional()
                .build();
        Schema schema = SchemaBuilder.struct()
                .field("a", inner)
                .field("l", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                .build();
        Struct value = new Struct(schema).put("l", List.of(1));
        SinkRecord nothing = ours("ExtractField", "field", "a.x").apply(Records.of(schema, value));
        assertThat(nothing.value()).isNull();
        assertThat(nothing.valueSchema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
        assertThat(ours("ExtractField", "field", "l[]")
                        .apply(Records.of(schema, value))
                        .valueSchema())
                .isEqualTo(SchemaBuilder.array(Schema.INT32_SCHEMA).build());
        assertThat(ours("ExtractField", "field", "l[0]")
                        .apply(Records.of(schema, value))
                        .valueSchema())
                .isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    }

    @Test
    void aMissingFieldFailsOrLeavesTheRecordAlone() {
        for (String field : List.of("zz", "user.zz", "items[7]")) {
            var fail = ours("ExtractField", "field", field);
            assertThatThrownBy(() -> ofMap(fail, order())).as(field).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> ofStruct(fail, order())).as(field).isInstanceOf(DataException.class);
            assertThat(both(ours("ExtractField", "field", field, "on.missing", "skip"), order()))
                    .isEqualTo(order());
        }
        assertThatThrownBy(() -> ofStruct(ours("ExtractField", "field", "id.x"), order()))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> ours("ExtractField", "field", "a.*")).isInstanceOf(ConfigException.class);
    }

    @Test
    void extractsAsTheStockTransformDoes() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT32_SCHEMA)
                .field(
                        "user",
                        SchemaBuilder.struct()
                                .field("name", Schema.STRING_SCHEMA)
                                .build())
                .build();
        Struct value = new Struct(schema)
                .put("id", 7)
                .put("user", new Struct(schema.field("user").schema()).put("name", "ann"));
        for (SinkRecord record : List.of(Records.of(schema, value), Records.schemaless(plain(value)))) {
            alike(ours("ExtractField", "field", "id"), stock(new ExtractField.Value<>(), "field", "id"), record);
            alike(ours("ExtractField", "field", "user"), stock(new ExtractField.Value<>(), "field", "user"), record);
        }
    }

    @Test
    void copiesAndMovesToHeadersAsTheStockTransformDoes() {
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.OPTIONAL_INT32_SCHEMA)
                .field("c", Schema.BOOLEAN_SCHEMA)
                .build();
        Struct value = new Struct(schema).put("a", "x").put("c", true);
        for (String operation : List.of("move", "copy")) {
            String[] options = {"fields", "a,b", "headers", "h,i", "operation", operation};
            for (SinkRecord record : List.of(Records.of(schema, value), Records.schemaless(plain(value)))) {
                alike(ours("HeadersFrom", options), stock(new HeaderFrom.Value<>(), options), record);
            }
        }
    }

    @Test
    void unlikeTheStockTransformAMissingFieldAddsNoHeader() {
        String[] options = {"fields", "zz", "headers", "h", "operation", "move"};
        SinkRecord record = Records.schemaless(map("a", 1));
        assertThat(stock(new HeaderFrom.Value<>(), options).apply(record).headers())
                .hasSize(2);
        assertThat(ours("HeadersFrom", options).apply(record)).isSameAs(record);
        assertThatThrownBy(() -> ours("HeadersFrom", "fields", "zz", "headers", "h", "on.missing", "fail")
                        .apply(record))
                .isInstanceOf(DataException.class);
    }

    @Test
    void movesFromAnyDepthAndLeavesTheInputAlone() {
        SinkRecord record = Records.schemaless(order());
        SinkRecord moved = ours("HeadersFrom", "fields", "user.name,id", "headers", "u,i", "operation", "move")
                .apply(record);
        assertThat(moved.headers().lastWithName("u").value()).isEqualTo("ann");
        assertThat(moved.value()).isEqualTo(map("user", map(), "items", order().get("items")));
        assertThat(record.value()).isEqualTo(order());
        assertThat(record.headers()).hasSize(1);
    }

    @Test
    void refusesHeadersThatDoNotFitTheFields() {
        for (String headers : List.of("a", "a,", "a,b,c")) {
            assertThatThrownBy(() -> ours("HeadersFrom", "fields", "a,b", "headers", headers))
                    .as(headers)
                    .isInstanceOf(ConfigException.class);
        }
    }
}
