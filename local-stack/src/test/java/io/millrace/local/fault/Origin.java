// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.local.process.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each body with itself and remembers what came whole, and what did not. */
final class Origin implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile long cutBytes;

    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
    record Seen(String target, Headers headers, byte[] body) {
        String host() {
            return header("host");
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private Origin(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Origin start() {
        return on(Ports.free());
    }

    private static Origin on(int port) {
        try {
            return new Origin(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new server on the same port. */
    Origin again() {
        return on(endpoint().getPort());
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Seen> seen() {
        return seen;
    }

    Seen only() {
        if (seen.size() != 1) {
            throw new AssertionError("not one request: " + seen);
        }
        return seen.get(0);
    }

    int clients() {
        return clients.size();
    }

    int cut() {
        return cut.get();
    }

    long cutBytes() {
        return cutBytes;
    }

    private void handle(HttpExchange exchange) throws IOException {
        clients.add(exchange.getRemoteAddress());
        String target = exchange.getRequestURI().toString();
        if (target.equals("/length")) {
            byte[] length = Long.toString(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, length.length);
            exchange.getResponseBody().write(length);
            exchange.close();
            return;
        }
        byte[] body = read(exchange.getRequestBody());
        seen.add(new Seen(target, exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().set("ETag", "\"e\"");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", "77");
            exchange.sendResponseHeaders(200, -1);
        } else {
            long chunked = target.equals("/chunked") ? 0 : body.length == 0 ? -1 : body.length;
            exchange.sendResponseHeaders(200, chunked);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            in.transferTo(body);
            return body.toByteArray();
        } catch (IOException e) {
            cutBytes = body.size();
            cut.incrementAndGet();
            throw e;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
