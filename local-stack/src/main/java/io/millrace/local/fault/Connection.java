// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import io.millrace.local.s3.S3Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection and the one to the store that belongs to it alone, so that what happens to one of them happens
 * to the other. One thread serves it; any may end it.
 */
final class Connection {
    private static final int CONNECT_MILLIS = 3_000;
    /** Stores hang up on idle connections: after this time a new one is cheaper than finding out. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Faults faults;
    private final InetSocketAddress address;
    private final CountDownLatch closing;
    private final Wire client;
    private @Nullable Wire store;
    private boolean ended;

    Connection(Faults faults, InetSocketAddress address, CountDownLatch closing, Socket client) throws IOException {
        this.faults = faults;
        this.address = address;
        this.closing = closing;
        this.client = new Wire(client);
    }

    /** Who decides what happens to a request. */
    @FunctionalInterface
    interface Faults {
        Fault on(S3Request request);
    }

    void serve() throws IOException, InterruptedException {
        try {
            Optional<HttpHead> head = client.head();
            while (head.isPresent()) {
                renewStore();
                Fault fault =
                        faults.on(S3Request.of(head.get().method(), head.get().target()));
                fault.spoil(new Exchange(this, client, head.get(), closing));
                head = isEnded() ? Optional.empty() : client.head();
            }
        } finally {
            end();
        }
    }

    /** The way to the store, opened when it is wanted. */
    Wire store() throws IOException {
        Wire open = store;
        if (open == null) {
            Socket socket = new Socket();
            try {
                socket.connect(address, CONNECT_MILLIS);
                open = new Wire(socket);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            keep(open);
        }
        return open;
    }

    synchronized void end() {
        ended = true;
        client.hangUp();
        if (store != null) {
            store.hangUp();
        }
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private synchronized void keep(Wire open) {
        store = open;
        if (ended) {
            open.hangUp();
        }
    }

    private synchronized void renewStore() {
        if (store != null && store.idleNanos() > FRESH_NANOS) {
            store.hangUp();
            store = null;
        }
    }
}
