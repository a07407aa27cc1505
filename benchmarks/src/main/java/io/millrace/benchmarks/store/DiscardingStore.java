// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.benchmarks.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Accepts every object and keeps none, so that a sink is measured and not the disk of an emulator.
 *
 * <p>It runs in the measuring JVM: that process only waits while a sink works, and the counters can be read without
 * another protocol. One blocking thread per connection reads into a direct buffer that is never looked at again, which
 * costs one copy out of the kernel per byte.
 */
public final class DiscardingStore implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();

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
     * The objects that it has answered for.
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
            Conversation conversation = new Conversation(client, this::count);
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

    private void count(long size) {
        objects.increment();
        bytes.add(size);
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
