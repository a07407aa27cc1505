// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.common.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was registered, the latest first, each exactly once, even when start() failed half way. A failure to close
 * does not keep the rest open; later failures are suppressed into the first. Used by one thread.
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /**
     * Remembers a resource.
     *
     * @param resource to be closed before all that were registered earlier
     * @param <R> its type
     * @return the resource
     */
    public <R extends AutoCloseable> R register(R resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                RuntimeException wrapped = e instanceof RuntimeException r ? r : new IllegalStateException(e);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
