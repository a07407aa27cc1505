// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.nio.charset.StandardCharsets;

/** Escapes what another generator writes; nearly always there is nothing to do but to look. */
final class Escaped extends Generator {
    private final Generator inner;
    private final Escaping escaping;

    private Escaped(Generator inner, Escaping escaping) {
        this.inner = inner;
        this.escaping = escaping;
    }

    /** The generator with this escape, or the generator itself if it never needs one. */
    static Generator of(Generator inner, Escaping escaping) {
        return escaping == Escaping.NONE || inner.isPlain() ? inner : new Escaped(inner, escaping);
    }

    @Override
    public int maxLength() {
        // The longest escape of one byte is a backslash, a u and four digits.
        return Math.addExact(Math.multiplyExact(inner.maxLength(), 6), 2);
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        int end = inner.write(out, at, key, record);
        for (int i = at; i < end; i++) {
            if (escaping.isNeededFor(out[i])) {
                return rewrite(out, at, end);
            }
        }
        return end;
    }

    private int rewrite(byte[] out, int at, int end) {
        byte[] escaped = escaping.bytes(new String(out, at, end - at, StandardCharsets.UTF_8));
        System.arraycopy(escaped, 0, out, at, escaped.length);
        return at + escaped.length;
    }

    @Override
    public Generator forRenderer() {
        return new Escaped(inner.forRenderer(), escaping);
    }

    @Override
    public boolean isAscii() {
        return inner.isAscii();
    }
}
