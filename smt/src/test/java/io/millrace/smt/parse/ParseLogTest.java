// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.smt.parse.log.LogSteps;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseLogTest {
    private static final String COMMON =
            "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a,b HTTP/1.0\" 200 2326";

    private static Steps log(String... options) {
        return Steps.of(LogSteps.PARSE_LOG, options);
    }

    @Test
    void combinedLinesBecomeFieldsWithTypes() {
        Object expected = map(
                "host", "203.0.113.7",
                "ident", null,
                "authuser", "frank",
                "datetime", "10/Oct/2000:13:55:36 -0700",
                "request", "GET /\"a HTTP/1.0",
                "response", 200L,
                "bytes", 2326L,
                "referer", "http://e.org/",
                "agent", "Müller",
                "vhost", null);
        String line = "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET /\\\"a HTTP/1.0\" 200 2326 "
                + "\"http://e.org/\" \"Müller\"";
        Steps step = log("format", "COMBINEDAPACHELOG");
        assertThat(step.typed(line)).isEqualTo(expected);
        assertThat(step.schemaless((line + "\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(step.schema(line)).isSameAs(step.schema(line + "\r\n"));
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // Connect's Timestamp is one.
    void timesBecomeWhatTheUserSays() {
        String line = "2003-10-11T22:14:15.003Z host su[7]: text";
        Steps millis = log("format", "RFC3339SYSLOG", "timestamps", "millis");
        assertThat(millis.fields(line)).containsEntry("timestamp", 1065910455003L);
        Steps moments = log("format", "RFC3339SYSLOG", "timestamps", "timestamp");
        assertThat(moments.fields(line)).containsEntry("timestamp", new Date(1065910455003L));
        assertThat(moments.schema(line).field("timestamp").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
        // The record is of November 14, 2023.
        Steps vienna = log("format", "SYSLOG", "timestamps", "millis", "zone", "Europe/Vienna");
        assertThat(vienna.fields("Nov 14 23:13:20 host su: text")).containsEntry("timestamp", 1_700_000_000_000L);
        assertThatThrownBy(() -> millis.typed("2003-13-11T22:14:15Z host su: text"))
                .isInstanceOf(DataException.class);
    }

    /** Golden bytes, from the published rules of the blueprints. */
    @Test
    void writesTheVeryBytesOfTheBlueprints() {
        assertThat(log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", "json")
                        .typed(COMMON))
                .isEqualTo(
                        "{\"host\":\"203.0.113.7\",\"ident\":\"-\",\"authuser\":\"frank\",\"request\":\"GET /a,b HTTP/1.0\","
                                + "\"response\":200,\"bytes\":2326,\"verb\":\"GET\",\"@timestamp\":\"2000-10-10T13:55:36.000Z\","
                                + "\"timezone\":\"-0700\",\"@timestamp_utc\":\"2000-10-10T20:55:36.000Z\"}");
        assertThat(log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", "csv")
                        .typed(COMMON))
                .isEqualTo("203.0.113.7,-,frank,10/Oct/2000:13:55:36 -0700,GET /a,b HTTP/1.0,200,2326\n");
        String syslog = "Oct 11 22:14:15 host su[7]: it failed";
        assertThat(log("format", "SYSLOG", "compat", "blueprint", "output", "json")
                        .typed(syslog))
                .isEqualTo(
                        "{\"timestamp\":\"Oct 11 22:14:15\",\"hostname\":\"host\",\"program\":\"su\",\"processid\":\"7\","
                                + "\"message\":\"it failed\"}");
        assertThat(log("format", "SYSLOG", "compat", "blueprint", "output", "csv")
                        .typed(syslog))
                .isEqualTo("Oct 11 22:14:15,host,su,7,it failed\n");
        byte[] bytes = COMMON.getBytes(StandardCharsets.UTF_8);
        assertThat(log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", "csv")
                        .schemaless(bytes))
                .isInstanceOf(byte[].class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.example.org - frank [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326",
                "2001:db8::1 - frank [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326",
                "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 -",
                "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 20 1",
                "canary",
                ""
            })
    void theBlueprintRefusesWhatItRefused(String malformed) {
        for (String output : new String[] {"json", "csv"}) {
            assertThatThrownBy(() -> log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", output)
                            .typed(malformed))
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void theBlueprintsCsvWantsAnOffset() {
        String without = COMMON.replace(" -0700", "");
        assertThat((String) log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", "json")
                        .typed(without))
                .doesNotContain("timezone");
        assertThatThrownBy(() -> log("format", "COMMONAPACHELOG", "compat", "blueprint", "output", "csv")
                        .typed(without))
                .hasMessageContaining("offset");
        assertThatThrownBy(() -> log("format", "SYSLOG", "compat", "blueprint", "output", "json")
                        .typed("<34>Oct 11 22:14:15 host su: text"))
                .isInstanceOf(DataException.class);
    }

    @Test
    void otherOutputsQuoteWhatNeedsIt() {
        assertThat((String) log("format", "COMMONAPACHELOG", "output", "csv").typed(COMMON))
                .startsWith("203.0.113.7,,frank,10/Oct/2000:13:55:36 -0700,\"GET /a,b HTTP/1.0\",200,2326,");
        assertThat((String) log("format", "COMMONAPACHELOG", "output", "json").typed(COMMON))
                .startsWith("{\"host\":\"203.0.113.7\",\"ident\":null,")
                .contains("\"bytes\":2326");
    }

    @Test
    void headersOfLogFilesAreDroppedAndOddLinesAreNot() {
        Steps flow = log("format", "VPCFLOW");
        assertThat(flow.typed(
                        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start "
                                + "end action log-status"))
                .isNull();
        assertThat(flow.fields("2 123456789010 eni-1 10.0.0.1 10.0.0.2 20641 22 6 20 4249 1418530010 1418530070 "
                        + "ACCEPT OK"))
                .containsEntry("action", "ACCEPT");
        assertThatThrownBy(() -> flow.typed("canary")).hasMessageNotContaining("canary");
        assertThat(log("format", "VPCFLOW", "custom.field.names", "srcaddr,bytes")
                        .fields("10.0.0.1 7"))
                .isEqualTo(map("srcaddr", "10.0.0.1", "bytes", 7L));
    }

    @Test
    void customLinesAreMatchedByEitherEngine() {
        for (String engine : new String[] {"java", "re2j"}) {
            Steps step = log(
                    "format",
                    "CUSTOM",
                    "match.pattern",
                    "(\\w+)=(\\d+)?",
                    "custom.field.names",
                    "name,count",
                    "regex.engine",
                    engine);
            assertThat(step.typed("a=1\n")).isEqualTo(map("name", "a", "count", "1"));
            assertThat(step.schemaless("a=")).isEqualTo(map("name", "a", "count", null));
            assertThatThrownBy(() -> step.typed("a=1 canary")).hasMessageNotContaining("canary");
        }
        assertThatThrownBy(() -> log("format", "CUSTOM", "match.pattern", "(a)(b)", "custom.field.names", "one"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("2 groups");
        assertThatThrownBy(() -> log("format", "CUSTOM", "match.pattern", "(", "custom.field.names", "one"))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> log("format", "SYSLOGS")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> log("format", "ALB", "compat", "blueprint")).isInstanceOf(ConfigException.class);
    }

    @Property(tries = 300)
    void anyBytesGiveAValueOrADataException(@ForAll byte[] bytes) {
        for (String format :
                new String[] {"COMMONAPACHELOG", "APACHEERRORLOG", "SYSLOG", "RFC5424", "ALB", "CLOUDFRONT"}) {
            for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA}) {
                try {
                    log("format", format, "timestamps", "timestamp").record(schema, bytes);
                } catch (DataException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}
