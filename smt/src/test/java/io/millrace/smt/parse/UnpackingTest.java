// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import static io.millrace.smt.parse.ParseSamples.gzip;
import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.millrace.smt.parse.packed.PackedSteps;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    private static final String EVENTS = "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"g\","
            + "\"logStream\":\"s\",\"subscriptionFilters\":[\"f\"],\"logEvents\":["
            + "{\"id\":\"1\",\"timestamp\":5,\"message\":\"one\"},{\"id\":\"2\",\"timestamp\":6,\"message\":\"two\"}]}";
    private static final String CONTROL =
            "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"canary\"}]}";

    private static Steps decompress(String... options) {
        return Steps.of(PackedSteps.DECOMPRESS, options);
    }

    private static Steps cloudWatch(String... options) {
        return Steps.of(PackedSteps.CLOUD_WATCH_LOGS, options);
    }

    @Test
    void formatsAreToldByTheirFirstBytes() {
        byte[] plain = "hello".getBytes(StandardCharsets.UTF_8);
        assertThat(decompress().schemaless(gzip("hello"))).isEqualTo(plain);
        assertThat(decompress("output", "string").typed(Zstd.compress(plain))).isEqualTo("hello");
        assertThat(decompress("output", "string").typed(Base64.getEncoder().encodeToString(gzip("hello"))))
                .isEqualTo("hello");
        assertThat(decompress("unknown", "pass").schemaless(plain)).isEqualTo(plain);
        assertThatThrownBy(() -> decompress().schemaless(plain)).hasMessageContaining("unknown=pass");
        assertThatThrownBy(() -> decompress("format", "zstd").schemaless(gzip("hello")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void moreThanIsAllowedAndDamageAreToldWithoutContents() {
        assertThatThrownBy(() -> decompress("max.output.bytes", "1000").schemaless(gzip("canary".repeat(1000))))
                .hasMessageContaining("max.output.bytes")
                .hasMessageNotContaining("canary");
        byte[] damaged = gzip("canary");
        damaged[damaged.length - 5] ^= 1;
        assertThatThrownBy(() -> decompress().schemaless(damaged))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void logEventsAreTakenOut() {
        assertThat(cloudWatch().typed(gzip(EVENTS))).isEqualTo("one\ntwo\n");
        assertThat(cloudWatch().schemaless(EVENTS)).isEqualTo("one\ntwo\n");
        assertThat(cloudWatch("output", "bytes").schemaless(gzip(EVENTS)))
                .isEqualTo("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        List<?> events = List.of(
                map("id", "1", "timestamp", 5L, "message", "one"), map("id", "2", "timestamp", 6L, "message", "two"));
        assertThat(cloudWatch("extract", "event").schemaless(gzip(EVENTS))).isEqualTo(events);
        List<?> typed = List.of(
                map("id", "1", "timestamp", 5L, "message", "one", "extractedFields", null),
                map("id", "2", "timestamp", 6L, "message", "two", "extractedFields", null));
        assertThat(cloudWatch("extract", "event").typed(gzip(EVENTS))).isEqualTo(typed);
        Map<String, Object> envelope = map(
                "messageType",
                "DATA_MESSAGE",
                "owner",
                "1",
                "logGroup",
                "g",
                "logStream",
                "s",
                "subscriptionFilters",
                List.of("f"),
                "logEvents",
                events);
        assertThat(cloudWatch("extract", "envelope").schemaless(gzip(EVENTS))).isEqualTo(envelope);
        envelope.put("logEvents", typed);
        envelope.put("policyLevel", null);
        assertThat(cloudWatch("extract", "envelope").typed(gzip(EVENTS))).isEqualTo(envelope);
    }

    @Test
    void controlMessagesAreHandledAsTold() {
        assertThat(cloudWatch().typed(gzip(CONTROL))).isNull();
        assertThatThrownBy(() -> cloudWatch("control.messages", "fail").typed(gzip(CONTROL)))
                .hasMessageContaining("control message")
                .hasMessageNotContaining("canary");
        byte[] packed = gzip(CONTROL);
        SinkRecord passed = cloudWatch("control.messages", "pass").record(Schema.BYTES_SCHEMA, packed);
        assertThat(passed.value()).isSameAs(packed);
    }

    @Test
    void whatIsNoEnvelopeIsRefused() {
        for (String odd : new String[] {
            "{}",
            "[]",
            "{\"messageType\":1}",
            "{\"messageType\":\"DATA_MESSAGE\"}",
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[1]}",
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":7,\"logEvents\":[{\"message\":2}]}"
        }) {
            for (String extract : new String[] {"message", "envelope"}) {
                assertThatThrownBy(() -> cloudWatch("extract", extract).typed(gzip(odd)))
                        .as(odd)
                        .isInstanceOf(DataException.class);
            }
        }
    }

    @Property(tries = 300)
    void anyBytesGiveAValueOrADataException(@ForAll byte[] bytes) {
        byte[] damaged = gzip(EVENTS);
        System.arraycopy(bytes, 0, damaged, 12, Math.min(bytes.length, damaged.length - 12));
        for (Map.Entry<Schema, byte[]> input : Map.of(Schema.BYTES_SCHEMA, bytes, Schema.OPTIONAL_BYTES_SCHEMA, damaged)
                .entrySet()) {
            for (Steps step : new Steps[] {decompress("output", "string"), cloudWatch()}) {
                try {
                    step.record(input.getKey(), input.getValue());
                } catch (DataException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}
