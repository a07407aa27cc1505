// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.local.fault;

import io.millrace.local.s3.S3Request;
import java.util.Optional;
import java.util.function.Predicate;

/** A fault that hits certain requests, as long as it lasts. Used by any thread. */
public final class Injection implements AutoCloseable {
    private final Predicate<S3Request> kind;
    private final Fault fault;
    private long left;
    private long injected;

    Injection(Predicate<S3Request> kind, Fault fault, long most) {
        this.kind = kind;
        this.fault = fault;
        this.left = most;
    }

    /**
     * How many requests it has hit.
     *
     * @return a count that only grows
     */
    public synchronized long injected() {
        return injected;
    }

    /** Spares all later requests. */
    @Override
    public synchronized void close() {
        left = 0;
    }

    synchronized Optional<Fault> on(S3Request request) {
        if (left == 0 || !kind.test(request)) {
            return Optional.empty();
        }
        left--;
        injected++;
        return Optional.of(fault);
    }
}
