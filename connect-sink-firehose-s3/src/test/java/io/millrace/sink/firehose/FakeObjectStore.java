// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose;

import io.millrace.sink.firehose.store.Body;
import io.millrace.sink.firehose.store.ObjectStore;
import io.millrace.sink.firehose.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A store in memory that can be down, broken or slow. */
public final class FakeObjectStore implements ObjectStore {
    /** What was stored under a key. */
    public static final class Stored {
        private final String key;
        private final byte[] content;
        private final Optional<String> encoding;

        Stored(String key, byte[] content, Optional<String> encoding) {
            this.key = key;
            this.content = content;
            this.encoding = encoding;
        }

        public String key() {
            return key;
        }

        public byte[] content() {
            return content.clone();
        }

        public Optional<String> encoding() {
            return encoding;
        }

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return key + " (" + content.length + " bytes)";
        }
    }

    private final Map<String, Stored> objects = new LinkedHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> attemptedKeys = new ConcurrentLinkedQueue<>();
    private volatile boolean down;
    private volatile boolean broken;
    private volatile Predicate<String> held = key -> false;
    private volatile CountDownLatch release = new CountDownLatch(0);
    private volatile boolean interrupts;
    private volatile boolean closed;
    private volatile boolean keepContent = true;
    private long bytes;

    @Override
    public void put(String key, Body body, Optional<String> encoding) throws StoreException {
        attempts.incrementAndGet();
        attemptedKeys.add(key);
        if (broken) {
            throw new IllegalStateException("a bug");
        }
        interruptOnce();
        refuseWhenDown();
        awaitRelease(key);
        refuseWhenDown();
        byte[] content = read(body);
        synchronized (this) {
            bytes += content.length;
            objects.put(key, new Stored(key, keepContent ? content : new byte[0], encoding));
        }
    }

    private void interruptOnce() throws StoreException {
        if (interrupts) {
            interrupts = false;
            Thread.currentThread().interrupt();
            throw new StoreException("timeout", "timed out", new IOException("timed out"));
        }
    }

    private void refuseWhenDown() throws StoreException {
        if (down) {
            throw new StoreException("refused", "connection refused", new IOException("connection refused"));
        }
    }

    private void awaitRelease(String key) throws StoreException {
        try {
            if (held.test(key)) {
                release.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interruption", "interrupted", e);
        }
    }

    private static byte[] read(Body body) {
        try (InputStream in = body.opener().get();
                InputStream again = body.opener().get()) {
            byte[] content = in.readAllBytes();
            if (content.length != body.length() || again.readNBytes(1).length > content.length) {
                throw new IllegalStateException("promised " + body.length() + " bytes, sent " + content.length);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on every attempt is refused, or no longer. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** The next attempt times out and leaves its thread interrupted. */
    public void interruptNext() {
        interrupts = true;
    }

    /** From now on every attempt ends in a bug. */
    public void setBroken() {
        this.broken = true;
    }

    /** Only counts from now on. */
    public void discardContent() {
        keepContent = false;
    }

    /** Uploads of these keys hang until {@link #releaseHeld}. */
    public void hold(Predicate<String> keys) {
        release = new CountDownLatch(1);
        held = keys;
    }

    public void releaseHeld() {
        held = key -> false;
        release.countDown();
    }

    public synchronized List<Stored> objects() {
        return new ArrayList<>(objects.values());
    }

    public synchronized long bytes() {
        return bytes;
    }

    public int attempts() {
        return attempts.get();
    }

    public List<String> attemptedKeys() {
        return List.copyOf(attemptedKeys);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String description() {
        return "a store in memory";
    }

    @Override
    public void close() {
        closed = true;
    }
}
