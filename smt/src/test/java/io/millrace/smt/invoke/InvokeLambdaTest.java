// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke;

import static io.millrace.smt.invoke.http.FunctionServer.answering;
import static io.millrace.smt.record.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.orders.ConvertOrders;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.smt.InvokeLambda;
import io.millrace.smt.Pipeline;
import io.millrace.smt.invoke.http.FunctionServer;
import io.millrace.smt.record.Records;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvokeLambdaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Hands back what it was sent. */
    private static final FunctionServer.Behaviour ECHO = (request, exchange) -> {
        ObjectNode response = JSON.createObjectNode();
        for (JsonNode record : JSON.readTree(request.body()).get("records")) {
            response.withArray("records")
                    .addObject()
                    .put("result", "Ok")
                    .setAll(Map.of("recordId", record.get("recordId"), "data", record.get("data")));
        }
        answering(200, response.toString()).answer(request, exchange);
    };

    @Test
    void aFunctionSeesBytesTextAndStructuresAndAnswersTheSame() throws Exception {
        try (FunctionServer server = new FunctionServer(ECHO);
                InvokeLambda<SinkRecord> transform = http(server, Map.of())) {
            byte[] bytes = {0, -1, 'x'};
            assertThat(transform.apply(Records.schemaless(bytes)).value()).isEqualTo(bytes);
            assertThat(transform
                            .apply(Records.schemaless(ByteBuffer.wrap(bytes)))
                            .value())
                    .isEqualTo(bytes);
            assertThat(transform.apply(Records.schemaless("text \u1234")).value())
                    .isEqualTo("text \u1234");
            assertThat(transform
                            .apply(Records.schemaless(map("a", List.of(1L, 1.5, true))))
                            .value())
                    .isEqualTo(map("a", List.of(1L, 1.5, true)));

            SinkRecord typed = transform.apply(Records.of(Records.schemaOf(map("a", 1)), Records.typed(map("a", 1))));
            assertThat(typed.valueSchema()).isNull();
            assertThat(typed.value()).isEqualTo(map("a", 1L));

            JsonNode sent = JSON.readTree(server.received().get(4).body())
                    .get("records")
                    .get(0);
            assertThat(new String(sent.get("data").binaryValue(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a\":1}");
            assertThat(sent.get("approximateArrivalTimestamp").longValue()).isEqualTo(1_700_000_000_123L);
            assertThat(sent.get("recordId").textValue()).matches("[0-9a-f]{40}");
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes, bytes", "string, string", "json, json"})
    void theAnswerBecomesWhatTheOptionSays(String output, String kind) throws Exception {
        try (FunctionServer server = new FunctionServer(ECHO);
                InvokeLambda<SinkRecord> transform = http(server, Map.of("output", output))) {
            SinkRecord text = transform.apply(Records.of(Schema.STRING_SCHEMA, "{\"a\":1}"));
            switch (kind) {
                case "bytes" -> {
                    assertThat(text.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
                    assertThat((byte[]) text.value()).asString().isEqualTo("{\"a\":1}");
                }
                case "string" -> {
                    assertThat(text.valueSchema()).isSameAs(Schema.STRING_SCHEMA);
                    assertThat(text.value()).isEqualTo("{\"a\":1}");
                }
                default -> {
                    assertThat(text.valueSchema()).isNull();
                    assertThat(text.value()).isEqualTo(map("a", 1L));
                }
            }
        }
    }

    @Test
    void everyAttemptOfACallHasOneIdAndEveryCallItsOwn() throws Exception {
        try (FunctionServer server = new FunctionServer(answering(500, ""), answering(503, ""), ECHO);
                InvokeLambda<SinkRecord> transform = http(server, Map.of("retry.backoff.ms", "1"))) {
            transform.apply(Records.schemaless("a"));
            transform.apply(Records.schemaless("a"));

            List<String> ids = server.received().stream()
                    .map(InvokeLambdaTest::invocationId)
                    .toList();
            assertThat(ids).hasSize(4);
            assertThat(ids.subList(0, 3)).containsOnly(ids.get(0));
            assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
            assertThat(ids.get(0)).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 404, 408, 429, 500, 503})
    void aFunctionThatCannotBeCalledIsForTheFrameworkToRepeat(int status) throws Exception {
        Map<String, String> config = Map.of("retries", "1", "retry.backoff.ms", "1", "on.error", "skip");
        try (FunctionServer server = new FunctionServer(answering(status, "canary"));
                InvokeLambda<SinkRecord> transform = http(server, config)) {
            assertThatThrownBy(() -> transform.apply(Records.schemaless("canary")))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageStartingWith("InvokeLambda: ")
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
            boolean repeated = status == 408 || status == 429 || status >= 500;
            assertThat(server.received()).hasSize(repeated ? 2 : 1);
        }
    }

    @Test
    void whatTheFunctionCannotConvertIsForOnError() throws Exception {
        String failed = "{\"errorType\":\"ValueError\",\"errorMessage\":\"canary\"}";
        FunctionServer.Behaviour failing = answering(200, failed, "X-Amz-Function-Error", "Unhandled");
        for (String onError : List.of("fail", "skip", "tag")) {
            try (FunctionServer server = new FunctionServer(failing);
                    InvokeLambda<SinkRecord> transform = http(server, Map.of("on.error", onError))) {
                SinkRecord record = Records.schemaless("canary");
                if (onError.equals("fail")) {
                    assertThatThrownBy(() -> transform.apply(record))
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining("Millrace.FunctionError")
                            .hasMessageContaining("ValueError")
                            .hasMessageNotContaining("canary");
                } else {
                    assertThat(transform.apply(record).value()).isEqualTo("canary");
                }
                assertThat(server.received()).hasSize(1);
            }
        }
    }

    @Test
    void aFunctionsErrorIsRepeatedWhenToldSo() throws Exception {
        FunctionServer.Behaviour failing =
                answering(200, "{\"errorType\":\"ValueError\"}", "X-Amz-Function-Error", "Unhandled");
        Map<String, String> config = Map.of("retry.function.errors", "true", "retry.backoff.ms", "1", "retries", "2");
        try (FunctionServer server = new FunctionServer(failing, failing, ECHO);
                InvokeLambda<SinkRecord> transform = http(server, config)) {
            assertThat(transform.apply(Records.schemaless("a")).value()).isEqualTo("a");
        }
        try (FunctionServer server = new FunctionServer(failing);
                InvokeLambda<SinkRecord> transform = http(server, config)) {
            assertThatThrownBy(() -> transform.apply(Records.schemaless("a"))).isInstanceOf(DataException.class);
            assertThat(server.received()).hasSize(3);
        }
    }

    /** Compression of the answer, chunks and keep-alive are the client's business; many records use one connection. */
    @Test
    void anythingThatTakesAPostIsAFunction() throws Exception {
        Map<String, String> config = new HashMap<>(Map.of("contract", "raw", "auth", "bearer", "bearer.token", "t"));
        try (FunctionServer server = new FunctionServer(
                        (request, exchange) -> answering(200, request.text().toUpperCase(java.util.Locale.ROOT))
                                .answer(request, exchange),
                        answering(204, ""));
                InvokeLambda<SinkRecord> transform = new InvokeLambda<>()) {
            config.put("endpoint", server.address() + "/convert?x=1");
            transform.configure(config);

            assertThat(transform.apply(Records.schemaless("hello")).value()).isEqualTo("HELLO");
            assertThat(transform.apply(Records.schemaless("hello"))).isNull();
            assertThat(server.received().get(0).path()).isEqualTo("/convert?x=1");
            assertThat(server.received().get(0).headers().getFirst("Authorization"))
                    .isEqualTo("Bearer t");
        }
    }

    @Test
    void aKafkaEventHasKeyAndHeaders() throws Exception {
        try (FunctionServer server = new FunctionServer(answering(200, "null"));
                InvokeLambda<SinkRecord> transform = http(server, Map.of("contract", "lambda-kafka"))) {
            SinkRecord record = Records.schemaless("hello");

            assertThat(transform.apply(record)).isSameAs(record);
            JsonNode sent = JSON.readTree(server.received().get(0).body())
                    .get("records")
                    .get("orders-3")
                    .get(0);
            assertThat(sent.get("key").binaryValue()).asString().isEqualTo("k");
            assertThat(sent.get("value").binaryValue()).asString().isEqualTo("hello");
            assertThat(sent.get("offset").intValue()).isEqualTo(42);
            assertThat(sent.get("headers").get(0).get("trace").get(0).intValue())
                    .isEqualTo('t');
        }
    }

    @Test
    void aSourcesRecordHasNoOffsetYet() throws Exception {
        try (FunctionServer server = new FunctionServer(answering(200, "{}"));
                InvokeLambda<SourceRecord> transform = new InvokeLambda<>()) {
            transform.configure(
                    Map.of("endpoint", server.address(), "function", "function", "contract", "lambda-kafka"));
            SourceRecord record = new SourceRecord(Map.of(), Map.of(), "t", null, "v");

            assertThat(transform.apply(record)).isSameAs(record);
            assertThat(server.received().get(0).text()).contains("\"t--1\"").contains("\"offset\":-1");
        }
    }

    @Test
    void aHandlerWithinTheWorkerDropsConvertsAndNamesPartitions() {
        try (InvokeLambda<SinkRecord> transform = handler(Map.of())) {
            SinkRecord output = transform.apply(Records.schemaless(map("id", 1, "customer", "c1")));

            assertThat(output.value()).isEqualTo(map("id", 1L, "customer", "c1", "converted", true));
            assertThat(output.headers().lastWithName("firehose.pk.customer").value())
                    .isEqualTo("c1");
            assertThat(output.headers()).hasSize(2);
            assertThat(output.key()).isEqualTo("k");
            assertThat(transform.apply(Records.schemaless(map("test", true)))).isNull();
            assertThatThrownBy(() -> transform.apply(Records.schemaless("canary")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Millrace.ProcessingFailed")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void isAStepOfAPipelineAsWell() {
        try (Pipeline.Value<SinkRecord> pipeline = new Pipeline.Value<>()) {
            pipeline.configure(Map.of(
                    "steps", "drop,call",
                    "step.drop.type", "DropFields",
                    "step.drop.fields", "secret",
                    "step.call.type", "InvokeLambda",
                    "step.call.handler.class", ConvertOrders.class.getName()));

            assertThat(pipeline.apply(Records.schemaless(map("id", 1, "secret", "x")))
                            .value())
                    .isEqualTo(map("id", 1L, "converted", true));
        }
    }

    @Test
    void tombstonesAreNeverSent() throws Exception {
        try (FunctionServer server = new FunctionServer(ECHO)) {
            for (String nulls : List.of("pass", "evaluate")) {
                try (InvokeLambda<SinkRecord> transform = http(server, Map.of("null.handling", nulls))) {
                    SinkRecord tombstone = Records.schemaless(null);
                    assertThat(transform.apply(tombstone)).isSameAs(tombstone);
                }
            }
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "!!                     | empty",
                "{\"a\":                | no JSON at byte",
                "{\"a\":1}{\"a\":2}     | more than one JSON value",
                "12345678901234567890   | beyond 64 bits",
                "1e999                  | no double",
                "{\"a\":1,\"a\":2}      | no JSON at byte"
            })
    void dataThatIsNoJsonIsNotMadeUp(String data, String why) throws Exception {
        String text = data == null ? "" : data;
        assertDataRefused(text.getBytes(StandardCharsets.UTF_8), "json", why);
    }

    @Test
    void dataThatIsNoTextIsNotMadeUp() throws Exception {
        assertDataRefused(new byte[] {'a', -1}, "string", "no UTF-8");
    }

    private static void assertDataRefused(byte[] data, String output, String why) throws Exception {
        try (FunctionServer server = new FunctionServer(ECHO);
                InvokeLambda<SinkRecord> transform = http(server, Map.of("output", output))) {
            assertThatThrownBy(() -> transform.apply(Records.schemaless(data)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void halfOfASurrogatePairIsNotSentAsAQuestionMark() throws Exception {
        try (FunctionServer server = new FunctionServer(ECHO);
                InvokeLambda<SinkRecord> transform = http(server, Map.of())) {
            assertThatThrownBy(() -> transform.apply(Records.schemaless("\uD800")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("surrogate");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertRefused("give either function, endpoint or both, or handler.class", Map.of());
        assertRefused(
                "give either function, endpoint or both, or handler.class",
                Map.of("function", "f", "handler.class", "a.B"));
        assertRefused("auth=bearer needs bearer.token", Map.of("endpoint", "http://x/", "auth", "bearer"));
        assertRefused(
                "give both aws.access.key.id and",
                Map.of("endpoint", "http://x/", "auth", "sigv4", "aws.access.key.id", "AK"));
        assertRefused("retry.backoff.ms is above", Map.of("endpoint", "http://x/", "retry.backoff.ms", "6000"));
        assertRefused("there is no such class", Map.of("handler.class", "com.example.Missing"));
        assertRefused("must be http:// or https://", Map.of("endpoint", "localhost:8080"));
        assertRefused("must be one of none, sigv4, bearer", Map.of("endpoint", "http://x/", "auth", "aws"));
    }

    /** Secrets and records, whatever fails, are in no message and no trace. */
    @Test
    void secretsAreInNoException() {
        Map<String, String> config = Map.of(
                "endpoint", "http://127.0.0.1:1/",
                "auth", "sigv4",
                "aws.access.key.id", "AK",
                "aws.secret.access.key", "s3cret",
                "aws.session.token", "t0ken",
                "retries", "0",
                "bearer.token", "b3arer");
        try (InvokeLambda<SinkRecord> transform = new InvokeLambda<>()) {
            transform.configure(config);
            StringWriter text = new StringWriter();
            catchThrowable(() -> transform.apply(Records.schemaless("canary"))).printStackTrace(new PrintWriter(text));

            assertThat(text.toString())
                    .contains("Millrace.EndpointUnreachable")
                    .doesNotContain("s3cret")
                    .doesNotContain("t0ken")
                    .doesNotContain("b3arer")
                    .doesNotContain("canary");
        }
    }

    private static void assertRefused(String why, Map<String, String> config) {
        assertThatThrownBy(() -> new InvokeLambda<SinkRecord>().configure(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(why);
    }

    private static String invocationId(FunctionServer.Received request) {
        try {
            return JSON.readTree(request.body()).get("invocationId").textValue();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static InvokeLambda<SinkRecord> http(FunctionServer server, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of("endpoint", server.address(), "function", "function"));
        config.putAll(more);
        return configured(config);
    }

    private static InvokeLambda<SinkRecord> handler(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of("handler.class", ConvertOrders.class.getName()));
        config.putAll(more);
        return configured(config);
    }

    private static InvokeLambda<SinkRecord> configured(Map<String, String> config) {
        InvokeLambda<SinkRecord> transform = new InvokeLambda<>();
        transform.configure(config);
        return transform;
    }
}
