// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.s3.S3Operation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscardingStoreTest {
    private static final String JOURNAL = "/bucket/_millrace/sink/t-0";

    private final DiscardingStore store = DiscardingStore.open();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void answersAnETagForEachObjectAndCounts() throws Exception {
        assertThat(etag(put("/bucket/a", "x".repeat(3_000_000)))).isNotEmpty();
        assertThat(put("/bucket/b/c", "").statusCode()).isEqualTo(200);
        assertThat(store.objects()).isEqualTo(2);
        assertThat(store.bytes()).isEqualTo(3_000_000);
        assertThat(store.requests().of(S3Operation.PUT_OBJECT)).isEqualTo(2);
    }

    @Test
    void waitsWithTheBodyOfAClientThatAsksFirst() throws Exception {
        HttpRequest asking = request("/bucket/a")
                .expectContinue(true)
                .PUT(BodyPublishers.ofByteArray(new byte[700_000]))
                .build();
        assertThat(client.send(asking, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        assertThat(store.bytes()).isEqualTo(700_000);
    }

    @Test
    void countsTheObjectAndNotTheChecksumsBetweenItsChunks() throws Exception {
        send(chunked("/bucket/a"));
        assertThat(store.bytes()).isEqualTo(5);
    }

    @Test
    void hasEveryBucketAndNoObject() throws Exception {
        assertThat(send("HEAD", "/bucket").statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "/bucket/a").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/bucket/a").body()).contains("NoSuchKey");
        assertThat(send("GET", "/bucket/?list-type=2&prefix=p").body()).contains("<KeyCount>0</KeyCount>");
        assertThat(send("DELETE", "/bucket/a").statusCode()).isEqualTo(204);
        assertThat(store.objects()).isZero();
    }

    @Test
    void tellsOfAnObjectWithoutItsContent() throws Exception {
        String etag = etag(send(
                request("/bucket/a").header("x-amz-meta-first-offset", "17").PUT(BodyPublishers.ofString("content"))));
        HttpResponse<String> head = send("HEAD", "/bucket/a");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(etag(head)).isEqualTo(etag);
        assertThat(head.headers().firstValue("content-length")).hasValue("7");
        assertThat(head.headers().firstValue("x-amz-meta-first-offset")).hasValue("17");
        assertThat(send("GET", "/bucket/a").statusCode()).isEqualTo(501);
    }

    @Test
    void keepsJournals() throws Exception {
        String first = etag(put(JOURNAL, "one"));
        assertThat(send("GET", JOURNAL).body()).isEqualTo("one");
        send(chunked(JOURNAL));
        HttpResponse<String> second = send("GET", JOURNAL);

        assertThat(second.body()).isEqualTo("hello");
        assertThat(etag(second)).isNotEqualTo(first);
        assertThat(store.objects()).isZero();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void storesOnlyWhileTheConditionHolds() throws Exception {
        assertThat(putIf("If-Match", "\"x\"").statusCode()).isEqualTo(404);
        HttpResponse<String> created = putIf("If-None-Match", "*");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(putIf("If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(putIf("If-Match", etag(created)).statusCode()).isEqualTo(200);
        assertThat(putIf("If-Match", etag(created)).body()).contains("PreconditionFailed");
        send("DELETE", JOURNAL);
        assertThat(putIf("If-None-Match", "*").statusCode()).isEqualTo(200);
    }

    @Test
    void oneOfManyCreatesAnObject() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> client.sendAsync(
                                request("/bucket/a")
                                        .header("If-None-Match", "*")
                                        .PUT(BodyPublishers.ofString("x"))
                                        .build(),
                                BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
        assertThat(store.objects()).isEqualTo(1);
    }

    @Test
    void makesAnObjectOfParts() throws Exception {
        String id = upload("/bucket/big");
        put("/bucket/big?uploadId=" + id + "&partNumber=1", "x".repeat(1_000));
        put("/bucket/big?uploadId=" + id + "&partNumber=2", "y".repeat(10));
        put("/bucket/big?uploadId=" + id + "&partNumber=2", "z".repeat(20));
        assertThat(store.objects()).isZero();
        assertThat(send("GET", "/bucket?uploads&prefix=b").body()).contains("<Key>big</Key>", id);

        assertThat(complete("/bucket/big", id, "*").body()).contains("CompleteMultipartUploadResult", "ETag");
        assertThat(store.bytes()).isEqualTo(1_020);
        assertThat(complete("/bucket/big", id, "*").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/bucket?uploads&prefix=b").body()).doesNotContain("<Key>");
    }

    @Test
    void completesOnlyWhileTheConditionHoldsAndForgetsWhatIsAborted() throws Exception {
        put("/bucket/big", "there");
        String id = upload("/bucket/big");
        put("/bucket/big?uploadId=" + id + "&partNumber=1", "x");

        assertThat(complete("/bucket/big", id, "*").statusCode()).isEqualTo(412);
        assertThat(send("DELETE", "/bucket/big?uploadId=" + id).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/bucket/big?uploadId=" + id).statusCode()).isEqualTo(404);
        assertThat(put("/bucket/big?uploadId=" + id + "&partNumber=2", "x").body())
                .contains("NoSuchUpload");
        assertThat(store.objects()).isEqualTo(1);
    }

    @Test
    void listsByPagesInOrder() throws Exception {
        for (int i = 0; i < 13; i++) {
            put(String.format("/bucket/p/%04d", i), "");
        }
        put("/bucket/q", "");
        String first = send("GET", "/bucket?list-type=2&max-keys=10&prefix=p/").body();
        String next = found(first, "<NextContinuationToken>(.*?)<");
        String second = send("GET", "/bucket?list-type=2&max-keys=10&prefix=p/&continuation-token=" + next)
                .body();

        assertThat(first).contains("<KeyCount>10</KeyCount>", "<IsTruncated>true<", "<Key>p/0000</Key>");
        assertThat(second).contains("<KeyCount>3</KeyCount>", "<IsTruncated>false<", "<Key>p/0010</Key>");
        assertThat(second).doesNotContain("<Key>q</Key>", "<Key>p/0009</Key>");
    }

    @Test
    void keepsAnswersBackWithoutKeepingOthersWaiting() {
        store.latency(Duration.ofMillis(200));
        long begun = System.nanoTime();
        List<CompletableFuture<HttpResponse<Void>>> answers = IntStream.range(0, 30)
                .mapToObj(i -> client.sendAsync(
                        request("/bucket/" + i).PUT(BodyPublishers.noBody()).build(), BodyHandlers.discarding()))
                .toList();
        answers.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(3_000));
    }

    private HttpResponse<String> putIf(String header, String value) throws Exception {
        return send(request(JOURNAL).header(header, value).PUT(BodyPublishers.ofString("x")));
    }

    private String upload(String path) throws Exception {
        return found(send("POST", path + "?uploads").body(), "<UploadId>(.*?)<");
    }

    private HttpResponse<String> complete(String path, String id, String ifNoneMatch) throws Exception {
        return send(request(path + "?uploadId=" + id)
                .header("If-None-Match", ifNoneMatch)
                .POST(BodyPublishers.ofString("<CompleteMultipartUpload/>")));
    }

    private HttpRequest.Builder chunked(String path) {
        return request(path)
                .header("x-amz-decoded-content-length", "5")
                .PUT(BodyPublishers.ofString(
                        "3\r\nhel\r\n2;chunk-signature=s\r\nlo\r\n0\r\nx-amz-checksum-crc32:c\r\n\r\n"));
    }

    private HttpResponse<String> put(String path, String content) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(content)));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(store.endpoint().resolve(path));
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElse("");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
