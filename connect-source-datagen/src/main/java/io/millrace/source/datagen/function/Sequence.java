// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.Arrays;
import java.util.List;

/** Several values behind each other. */
final class Sequence extends Generator {
    private final Generator[] parts;

    private Sequence(Generator[] parts) {
        this.parts = parts;
    }

    static Sequence of(List<Generator> parts) {
        return new Sequence(parts.toArray(Generator[]::new));
    }

    @Override
    public int maxLength() {
        int length = 0;
        for (Generator part : parts) {
            length = Math.addExact(length, part.maxLength());
        }
        return length;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        int end = at;
        for (Generator part : parts) {
            end = part.write(out, end, key, record);
        }
        return end;
    }

    @Override
    public Generator forRenderer() {
        return new Sequence(Arrays.stream(parts).map(Generator::forRenderer).toArray(Generator[]::new));
    }

    @Override
    public boolean isAscii() {
        return Arrays.stream(parts).allMatch(Generator::isAscii);
    }
}
