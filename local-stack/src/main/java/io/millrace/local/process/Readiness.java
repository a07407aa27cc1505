// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until a child does its work, and gives up at once when it ends. */
public final class Readiness {
    private static final long PAUSE_MILLIS = 50;

    private Readiness() {}

    /** Asks the real thing. */
    @FunctionalInterface
    public interface Probe {
        /**
         * Asks once, in a second at most.
         *
         * @return whether the child does its work
         * @throws Exception when it does not answer yet
         */
        boolean answers() throws Exception;
    }

    /**
     * Waits.
     *
     * @param child who must become ready
     * @param patience how long to wait
     * @param probe how to ask
     */
    public static void await(ChildProcess child, Duration patience, Probe probe) {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable Exception last = null;
        while (System.nanoTime() < deadline) {
            if (!child.isAlive()) {
                throw child.failure("ended while it started");
            }
            try {
                if (probe.answers()) {
                    return;
                }
            } catch (Exception e) {
                last = e;
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
            }
            pause(child);
        }
        throw child.failure("was not ready after " + patience.toSeconds() + " s (last answer: " + last + ")");
    }

    private static void pause(ChildProcess child) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw child.failure("was given up: the waiting thread was interrupted");
        }
    }
}
