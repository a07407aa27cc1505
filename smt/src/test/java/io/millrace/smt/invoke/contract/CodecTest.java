// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StreamIdentity STREAM = new StreamIdentity("orders", "eu-central-1");

    @Test
    void aFirehoseRequestHasTheFormOfTheDocumentation() throws Exception {
        JsonNode request = request(Contract.FIREHOSE, invocation("hello"));

        assertThat(request).isEqualTo(JSON.readTree("""
                {"invocationId": "i-1",
                 "deliveryStreamArn": "arn:aws:firehose:eu-central-1:000000000000:deliverystream/orders",
                 "region": "eu-central-1",
                 "records": [{"recordId": "r0", "approximateArrivalTimestamp": 1700000000123, "data": "aGVsbG8="}]}
                """));
    }

    @Test
    void anMskRequestHasTheClusterAndTheRecordsPlace() throws Exception {
        JsonNode request = request(Contract.FIREHOSE_MSK, invocation("hello"));

        assertThat(request.get("sourceMSKArn").textValue())
                .startsWith("arn:aws:kafka:eu-central-1:000000000000:cluster/orders/");
        assertThat(request.get("records").get(0)).isEqualTo(JSON.readTree("""
                {"recordId": "r0", "approximateArrivalTimestamp": 1700000000123,
                 "mskRecordMetadata":
                     {"offset": "40", "partitionId": "3", "approximateArrivalTimestamp": "1700000000123"},
                 "kafkaRecordValue": "aGVsbG8="}
                """));
    }

    @Test
    void aKafkaRequestListsItsRecordsByPartition() throws Exception {
        JsonNode request = request(Contract.LAMBDA_KAFKA, invocation("hello", "you"));

        assertThat(request.get("eventSource").textValue()).isEqualTo("aws:kafka");
        assertThat(request.get("records").get("topic-3")).hasSize(2);
        assertThat(request.get("records").get("topic-3").get(1)).isEqualTo(JSON.readTree("""
                {"topic": "topic", "partition": 3, "offset": 41, "timestamp": 1700000000123,
                 "timestampType": "CREATE_TIME", "key": "aw==", "value": "eW91",
                 "headers": [{"trace": [116, -1]}]}
                """));
    }

    @Test
    void rawIsTheRecordsOwnBytesBothWays() throws Exception {
        Codec codec = new Codec(Contract.RAW);
        Invocation one = invocation("hello");

        assertThat(codec.request(one)).isSameAs(one.records().get(0).data());
        assertThat(codec.outcomes(bytes("you"), one))
                .singleElement()
                .satisfies(ok -> assertThat(text(ok)).isEqualTo("you"));
        assertThat(codec.outcomes(bytes("null"), one)).containsExactly(new Outcome.Dropped());
        assertThat(codec.outcomes(new byte[0], one)).containsExactly(new Outcome.Dropped());
        assertThatThrownBy(() -> codec.request(invocation("a", "b"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePartitionsOfAwsAreNamedAsTheyAre() {
        assertThat(new StreamIdentity("s", "cn-north-1").deliveryStreamArn())
                .startsWith("arn:aws-cn:firehose:cn-north-1:");
        assertThat(new StreamIdentity("s", "us-gov-west-1").functionArn("f"))
                .isEqualTo("arn:aws-us-gov:lambda:us-gov-west-1:000000000000:function:f");
    }

    @Test
    void everyResultHasItsOutcome() throws Exception {
        List<Outcome> outcomes = outcomes("""
                {"records": [
                  {"recordId": "r2", "result": "ProcessingFailed", "data": "aGVsbG8="},
                  {"recordId": "r1", "result": "Dropped"},
                  {"recordId": "r0", "result": "Ok", "data": "eW91",
                   "metadata": {"partitionKeys": {"customer": "c1", "year": 2026, "none": null}}},
                  {"recordId": "r3", "result": "Ok", "data": ""}]}
                """, 4);

        assertThat(text(outcomes.get(0))).isEqualTo("you");
        assertThat(((Outcome.Ok) outcomes.get(0)).partitionKeys()).isEqualTo(Map.of("customer", "c1", "year", "2026"));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Dropped());
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Failed(ErrorCode.PROCESSING_FAILED));
        assertThat(text(outcomes.get(3))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{'recordId':'r0','result':'ok','data':''}           | Millrace.InvalidResult",
                "{'recordId':'r0','data':''}                         | Millrace.InvalidResult",
                "{'recordId':'r0','result':null}                     | Millrace.InvalidResult",
                "{'recordId':'r0','result':'Ok'}                     | Millrace.InvalidData",
                "{'recordId':'r0','result':'Ok','data':'%'}          | Millrace.InvalidData",
                "{'recordId':'r0','result':'Ok','data':7}            | Millrace.InvalidData",
                "{'recordId':'r0','result':'Ok','kafkaRecordValue':''} | Millrace.InvalidData",
                "{'recordId':'r0','result':'Dropped'},{'recordId':'r0','result':'Dropped'} | Lambda.DuplicatedRecordId",
                "{'recordId':'r1','result':'Dropped'}                | Millrace.UnknownRecordId",
                "{'recordId':7,'result':'Dropped'}                   | Lambda.JsonProcessingException",
                "{}                                                  | Lambda.JsonProcessingException",
                "7                                                   | Lambda.JsonProcessingException",
                "!!                                                  | Lambda.MissingRecordId"
            })
    void everyFaultOfAnAnswerHasItsCode(String answers, String code) throws Exception {
        String response = "{\"records\": [" + (answers == null ? "" : answers.replace('\'', '"')) + "]}";

        assertThat(code(response)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{\"records\": [{\"recordId\": \"r0\", | Lambda.JsonProcessingException",
                "!!                                    | Lambda.JsonProcessingException",
                "null                                  | Lambda.JsonProcessingException",
                "{\"records\": {}}                     | Lambda.JsonProcessingException",
                "{\"records\": []} {}                  | Lambda.JsonProcessingException",
                "{\"errorMessage\": \"canary\"}        | Millrace.FunctionError",
                "{\"errorType\": \"Sandbox.Timedout\"} | Millrace.FunctionTimedOut",
                "{\"errorType\": \"Function.ResponseSizeTooLarge\"} | Millrace.ResponseTooLarge"
            })
    void everyFaultOfAResponseHasItsCode(String response, String code) throws Exception {
        assertThat(code(response == null ? "" : response)).isEqualTo(code);
    }

    @Test
    void aFunctionsErrorIsToldByItsTypeAndNeverByItsMessage() {
        Codec codec = new Codec(Contract.FIREHOSE);

        assertThat(codec.functionError(bytes("{\"errorType\":\"ValueError\",\"errorMessage\":\"canary\"}")))
                .hasMessageContaining("ValueError")
                .hasMessageNotContaining("canary");
        assertThat(codec.functionError(bytes("{\"errorType\":\"canary 4111\"}")))
                .hasMessageNotContaining("4111");
        assertThat(codec.functionError(bytes("canary"))).hasMessageNotContaining("canary");
    }

    @Test
    void aMissingAnswerFailsItsRecordAloneAnUnknownOneFailsAll() throws Exception {
        String one = "{\"recordId\": \"r0\", \"result\": \"Dropped\"}";

        assertThat(outcomes("{\"records\": [" + one + "]}", 2))
                .containsExactly(new Outcome.Dropped(), new Outcome.Failed(ErrorCode.MISSING_RECORD_ID));
        assertThatThrownBy(() -> outcomes("{\"records\": [" + one + "," + one.replace("r0", "r9") + "]}", 1))
                .isInstanceOf(InvocationFailure.class)
                .hasMessageStartingWith("Millrace.UnknownRecordId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null                                         | Unchanged",
                "{}                                           | Unchanged",
                "{\"batchItemFailures\": []}                  | Unchanged",
                "{\"batchItemFailures\": [{\"itemIdentifier\": {\"topic-partition\": \"topic-3\", \"offset\": 40}}]} | Failed",
                "{\"records\": [{\"recordId\": \"r0\", \"result\": \"Dropped\"}]} | Dropped"
            })
    void aFunctionOfKafkaMayAnswerAsLambdaAllows(String response, String outcome) throws Exception {
        assertThat(new Codec(Contract.LAMBDA_KAFKA).outcomes(bytes(response), invocation("hello")))
                .singleElement()
                .satisfies(o -> assertThat(o.getClass().getSimpleName()).isEqualTo(outcome));
    }

    @Test
    void sixMegabytesAreTheLimitBothWays() throws Exception {
        Codec codec = new Codec(Contract.RAW);
        Invocation largest = invocation(new byte[Codec.MAX_PAYLOAD]);
        Invocation tooLarge = invocation(new byte[Codec.MAX_PAYLOAD + 1]);

        assertThat(Codec.MAX_PAYLOAD).isEqualTo(6_291_456);
        assertThat(codec.request(largest)).hasSize(Codec.MAX_PAYLOAD);
        assertThat(codec.outcomes(new byte[Codec.MAX_PAYLOAD], largest)).hasSize(1);
        assertThatThrownBy(() -> codec.request(tooLarge)).hasMessageContaining("Millrace.RequestTooLarge");
        assertThatThrownBy(() -> codec.outcomes(new byte[Codec.MAX_PAYLOAD + 1], largest))
                .hasMessageContaining("Millrace.ResponseTooLarge");
        // Base64 counts: 4.5 MB are more than 6 MB.
        assertThatThrownBy(() -> new Codec(Contract.FIREHOSE).request(invocation(new byte[4_718_592])))
                .hasMessageContaining("Millrace.RequestTooLarge");
    }

    /** A function that hands back what it was given, in any order, gives back every byte. */
    @Property(tries = 200)
    void whatGoesInComesOut(@ForAll @Size(min = 1, max = 8) List<byte[]> data, @ForAll long seed) throws Exception {
        for (Contract contract : List.of(Contract.FIREHOSE, Contract.FIREHOSE_MSK)) {
            Codec codec = new Codec(contract);
            Invocation invocation = invocation(data.toArray(new byte[0][]));
            List<Outcome> outcomes = codec.outcomes(echo(codec.request(invocation), contract, seed), invocation);

            assertThat(outcomes).hasSameSizeAs(data);
            for (int i = 0; i < data.size(); i++) {
                assertThat(((Outcome.Ok) outcomes.get(i)).data()).isEqualTo(data.get(i));
            }
        }
    }

    private static byte[] echo(byte[] request, Contract contract, long seed) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode record : JSON.readTree(request).get("records")) {
            ObjectNode answer = JSON.createObjectNode();
            answer.set("recordId", record.get("recordId"));
            answer.put("result", "Ok");
            answer.set(contract.dataField(), record.get(contract.dataField()));
            answers.add(answer);
        }
        java.util.Collections.shuffle(answers, new java.util.Random(seed));
        ArrayNode records = JSON.createArrayNode().addAll(answers);
        return JSON.writeValueAsBytes(JSON.createObjectNode().set("records", records));
    }

    /** Whatever comes back: one outcome per record, or a failure with a code, and no piece of the response in it. */
    @Property(tries = 2000)
    void aSpoiltResponseGivesOutcomesOrAKnownFailure(
            @ForAll @Size(max = 6) List<Integer> places, @ForAll @Size(max = 6) List<Byte> bytes) throws Exception {
        byte[] response = bytes("{\"records\": [{\"recordId\": \"r0\", \"result\": \"Ok\", \"data\": \"Y2FuYXJ5\","
                + "\"metadata\": {\"partitionKeys\": {\"canary\": \"canary\"}}}]}");
        for (int i = 0; i < Math.min(places.size(), bytes.size()); i++) {
            response[Math.floorMod(places.get(i), response.length)] = bytes.get(i);
        }
        response = Arrays.copyOf(response, response.length - Math.floorMod(places.size() * 31, response.length));
        for (Contract contract : Contract.values()) {
            Invocation one = invocation("x");
            byte[] spoilt = response;
            Throwable thrown = catchThrowable(
                    () -> assertThat(new Codec(contract).outcomes(spoilt, one)).hasSize(1));
            if (thrown != null) {
                assertThat(thrown)
                        .isInstanceOf(InvocationFailure.class)
                        .hasMessageNotContaining("canary")
                        .hasNoCause();
            }
        }
    }

    @Test
    void codesAreDistinctAndSayWhoseTheyAre() {
        Set<String> texts = new HashSet<>();
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(texts.add(code.text())).isTrue();
            assertThat(code.text()).matches("(Lambda|Millrace)\\.[A-Za-z]+");
        }
    }

    private static String code(String response) {
        try {
            Outcome outcome = outcomes(response, 1).get(0);
            return outcome instanceof Outcome.Failed failed ? failed.code().text() : outcome.toString();
        } catch (InvocationFailure e) {
            return e.code().text();
        }
    }

    private static List<Outcome> outcomes(String response, int count) throws InvocationFailure {
        String[] texts = new String[count];
        Arrays.fill(texts, "x");
        return new Codec(Contract.FIREHOSE).outcomes(bytes(response), invocation(texts));
    }

    private static JsonNode request(Contract contract, Invocation invocation) throws Exception {
        return JSON.readTree(new Codec(contract).request(invocation));
    }

    private static String text(Outcome outcome) {
        return new String(((Outcome.Ok) outcome).data(), StandardCharsets.UTF_8);
    }

    static Invocation invocation(String... texts) {
        return invocation(Arrays.stream(texts).map(CodecTest::bytes).toArray(byte[][]::new));
    }

    private static Invocation invocation(byte[]... data) {
        List<SentRecord> records = new ArrayList<>();
        for (int i = 0; i < data.length; i++) {
            KafkaPlace place = new KafkaPlace(
                    "topic", 3, 40 + i, bytes("k"), List.of(new KafkaPlace.Header("trace", new byte[] {'t', -1})));
            records.add(new SentRecord("r" + i, data[i], 1_700_000_000_123L, place));
        }
        return new Invocation("i-1", STREAM, records);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
