// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.nio.charset.StandardCharsets;

/** Text that is the same in every record. */
public final class Literal extends Generator {
    private final byte[] bytes;
    private final byte[] padded;

    Literal(byte[] bytes) {
        this.bytes = bytes.clone();
        this.padded = Words.padded(bytes);
    }

    /** A literal of this text. */
    public static Literal of(String text) {
        return new Literal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Both texts in one. */
    public Literal followedBy(Literal next) {
        return new Literal(Bytes.join(bytes, next.bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public int maxLength() {
        return bytes.length;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        Words.copy(padded, 0, bytes.length, out, at);
        return at + bytes.length;
    }

    @Override
    public boolean isAscii() {
        return Words.isAscii(bytes);
    }
}
