// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.smt.parse;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is for a single thread, kept for the next user. Nearly always one thread runs a transform, and finds here
 * what it left; another one at the same time makes its own.
 *
 * @param <T> the thing
 */
public final class Spare<T> {
    private final AtomicReference<@Nullable T> kept = new AtomicReference<>();
    private final Supplier<T> maker;

    /**
     * Nothing kept yet.
     *
     * @param maker makes one when there is none
     */
    public Spare(Supplier<T> maker) {
        this.maker = maker;
    }

    /**
     * Takes it.
     *
     * @return to be given back, or left to the garbage collector
     */
    public T take() {
        T spare = kept.getAndSet(null);
        return spare == null ? maker.get() : spare;
    }

    /**
     * Gives it back.
     *
     * @param used what was taken
     */
    public void give(T used) {
        kept.lazySet(used);
    }
}
