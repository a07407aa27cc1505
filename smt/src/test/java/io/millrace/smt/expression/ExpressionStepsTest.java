// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.expression;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.Filter;
import io.millrace.smt.MapJq;
import io.millrace.smt.MapJslt;
import io.millrace.smt.PartitionKeys;
import io.millrace.smt.Route;
import io.millrace.smt.SetFields;
import io.millrace.smt.record.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionStepsTest {
    private static final Map<String, Object> EVENT = map("type", "rent", "n", 1, "price", 4.5, "gone", null);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jslt; .n == 1; true",
                "jslt; .n == 2; false",
                "jslt; .missing == 1; false",
                "jslt; .gone; false",
                "jslt; .type; true",
                "jslt; $topic == \"orders\" and $partition == 3 and $offset == 42 and $key == \"k\"; true",
                "jslt; $headers.trace == \"t-1\" and $timestamp == 1700000000123; true",
                "jq; .n == 1; true",
                "jq; select(.n == 1); true",
                "jq; select(.n == 2); false",
                "jq; .gone; false",
                "jq; .missing.deeper; false",
            })
    void keepsTheRecordsForWhichTheExpressionIsTrue(String language, String expression, boolean kept) {
        Transformation<SinkRecord> filter = configured(new Filter<>(), "language", language, "expression", expression);

        for (SinkRecord record : new SinkRecord[] {Records.schemaless(EVENT), typed(EVENT)}) {
            assertThat(filter.apply(record)).isSameAs(kept ? record : null);
        }
    }

    @Test
    void evaluatesNullWhereTold() {
        Transformation<SinkRecord> filter =
                configured(new Filter<>(), "expression", ". == null", "null.handling", "evaluate");

        assertThat(filter.apply(Records.schemaless(null))).isNotNull();
        assertThat(filter.apply(Records.schemaless("x"))).isNull();
    }

    @Test
    void sendsRecordsToTheTopicOfTheAnswer() {
        Transformation<SinkRecord> route =
                configured(new Route<>(), "expression", "if (.n == 1) $topic + \".\" + .type else null");

        assertThat(route.apply(typed(EVENT)).topic()).isEqualTo("orders.rent");
        assertThat(route.apply(Records.schemaless(map("n", 2))).topic()).isEqualTo("orders");
        for (String expression : new String[] {"\"a b\"", "\"\"", "\"..\"", ".n", "\"a/b\"", "{}"}) {
            assertThatThrownBy(() ->
                            configured(new Route<>(), "expression", expression).apply(Records.schemaless(EVENT)))
                    .as(expression)
                    .isInstanceOf(DataException.class);
        }
    }

    @Test
    void setsFieldsWithAndWithoutASchema() {
        Transformation<SinkRecord> set = configured(
                new SetFields.Value<>(),
                "set.total",
                ".price * 2",
                "set.meta.kind",
                ".type + \"!\"",
                "set.n",
                "string(.n)",
                "set.all",
                "[.n, .n]");

        Map<String, Object> expected = map(
                "type",
                "rent",
                "n",
                "1",
                "price",
                4.5,
                "gone",
                null,
                "total",
                9.0,
                "meta",
                map("kind", "rent!"),
                "all",
                List.of(1L, 1L));
        assertThat(set.apply(Records.schemaless(EVENT)).value()).isEqualTo(expected);
        expected.put("all", "[1,1]");
        assertThat(Records.plain(set.apply(typed(EVENT)).value())).isEqualTo(expected);
    }

    @Test
    void aTypeThatIsToldHoldsForEveryAnswer() {
        Transformation<SinkRecord> set = configured(new SetFields.Value<>(), "set.x", ".n", "type.x", "float64");

        assertThat(set.apply(typed(map("n", 1))).valueSchema().field("x").schema())
                .isEqualTo(Schema.OPTIONAL_FLOAT64_SCHEMA);
        assertThat(set.apply(typed(map("n", 2.5))).valueSchema().field("x").schema())
                .isEqualTo(Schema.OPTIONAL_FLOAT64_SCHEMA);
        assertThatThrownBy(() -> set.apply(typed(map("n", "text")))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> configured(new SetFields.Value<>(), "set.x", ".n", "type.x", "flaot64"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'float64'");
    }

    @Test
    void mapsValues(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("map.jslt"), "{\"a\": .n, \"b\": .gone, \"c\": []}");
        Transformation<SinkRecord> fromFile = configured(new MapJslt.Value<>(), "expression.file", file.toString());
        Transformation<SinkRecord> toText = configured(new MapJq.Value<>(), "expression", "{a: .n}", "output", "json");

        assertThat(fromFile.apply(typed(EVENT)).value()).isEqualTo(map("a", 1L, "b", null, "c", List.of()));
        assertThat(toText.apply(typed(EVENT)).value()).isEqualTo("{\"a\":1}");
        assertThat(toText.apply(typed(EVENT)).valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
    }

    /** The kinds of queries that Amazon's page on dynamic partitioning shows: nested keys, and parts of a time. */
    @Test
    void worksOutPartitionKeysAsFirehoseDoes() {
        Transformation<SinkRecord> keys = configured(
                new PartitionKeys<>(),
                "query",
                "{customer: .customer_id, device: .type.device, year: .at|strftime(\"%Y\"), month: .at|strftime(\"%m\")}");

        SinkRecord output = keys.apply(
                Records.schemaless(map("customer_id", "c-1", "type", map("device", "mobile"), "at", 1_565_382_027)));

        assertThat(header(output, "customer")).isEqualTo("c-1");
        assertThat(header(output, "device")).isEqualTo("mobile");
        assertThat(header(output, "year")).isEqualTo("2019");
        assertThat(header(output, "month")).isEqualTo("08");
        assertThatThrownBy(() -> keys.apply(Records.schemaless(map("customer_id", null, "at", 1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("partition key");
    }

    @Test
    void refusesExpressionsThatCannotWork() {
        assertRefused("ine 1, column", new Filter<>(), "expression", ".a ===");
        assertRefused("either 'expression'", new Filter<>());
        assertRefused("cannot be read", new Filter<>(), "expression.file", "/no/such/file");
        assertRefused("no field is set", new SetFields.Value<>());
        assertRefused("either 'query'", new PartitionKeys<>(), "keys.a", ".a", "query", "{}");
        assertRefused("one field", new SetFields.Value<>(), "set.a[].b", "1");
    }

    @Test
    void anExpressionWithoutEndFailsTheRecordInTime() {
        Transformation<SinkRecord> filter =
                configured(new Filter<>(), "language", "jq", "expression", "[range(0; 1e12)] | length > 0");

        assertThatThrownBy(() -> filter.apply(Records.schemaless(EVENT))).isInstanceOf(DataException.class);
    }

    private static void assertRefused(String why, Transformation<SinkRecord> transform, String... config) {
        assertThatThrownBy(() -> configured(transform, config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    private static Object header(SinkRecord record, String name) {
        Header header = record.headers().lastWithName("firehose.pk." + name);
        return header == null ? null : header.value();
    }

    private static SinkRecord typed(Map<String, Object> value) {
        return Records.of(Records.schemaOf(value), Records.typed(value));
    }

    private static Transformation<SinkRecord> configured(Transformation<SinkRecord> transform, String... config) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < config.length; i += 2) {
            map.put(config[i], config[i + 1]);
        }
        transform.configure(map);
        return transform;
    }
}
