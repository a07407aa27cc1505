// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One of several generators. */
final class GeneratorChoice extends Generator {
    private final Generator[] values;
    private final long field;
    private final @Nullable AliasTable weights;

    GeneratorChoice(Generator[] values, long field, @Nullable AliasTable weights) {
        this.values = values.clone();
        this.field = field;
        this.weights = weights;
    }

    @Override
    public int maxLength() {
        return Arrays.stream(values).mapToInt(Generator::maxLength).max().orElse(0);
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        long bits = Draws.bits(key, field);
        int i = weights == null ? (int) Draws.bounded(bits, values.length) : weights.pick(bits);
        return values[i].write(out, at, key, record);
    }

    @Override
    public Generator forRenderer() {
        Generator[] own = Arrays.stream(values).map(Generator::forRenderer).toArray(Generator[]::new);
        return new GeneratorChoice(own, field, weights);
    }

    @Override
    public boolean isAscii() {
        return Arrays.stream(values).allMatch(Generator::isAscii);
    }

    @Override
    boolean isPlain() {
        // The values are escaped one by one.
        return true;
    }
}
