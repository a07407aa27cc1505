// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscardingStoreTest {
    private final DiscardingStore store = DiscardingStore.open();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void answersAnETagForEachObjectAndCounts() throws Exception {
        assertThat(put("/bucket/a", 3_000_000).headers().firstValue("ETag")).isPresent();
        assertThat(put("/bucket/b/c", 0).statusCode()).isEqualTo(200);
        assertThat(store.objects()).isEqualTo(2);
        assertThat(store.bytes()).isEqualTo(3_000_000);
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
        HttpRequest chunked = request("/bucket/a")
                .header("x-amz-decoded-content-length", "5")
                .PUT(BodyPublishers.ofString("5\r\nhello\r\n0\r\n\r\n"))
                .build();
        client.send(chunked, BodyHandlers.discarding());
        assertThat(store.bytes()).isEqualTo(5);
    }

    @Test
    void hasEveryBucketAndNoObject() throws Exception {
        assertThat(send("HEAD", "/bucket").statusCode()).isEqualTo(200);
        assertThat(send("HEAD", "/bucket/a").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/bucket/a").body()).contains("NoSuchKey");
        assertThat(send("GET", "/bucket/?list-type=2&prefix=p").body()).contains("ListBucketResult");
        assertThat(send("DELETE", "/bucket/a").statusCode()).isEqualTo(204);
        assertThat(store.objects()).isZero();
    }

    private HttpResponse<String> put(String path, int size) throws IOException, InterruptedException {
        HttpRequest put =
                request(path).PUT(BodyPublishers.ofByteArray(new byte[size])).build();
        return client.send(put, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(store.endpoint().resolve(path));
    }
}
