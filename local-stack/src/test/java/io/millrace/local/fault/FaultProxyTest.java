// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.s3.S3Operation;
import io.millrace.local.s3.S3Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultProxyTest {
    private static final byte[] BODY = bytes(300_000);
    private static final byte[] ZEROS = new byte[64 << 20];

    private final Origin origin = Origin.start();
    private final FaultProxy proxy =
            FaultProxy.before(origin.endpoint()).seed(1).start();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @AfterEach
    void close() {
        proxy.close();
        origin.close();
    }

    @Test
    void passesRequestsAndAnswersOnUnchanged() throws Exception {
        HttpResponse<byte[]> answer =
                send(put("/b/a%20key?x-id=PutObject", BODY).header("x-amz-date", "today"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(answer.headers().firstValue("etag")).hasValue("\"e\"");
        Origin.Seen seen = origin.only();
        assertThat(seen.target()).isEqualTo("/b/a%20key?x-id=PutObject");
        assertThat(seen.host()).isEqualTo(proxy.endpoint().getAuthority());
        assertThat(seen.header("x-amz-date")).isEqualTo("today");
        assertThat(seen.body()).isEqualTo(BODY);
        assertThat(proxy.log()).isEmpty();
    }

    @Test
    void passesChunkedBodiesOnBothWays() throws Exception {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BODY));
        HttpResponse<byte[]> answer = send(request("/chunked").method("PUT", chunked));

        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(origin.only().header("transfer-encoding")).isEqualTo("chunked");
    }

    @Test
    void letsTheStoreDecideWhoMaySendABody() throws Exception {
        assertThat(send(put("/b/k", BODY).expectContinue(true)).body()).isEqualTo(BODY);
        assertThat(origin.only().header("expect")).isEqualToIgnoringCase("100-continue");
    }

    @Test
    void passesARefusalInsteadOfTheContinuationOn() throws Exception {
        try (OneAnswer refusing = OneAnswer.start("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                FaultProxy before = FaultProxy.before(refusing.endpoint()).start()) {
            assertThat(answerToAQuestion(before))
                    .isEqualTo("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    }

    @Test
    void keepsConnectionsOpenOnBothSides() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(send(put("/b/" + i, new byte[i])).statusCode()).isEqualTo(200);
        }
        assertThat(origin.clients()).isEqualTo(1);
    }

    @Test
    void answersToHeadHaveALengthAndNoBody() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> answer = send(request("/b/k").method("HEAD", BodyPublishers.noBody()));
            assertThat(answer.headers().firstValue("content-length")).hasValue("77");
        }
    }

    @Test
    void dropsTheAnswerAfterTheWork() {
        proxy.once(FaultProxyTest::any, Fault.dropAnswer());

        assertThatThrownBy(() -> send(put("/b/k", BODY))).isInstanceOf(IOException.class);
        assertThat(origin.only().body()).isEqualTo(BODY);
    }

    @Test
    void refusesWithoutTheWork() throws Exception {
        proxy.once(FaultProxyTest::any, Fault.slowDown());
        HttpResponse<byte[]> answer = send(put("/b/k", BODY));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<Code>SlowDown</Code>");
        assertThat(origin.seen()).isEmpty();
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWithoutTheWorkAClientThatAsksFirst() throws Exception {
        proxy.once(FaultProxyTest::any, Fault.internalError());

        assertThat(answerToAQuestion(proxy))
                .startsWith("HTTP/1.1 500 InternalError\r\n")
                .contains("Connection: close\r\n")
                .endsWith("</Error>");
        assertThat(origin.seen()).isEmpty();
    }

    @Test
    void refusesAfterTheWork() throws Exception {
        proxy.once(FaultProxyTest::any, Fault.slowDownAfterWork());

        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(503);
        assertThat(origin.only().body()).isEqualTo(BODY);
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void cutsABodyInTheMiddle() {
        proxy.once(FaultProxyTest::any, Fault.cutBody());

        assertThatThrownBy(() -> send(put("/b/k", BODY))).isInstanceOf(IOException.class);
        Awaitility.await().until(() -> origin.cut() == 1);
        assertThat(origin.cutBytes()).isEqualTo(BODY.length / 2);
        assertThat(origin.seen()).isEmpty();
    }

    @Test
    void cutsAChunkedBody() {
        proxy.once(FaultProxyTest::any, Fault.cutBody());
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BODY));

        assertThatThrownBy(() -> send(request("/b/k").method("PUT", chunked))).isInstanceOf(IOException.class);
        Awaitility.await().until(() -> origin.cut() == 1);
        assertThat(origin.seen()).isEmpty();
    }

    @Test
    void cutsAnAnswerAfterTheWork() {
        proxy.once(FaultProxyTest::any, Fault.cutAnswer());

        assertThatThrownBy(() -> send(put("/b/k", BODY))).isInstanceOf(IOException.class);
        assertThat(origin.only().body()).isEqualTo(BODY);
    }

    @Test
    void resetsBeforeAnythingComesToTheStore() {
        proxy.once(FaultProxyTest::any, Fault.reset());

        assertThatThrownBy(() -> send(put("/b/k", BODY))).isInstanceOf(IOException.class);
        assertThat(origin.seen()).isEmpty();
    }

    @Test
    void swallowsARequestUntilTheClientLosesPatience() {
        proxy.once(FaultProxyTest::any, Fault.blackHole());

        assertThatThrownBy(() -> send(put("/b/k", BODY).timeout(Duration.ofMillis(200))))
                .isInstanceOf(IOException.class);
        assertThat(origin.seen()).isEmpty();
    }

    @Test
    void delaysRequestsAndAnswers() throws Exception {
        for (Fault fault : List.of(Fault.delay(Duration.ofMillis(300)), Fault.delayAnswer(Duration.ofMillis(300)))) {
            proxy.once(FaultProxyTest::any, fault);
            long begun = System.nanoTime();
            assertThat(send(put("/b/k", BODY)).body()).isEqualTo(BODY);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
        }
    }

    @Test
    void holdsRequestsOfAKindUntilTheyAreLetGo() throws Exception {
        try (Hold hold = proxy.hold(request -> request.key().startsWith("data/"), 1)) {
            CompletableFuture<HttpResponse<byte[]>> held = later(put("/b/data/1", BODY));
            Awaitility.await().until(() -> hold.held() == 1);
            assertThat(send(put("/b/journal", BODY)).statusCode()).isEqualTo(200);
            assertThat(send(put("/b/data/2", BODY)).statusCode()).isEqualTo(200);
            assertThat(held).isNotDone();
            assertThat(origin.seen()).hasSize(2);

            hold.release();
            assertThat(held.join().body()).isEqualTo(BODY);
        }
    }

    @Test
    void whatTheClientGaveUpComesToTheStoreWhenItIsLetGo() {
        try (Hold hold = proxy.hold(FaultProxyTest::any, 1)) {
            HttpRequest.Builder impatient = put("/b/k", "small".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> send(impatient.timeout(Duration.ofMillis(200))))
                    .isInstanceOf(IOException.class);
            assertThat(origin.seen()).isEmpty();

            hold.release();
            Awaitility.await().until(() -> origin.seen().size() == 1);
        }
    }

    @Test
    void holdsAnswersAfterTheWork() throws Exception {
        try (Hold hold = proxy.holdAnswers(FaultProxyTest::any, 1)) {
            CompletableFuture<HttpResponse<byte[]>> held = later(put("/b/k", BODY));
            Awaitility.await().until(() -> hold.held() == 1);
            assertThat(origin.only().body()).isEqualTo(BODY);
            assertThat(held).isNotDone();
            hold.release();
            assertThat(held.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void repeatsItsLuckFromTheSeed() throws Exception {
        FaultRates rates = FaultRates.none().slowDowns(0.3).internalErrors(0.2);
        List<Integer> first = statuses(7, rates);

        assertThat(statuses(7, rates)).isEqualTo(first);
        assertThat(statuses(8, rates)).isNotEqualTo(first);
        assertThat(first).contains(200, 500, 503);
    }

    @Test
    void ratesChangeWhileItRuns() throws Exception {
        proxy.rates(FaultRates.none().slowDowns(1).on(request -> request.key().equals("k")));
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(503);
        assertThat(send(put("/b/other", BODY)).statusCode()).isEqualTo(200);
        proxy.rates(FaultRates.none());
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesProbabilitiesAboveOne() {
        assertThatThrownBy(() -> FaultRates.none().resets(0.6).dropAnswers(0.6))
                .hasMessageContaining("more than 1 together");
    }

    @Test
    void endsAnInjection() throws Exception {
        try (Injection injection = proxy.whenever(FaultProxyTest::any, Fault.refuse(400, "ExpiredToken"))) {
            assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(400);
            assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(400);
            assertThat(injection.injected()).isEqualTo(2);
        }
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void countsAndReports() throws Exception {
        send(put("/b/k", BODY));
        proxy.once(FaultProxyTest::any, Fault.slowDown());
        send(request("/b/k").GET());

        assertThat(proxy.requests().of(S3Operation.PUT_OBJECT)).isEqualTo(1);
        assertThat(proxy.requests().of(S3Operation.GET_OBJECT)).isEqualTo(1);
        assertThat(proxy.report()).startsWith("seed 1, 1 of 2 requests spoilt: {503 SlowDown=1}");
        assertThat(proxy.log().get(0).number()).isEqualTo(2);
    }

    @Test
    void streamsBodiesOfAnySize() throws Exception {
        long size = 512L << 20;
        BodyPublisher big = BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArrays(
                        () -> IntStream.range(0, 8).mapToObj(i -> ZEROS).iterator()),
                size);
        assertThat(send(request("/length").PUT(big)).body())
                .isEqualTo(Long.toString(size).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void losesItsConnectionsWhenTheStoreIsGoneAndFindsItAgain() throws Exception {
        assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
        origin.close();
        assertThatThrownBy(() -> send(put("/b/k", BODY))).isInstanceOf(IOException.class);
        try (Origin again = origin.again()) {
            assertThat(send(put("/b/k", BODY)).statusCode()).isEqualTo(200);
            assertThat(again.seen()).hasSize(1);
        }
    }

    /** All that comes until the connection ends, when a client asks before it sends its body; the JDK's would hang. */
    private static String answerToAQuestion(FaultProxy asked) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), asked.endpoint().getPort())) {
            socket.getOutputStream()
                    .write("PUT /b/k HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private List<Integer> statuses(long seed, FaultRates rates) throws Exception {
        try (FaultProxy lucky =
                FaultProxy.before(origin.endpoint()).seed(seed).rates(rates).start()) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                HttpRequest request = HttpRequest.newBuilder(lucky.endpoint().resolve("/b/" + i))
                        .PUT(BodyPublishers.noBody())
                        .build();
                statuses.add(client.send(request, BodyHandlers.discarding()).statusCode());
            }
            return statuses;
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private CompletableFuture<HttpResponse<byte[]>> later(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder put(String target, byte[] body) {
        return request(target).PUT(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(proxy.endpoint().resolve(target));
    }

    private static boolean any(S3Request request) {
        return true;
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
