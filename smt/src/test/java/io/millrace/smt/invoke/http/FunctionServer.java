// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.invoke.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service that does to its callers what it is told. */
public final class FunctionServer implements AutoCloseable {
    /** One request as it came. */
    @SuppressWarnings("ArrayRecordComponent") // Carried, never compared.
    public record Received(String method, String path, Headers headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What the service does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Received request, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    public FunctionServer(Behaviour... behaviours) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            Behaviour behaviour;
            synchronized (received) {
                behaviour = behaviours[Math.min(received.size(), behaviours.length - 1)];
                received.add(request);
            }
            try (exchange) {
                behaviour.answer(request, exchange);
            }
        });
        server.start();
    }

    /** Answers with a status, headers and a body. */
    public static Behaviour answering(int status, String body, String... namesAndValues) {
        return (request, exchange) -> {
            for (int i = 0; i < namesAndValues.length; i += 2) {
                exchange.getResponseHeaders().add(namesAndValues[i], namesAndValues[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Sends the headers and a byte, and then nothing for ever. */
    public static Behaviour dripping(CountDownLatch end) {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    /** Promises more bytes than it sends, and hangs up. */
    public static Behaviour truncating() {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"records\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new UncheckedIOException(new IOException("hangs up"));
        };
    }

    /** Sends bytes without an announced length until nobody listens. */
    public static Behaviour endless() {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        };
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
