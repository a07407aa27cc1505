// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.sink.firehose.format.compress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The codecs of one task, made when they are needed and never more than a fixed number. Safe for all threads. */
final class CodecPool implements AutoCloseable {
    private final Encoding encoding;
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    /** A codec came back, or the pool was closed. */
    private final Condition changed = lock.newCondition();

    private final Deque<Codec> idle = new ArrayDeque<>();
    private int live;
    private int waiting;
    private boolean closed;

    CodecPool(Encoding encoding, int limit) {
        this.encoding = encoding;
        this.limit = limit;
    }

    /** Lends a codec as soon as there is one. Whoever holds one already must not wait here for another. */
    Codec take() {
        lock.lock();
        try {
            Codec codec = poll();
            waiting++;
            try {
                while (codec == null) {
                    changed.awaitUninterruptibly();
                    codec = next();
                }
            } finally {
                waiting--;
            }
            return codec;
        } finally {
            lock.unlock();
        }
    }

    /** Lends a codec if there is one and nobody waits: a large body must not keep small ones waiting until its end. */
    @Nullable
    Codec poll() {
        lock.lock();
        try {
            return waiting == 0 || closed ? next() : null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Codec next() {
        if (closed) {
            throw Chunk.cancelled();
        }
        if (idle.isEmpty() && live < limit) {
            Codec codec = encoding.codec();
            live++;
            return codec;
        }
        return idle.poll();
    }

    void give(Codec codec) {
        lock.lock();
        try {
            if (closed) {
                live--;
                codec.close();
            } else {
                codec.clear();
                idle.push(codec);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How many codecs exist, those that are lent included. */
    int live() {
        lock.lock();
        try {
            return live;
        } finally {
            lock.unlock();
        }
    }

    /** Releases all codecs, those that are lent when they come back. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            live -= idle.size();
            idle.forEach(Codec::close);
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
