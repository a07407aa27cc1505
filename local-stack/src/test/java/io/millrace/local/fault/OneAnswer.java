// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server that answers the head of its first request, whatever it says, and never reads a body. */
final class OneAnswer implements AutoCloseable {
    private final ServerSocket server;

    private OneAnswer(ServerSocket server) {
        this.server = server;
    }

    static OneAnswer start(String answer) throws IOException {
        OneAnswer one = new OneAnswer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        new Thread(() -> one.serve(answer), "one-answer").start();
        return one;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve(String answer) {
        try (Socket client = server.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) client.getInputStream().read());
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
