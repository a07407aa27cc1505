// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go, as a proxy sees them. */
class S3AddressTest {
    private final Proxy proxy = new Proxy();

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3.bucket=orders | orders.s3.eu-central-1.amazonaws.com",
                "s3.path.style.enabled=true | s3.eu-central-1.amazonaws.com",
                "s3.fips.enabled=true | millrace.s3-fips.eu-central-1.amazonaws.com",
                "s3.dualstack.enabled=true | millrace.s3.dualstack.eu-central-1.amazonaws.com",
                "s3.accelerate.enabled=true | millrace.s3-accelerate.amazonaws.com",
                "s3.accelerate.enabled=true;s3.dualstack.enabled=true | millrace.s3-accelerate.dualstack.amazonaws.com",
                "s3.bucket=arn:aws:s3:eu-west-3:123456789012:accesspoint/orders"
                        + " | orders-123456789012.s3-accesspoint.eu-west-3.amazonaws.com",
                "s3.region=cn-north-1 | millrace.s3.cn-north-1.amazonaws.com.cn"
            })
    void asksAmazonsAddressThatTheOptionsMean(String options, String host) {
        ask(options);
        assertThat(proxy.seen()).first().asString().startsWith("CONNECT " + host + ":443 ");
    }

    @Test
    void asksAnOwnAddressThroughTheProxyAndProvesWhoItIs() {
        ask("s3.endpoint=http://store.example:9000;s3.path.style.enabled=true"
                + ";s3.proxy.user=u;s3.proxy.password=p;s3.proxy.non.proxy.hosts=*.other");
        String proof = Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.US_ASCII));
        assertThat(proxy.seen())
                .anyMatch(line -> line.startsWith("PUT http://store.example:9000/millrace/a "))
                .anyMatch(line -> line.equalsIgnoreCase("proxy-authorization: basic " + proof))
                .filteredOn(line -> line.startsWith("PUT "))
                .hasSize(1);
    }

    @Test
    void leavesTheProxyOutForTheHostsThatAreNamed() {
        try (StubStore server = new StubStore()) {
            ask("s3.endpoint=" + server.address() + ";s3.path.style.enabled=true;s3.proxy.non.proxy.hosts=127.*.1");
            assertThat(server.asked()).hasSize(1);
        }
        assertThat(proxy.seen()).isEmpty();
    }

    /** Fails always: the proxy forwards nothing. */
    private void ask(String options) {
        Map<String, String> all = new HashMap<>(Map.of(
                "s3.bucket", "millrace",
                "s3.region", "eu-central-1",
                "s3.access.key.id", "id",
                "s3.secret.access.key", "secret",
                "s3.proxy.url", proxy.address().toString()));
        for (String pair : options.split(";", -1)) {
            all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        if (all.get("s3.bucket").startsWith("arn:")) {
            all.remove("s3.region");
        }
        Body body = new Body(1, () -> new ByteArrayInputStream(new byte[1]));
        try (ObjectStore store = S3ObjectStore.connect(TestSettings.read(all))) {
            Throwable failure = catchThrowable(() -> store.put("a", body, ObjectHeaders.NONE, Condition.ALWAYS));
            assertThat(failure == null || failure instanceof StoreException).isTrue();
        }
    }

    /** Reads the head of each request and forwards nothing. */
    private static final class Proxy implements AutoCloseable {
        private final ServerSocket socket;
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private final Thread thread = new Thread(this::serve, "test-proxy");

        Proxy() {
            try {
                socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            thread.start();
        }

        private void serve() {
            while (true) {
                try (Socket client = socket.accept()) {
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        lines.add(line);
                    }
                    client.getOutputStream()
                            .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (SocketException e) {
                    if (socket.isClosed()) {
                        return;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        List<String> seen() {
            return List.copyOf(lines);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() {
            try {
                socket.close();
                thread.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
