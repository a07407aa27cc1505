// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.field.Runs.ofMap;
import static io.millrace.smt.field.Runs.ours;
import static io.millrace.smt.record.Records.map;
import static io.millrace.smt.record.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.record.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Null parents, marks of UTF-8, columns that nobody has and structures that differ without end. */
class OddInputTest {
    @Test
    void aFieldOfAParentThatIsNullIsNullAndNotMissing() {
        Schema inner = SchemaBuilder.struct()
                .optional()
                .field("j", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct().field("n", inner).build();
        Struct value = new Struct(schema);
        for (String[] options : List.of(
                new String[] {"ParseJson", "path", "n.j"},
                new String[] {"ParseCsv", "path", "n.j", "columns", "a"},
                new String[] {"HeadersFrom", "fields", "n.j", "headers", "h", "on.missing", "fail"},
                new String[] {"TimestampConvert", "fields", "n.j", "to", "unix", "to.header", "h"})) {
            Transformation<SinkRecord> transform =
                    ours(options[0], List.of(options).subList(1, options.length).toArray(new String[0]));
            assertThat(plain(transform.apply(Records.of(schema, value)).value()))
                    .isEqualTo(map("n", null));
            assertThat(ofMap(transform, map("n", null))).isEqualTo(map("n", null));
            if (options[0].equals("TimestampConvert")) {
                assertThat(transform.apply(Records.of(schema, value)).headers().lastWithName("h"))
                        .isNull();
            }
            assertThatThrownBy(() -> ofMap(transform, map("n", map())))
                    .as(options[0])
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("n.j");
            assertThatThrownBy(() -> ofMap(transform, map("m", null)))
                    .as(options[0])
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("n.j");
            Schema without = SchemaBuilder.struct()
                    .field(
                            "n",
                            SchemaBuilder.struct()
                                    .optional()
                                    .field("k", Schema.OPTIONAL_STRING_SCHEMA)
                                    .build())
                    .build();
            assertThatThrownBy(() -> transform.apply(Records.of(without, new Struct(without))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("n.j");
        }
    }

    @Test
    void aMarkOfUtf8BeforeATextIsNotPartOfIt() {
        for (Object text : new Object[] {"\ufeffid,name\n1,2", "\ufeffid,name\n1,2".getBytes(StandardCharsets.UTF_8)}) {
            assertThat(ofMap(ours("ParseCsv", "header", "first-record"), text)).isEqualTo(map("id", "1", "name", "2"));
        }
        assertThat(ofMap(ours("ParseCsv", "columns", "id:int64,b"), "\ufeff1,2"))
                .isEqualTo(map("id", 1L, "b", "2"));
        String line = "1.2.3.4 - - [20/Nov/2026:17:23:00 +0100] \"GET / HTTP/1.1\" 200 5";
        for (String prefix : List.of("", "\ufeff")) {
            assertThat(ofMap(ours("ParseLog", "format", "COMMONAPACHELOG"), prefix + line)
                            .toString())
                    .contains("=1.2.3.4,");
        }
        assertThat(ofMap(ours("Grok", "patterns", "%{NOTSPACE:a}"), "\ufeffx")).isEqualTo(map("a", "x"));
    }

    @Test
    void typesOfColumnsThatNobodyHasAreErrors() {
        assertThatThrownBy(() -> ours("ParseCsv", "types", "a:int64"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("header=first-record");
        assertThatThrownBy(() -> ofMap(ours("ParseCsv", "header", "first-record", "types", "idd:int64"), "id,n\n1,2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column 'idd'");
        assertThat(ofMap(ours("ParseCsv", "header", "first-record", "types", "id:int64"), "id,n\n1,2"))
                .isEqualTo(map("id", 1L, "n", "2"));
    }

    @Test
    void blanksAndTabsAreDelimiters() {
        for (String delimiter : List.of(" ", "\t")) {
            assertThat(ofMap(ours("ParseCsv", "delimiter", delimiter), "1" + delimiter + "2"))
                    .isEqualTo(map("col1", "1", "col2", "2"));
        }
    }

    private static String differing(int many, String more) {
        return IntStream.range(0, many)
                .mapToObj(i -> "{\"k" + i + "\":1" + more + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void structuresThatDifferWithoutEndAreRefusedSoon() {
        Transformation<SinkRecord> parse = ours("ParseJson");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThatThrownBy(() -> parse.apply(Records.of(Schema.STRING_SCHEMA, differing(20_000, ""))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("mode=map");
            String empties = "[" + "{},".repeat(300_000) + differing(900, "").substring(1);
            assertThatThrownBy(() -> parse.apply(Records.of(Schema.STRING_SCHEMA, empties)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("mode=map");
        });
        assertThat(parse.apply(Records.of(Schema.STRING_SCHEMA, differing(300, "")))
                        .value())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(300);
        String wide = IntStream.range(0, 3_000)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(parse.apply(Records.of(Schema.STRING_SCHEMA, "[" + wide + "," + wide + ",{}]"))
                        .value())
                .isNotNull();
    }

    @Test
    void anEnvelopeOfCloudWatchLogsKeepsWhatAwsDocuments() {
        String json = "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"g\",\"logStream\":\"s\","
                + "\"subscriptionFilters\":[\"f\"],\"policyLevel\":\"ACCOUNT_LEVEL_POLICY\",\"logEvents\":"
                + "[{\"id\":\"1\",\"timestamp\":5,\"message\":\"m\",\"extractedFields\":{\"a\":\"b\"}}]}";
        for (String extract : List.of("envelope", "event")) {
            Transformation<SinkRecord> transform = ours("CloudWatchLogs", "extract", extract);
            String typed = plain(transform
                            .apply(Records.of(Schema.STRING_SCHEMA, json))
                            .value())
                    .toString();
            assertThat(typed).contains("extractedFields={a=b}");
            assertThat(typed.contains("policyLevel=ACCOUNT_LEVEL_POLICY")).isEqualTo(extract.equals("envelope"));
        }
        assertThatThrownBy(() -> ofMap(ours("CloudWatchLogs"), json.replace("\"owner\"", "\"logGroup\"")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a name twice")
                .hasMessageNotContaining("duplicate.keys");
    }

    @Test
    void aDefaultThatHoldsWhatIsLookedForIsRefused() {
        Schema mail = SchemaBuilder.string()
                .optional()
                .defaultValue("john@example.com")
                .build();
        Schema array = SchemaBuilder.array(Schema.STRING_SCHEMA)
                .defaultValue(List.of("x", "john@example.com"))
                .build();
        for (Schema field : List.of(mail, array)) {
            Schema schema = SchemaBuilder.struct().field("v", field).build();
            for (String[] options :
                    List.of(new String[] {"DetectPII"}, new String[] {"Mask", "detect", "email"}, new String[] {
                        "Mask", "fields", "v", "detect", "all"
                    })) {
                assertThatThrownBy(() -> ours(
                                        options[0],
                                        List.of(options)
                                                .subList(1, options.length)
                                                .toArray(new String[0]))
                                .apply(Records.of(schema, new Struct(schema))))
                        .isInstanceOf(DataException.class)
                        .hasMessageNotContaining("john");
            }
        }
        Schema plainDefault = SchemaBuilder.struct()
                .field("v", SchemaBuilder.string().defaultValue("none").build())
                .build();
        SinkRecord record = Records.of(plainDefault, new Struct(plainDefault));
        assertThat(ours("DetectPII").apply(record).valueSchema()).isEqualTo(plainDefault);
    }
}
