// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/**
 * Writes one value as bytes. A generator is immutable unless {@link #forRenderer} says otherwise; the bytes depend on the
 * key and the record alone.
 */
public abstract class Generator {
    /** How many bytes a write may scribble past its end, because text is copied in whole words. */
    public static final int SLACK = 8;

    /** The most bytes that a write can take, without the slack. */
    public abstract int maxLength();

    /**
     * Writes the value.
     *
     * @param out has room for {@link #maxLength} and {@link #SLACK} more bytes after {@code at}
     * @param at where to start
     * @param key the record's key
     * @param record the record's index and clock reading
     * @return where the value ends
     */
    public abstract int write(byte[] out, int at, long key, CurrentRecord record);

    /** A generator for one renderer's exclusive use; those that keep a cache answer a fresh copy. */
    public Generator forRenderer() {
        return this;
    }

    /** Whether every byte that it can write is below 128. */
    public boolean isAscii() {
        return true;
    }

    /** Whether its text can never need an escape, neither in JSON nor in CSV. */
    boolean isPlain() {
        return false;
    }
}
