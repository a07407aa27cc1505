// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Requests, or answers, that wait until they are let go. What a client gives up in the meantime still comes to the store
 * afterwards if the proxy's machine has it whole, as it may happen in a network. Used by any thread.
 */
public final class Hold implements AutoCloseable {
    private final CountDownLatch released;
    private final AtomicInteger held = new AtomicInteger();
    private @Nullable Injection injection;

    Hold(CountDownLatch released) {
        this.released = released;
    }

    /**
     * How many have come to wait.
     *
     * @return a count that only grows
     */
    public int held() {
        return held.get();
    }

    /** Lets go what waits, and holds nothing more. */
    public synchronized void release() {
        if (injection != null) {
            injection.close();
        }
        released.countDown();
    }

    /** The same as {@link #release()}. */
    @Override
    public void close() {
        release();
    }

    synchronized void by(Injection of) {
        injection = of;
    }

    void arrive() {
        held.incrementAndGet();
    }
}
