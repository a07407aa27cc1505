// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import io.millrace.local.s3.RequestCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Accepts every object and keeps the content of none but a journal's, so that a sink is measured and not the disk of an
 * emulator. Conditions, versions, metadata, listings and uploads in parts are S3's.
 *
 * <p>It runs in the measuring JVM: that process only waits while a sink works, and the counters can be read without
 * another protocol. One blocking thread per connection reads into a direct buffer that is never looked at again, which
 * costs one copy out of the kernel per byte.
 */
public final class DiscardingStore implements AutoCloseable {
    /** What keys of objects that are read back have in common: the sink's journals are below. */
    public static final String JOURNAL = "_millrace/";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final RequestCounts requests = new RequestCounts();
    private final Shelf shelf = new Shelf(this::count);
    private volatile long latencyNanos;

    private DiscardingStore(ServerSocketChannel server) {
        this.server = server;
    }

    /**
     * Opens a store on a free port of 127.0.0.1.
     *
     * @return the store, which has every bucket
     */
    public static DiscardingStore open() {
        try {
            ServerSocketChannel server =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 128);
            DiscardingStore store = new DiscardingStore(server);
            daemon("discarding-store", store::accept);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("the discarding store cannot listen on 127.0.0.1", e);
        }
    }

    /**
     * Where it listens.
     *
     * @return an http address
     */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
    }

    /**
     * Keeps every answer back from now on, as a distant store does.
     *
     * @param latency zero at first
     */
    public void latency(Duration latency) {
        latencyNanos = latency.toNanos();
    }

    /**
     * What it was asked for.
     *
     * @return counts that go on
     */
    public RequestCounts requests() {
        return requests;
    }

    /**
     * The objects that it has answered for, without journals.
     *
     * @return a count that only grows
     */
    public long objects() {
        return objects.sum();
    }

    /**
     * The bytes of these objects.
     *
     * @return a count that only grows
     */
    public long bytes() {
        return bytes.sum();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(DiscardingStore::closeQuietly);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                open.add(client);
                daemon("discarding-store-connection", () -> serve(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                System.err.println("the discarding store lost a connection: " + e);
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            client.socket().setTcpNoDelay(true);
            Conversation conversation = new Conversation(client, new Desk(shelf, requests), () -> latencyNanos);
            while (conversation.exchange()) {
                // One request and its answer after the other, until the client hangs up.
            }
        } catch (IOException e) {
            if (server.isOpen()) {
                System.err.println("the discarding store lost a connection: " + e);
            }
        } finally {
            open.remove(client);
        }
    }

    private void count(String key, long size) {
        if (!key.contains(JOURNAL)) {
            objects.increment();
            bytes.add(size);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            System.err.println("the discarding store could not close a channel: " + e);
        }
    }
}
