// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import static io.millrace.smt.invoke.http.FunctionServer.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.smt.invoke.contract.Codec;
import io.millrace.smt.invoke.contract.Contract;
import io.millrace.smt.invoke.contract.ErrorCode;
import io.millrace.smt.invoke.contract.Invocation;
import io.millrace.smt.invoke.contract.InvocationFailure;
import io.millrace.smt.invoke.contract.KafkaPlace;
import io.millrace.smt.invoke.contract.Outcome;
import io.millrace.smt.invoke.contract.SentRecord;
import io.millrace.smt.invoke.contract.StreamIdentity;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFunctionTest {
    private static final String CANARY = "canary-4111";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Invocation ONE = new Invocation(
            "i-1",
            new StreamIdentity("orders", "eu-central-1"),
            List.of(new SentRecord(
                    "r0",
                    CANARY.getBytes(StandardCharsets.UTF_8),
                    1_700_000_000_123L,
                    new KafkaPlace("t", 0, 1, null, List.of()))));
    private static final String OK =
            "{\"records\":[{\"recordId\":\"r0\",\"result\":\"Ok\",\"data\":\"" + "eW91" + "\"}]}";

    @Test
    void postsTheRequestToLambdasPath() throws Exception {
        try (FunctionServer server = new FunctionServer(answering(200, OK));
                HttpFunction function = function(server, "my-function:live", new Authorization.None(), LONG)) {
            assertThat(function.invoke(ONE))
                    .singleElement()
                    .satisfies(ok ->
                            assertThat(((Outcome.Ok) ok).data()).asString().isEqualTo("you"));
            assertThat(function.invoke(ONE)).hasSize(1);

            FunctionServer.Received request = server.received().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/2015-03-31/functions/my-function%3Alive/invocations");
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(request.headers().getFirst("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
            assertThat(request.headers().containsKey("Authorization")).isFalse();
            assertThat(request.body()).isEqualTo(new Codec(Contract.FIREHOSE).request(ONE));
        }
    }

    /** The service computes the signature from what it received, the Host header included. */
    @Test
    void signsWhatTheServiceReceives() throws Exception {
        Credentials credentials = new Credentials("AKID", "secret", Optional.of("session"));
        Instant now = Instant.parse("2026-11-20T18:00:00Z");
        Authorization signed = new Authorization.Signed(
                "eu-central-1", CredentialSource.fixed(credentials), Clock.fixed(now, ZoneOffset.UTC));
        try (FunctionServer server = new FunctionServer(answering(200, OK));
                HttpFunction function = function(server, "arn:aws:lambda:eu-central-1:1:function:f", signed, LONG)) {
            function.invoke(ONE);

            FunctionServer.Received request = server.received().get(0);
            Map<String, String> expected = new SigV4("eu-central-1", "lambda")
                    .sign(
                            new SigV4.Request(
                                    "POST",
                                    request.path(),
                                    null,
                                    Map.of("Host", request.headers().getFirst("Host")),
                                    request.body()),
                            credentials,
                            now);
            assertThat(request.headers().getFirst("Authorization")).isEqualTo(expected.get("Authorization"));
            assertThat(request.headers().getFirst("X-Amz-Security-Token")).isEqualTo("session");
            assertThat(request.headers().getFirst("X-Amz-Date")).isEqualTo("20261120T180000Z");
        }
    }

    @Test
    void withoutCredentialsNothingIsSent() throws Exception {
        Authorization signed = new Authorization.Signed("eu-central-1", Optional::empty, Clock.systemUTC());
        try (FunctionServer server = new FunctionServer(answering(200, OK));
                HttpFunction function = function(server, "f", signed, LONG)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.NO_CREDENTIALS);
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, Millrace.Redirected",
        "307, Millrace.Redirected",
        "400, Millrace.RequestRefused",
        "401, Lambda.InvokeAccessDenied",
        "403, Lambda.InvokeAccessDenied",
        "404, Lambda.ResourceNotFound",
        "408, Millrace.RequestTimedOut",
        "413, Millrace.RequestTooLarge",
        "418, Millrace.RequestRefused",
        "429, Lambda.InvokeLimitExceeded",
        "500, Millrace.ServiceUnavailable",
        "502, Millrace.ServiceUnavailable",
        "504, Millrace.ServiceUnavailable"
    })
    void everyStatusHasItsCode(int status, String code) throws Exception {
        try (FunctionServer server =
                        new FunctionServer(answering(status, CANARY, "Location", "/elsewhere", "Retry-After", "7"));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            InvocationFailure failure = failure(function);

            assertThat(failure.code().text()).isEqualTo(code);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(failure).hasMessageContaining("HTTP " + status).hasMessageNotContaining("canary");
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidSubnetIDException, Lambda.InvalidSubnetIDException",
        "ENILimitReachedException:http://x/, Lambda.ENILimitReachedException",
        "EC2ThrottledException, Millrace.ServiceUnavailable"
    })
    void faultsOfTheFunctionsNetworkKeepTheirNames(String type, String code) throws Exception {
        try (FunctionServer server = new FunctionServer(answering(502, "", "x-amzn-ErrorType", type));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            assertThat(failure(function).code().text()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"Wed, -", "-1, -", "1e3, -", "99999999999, -"})
    void aRetryAfterThatIsNoNumberIsPassedOver(String text, String ignored) throws Exception {
        try (FunctionServer server = new FunctionServer(answering(429, "", "Retry-After", text));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            assertThat(failure(function).retryAfter()).isEmpty();
        }
    }

    @Test
    void theFunctionsOwnErrorIsRecognised() throws Exception {
        String error = "{\"errorMessage\":\"" + CANARY + "\",\"errorType\":\"ValueError\"}";
        try (FunctionServer server = new FunctionServer(
                        answering(200, error, "X-Amz-Function-Error", "Unhandled"), answering(200, error));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            for (int i = 0; i < 2; i++) {
                InvocationFailure failure = failure(function);
                assertThat(failure.code()).isEqualTo(ErrorCode.FUNCTION_ERROR);
                assertThat(failure).hasMessageContaining("ValueError").hasMessageNotContaining("canary");
            }
        }
    }

    @Test
    void aSilentServiceIsLeftInTime() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FunctionServer server = new FunctionServer((request, exchange) -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                HttpFunction function = function(server, "f", new Authorization.None(), SHORT)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.REQUEST_TIMED_OUT);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aBodyThatDripsInIsLeftInTime() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FunctionServer server = new FunctionServer(FunctionServer.dripping(end));
                HttpFunction function = function(server, "f", new Authorization.None(), SHORT)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.REQUEST_TIMED_OUT);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aBrokenConnectionIsAnOutage() throws Exception {
        try (FunctionServer server = new FunctionServer(FunctionServer.truncating());
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.UNREACHABLE);
        }
    }

    @Test
    void aRefusedConnectionIsAnOutage() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (HttpFunction function = new HttpFunction(
                URI.create("http://127.0.0.1:" + free + "/f"),
                Contract.FIREHOSE,
                new Authorization.None(),
                new HttpFunction.Timeouts(LONG, LONG))) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.UNREACHABLE);
        }
    }

    @Test
    void aTruncatedAnswerIsTheFunctionsFault() throws Exception {
        try (FunctionServer server = new FunctionServer(answering(200, OK.substring(0, OK.length() - 3)));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.JSON_PROCESSING);
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        try (FunctionServer server = new FunctionServer(FunctionServer.endless());
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            assertThat(failure(function).code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        }
    }

    @Test
    void aRequestThatIsTooLargeIsNotSent() throws Exception {
        Invocation large = new Invocation(
                "i",
                ONE.stream(),
                List.of(new SentRecord(
                        "r0", new byte[5_000_000], 0, ONE.records().get(0).place())));
        try (FunctionServer server = new FunctionServer(answering(200, OK));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> function.invoke(large));
            assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE);
            assertThat(server.received()).isEmpty();
        }
    }

    /** A worker that stops a task interrupts it. */
    @Test
    void anInterruptEndsTheWait() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (FunctionServer server = new FunctionServer(FunctionServer.dripping(end));
                HttpFunction function = function(server, "f", new Authorization.None(), LONG)) {
            Thread.currentThread().interrupt();
            assertThat(catchThrowableOfType(InterruptedException.class, () -> function.invoke(ONE)))
                    .isNotNull();
        } finally {
            end.countDown();
        }
    }

    @Test
    void aTokenIsSentAndNeverShown() throws Exception {
        Authorization bearer = new Authorization.Bearer("s3cret");
        try (FunctionServer server = new FunctionServer(answering(403, "s3cret"));
                HttpFunction function = function(server, "f", bearer, LONG)) {
            assertThat(failure(function)).hasMessageNotContaining("s3cret");
            assertThat(server.received().get(0).headers().getFirst("Authorization"))
                    .isEqualTo("Bearer s3cret");
            assertThat(bearer.toString()).doesNotContain("s3cret");
        }
    }

    private static HttpFunction function(
            FunctionServer server, String name, Authorization authorization, Duration timeout) {
        URI address =
                new FunctionAddress(Optional.of(URI.create(server.address())), Optional.of(name)).uri("eu-central-1");
        return new HttpFunction(address, Contract.FIREHOSE, authorization, new HttpFunction.Timeouts(LONG, timeout));
    }

    private static InvocationFailure failure(HttpFunction function) {
        InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, () -> function.invoke(ONE));
        assertThat(failure).isNotNull().hasNoCause();
        return failure;
    }
}
