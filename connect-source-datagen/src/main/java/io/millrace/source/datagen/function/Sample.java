// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.Arrays;

/** Some of several values in random order, none twice, with commas between them. */
final class Sample extends Generator {
    private final Generator[] values;
    private final int min;
    private final int max;
    private final long field;
    private final int[] order;

    Sample(Generator[] values, int min, int max, long field) {
        this.values = values.clone();
        this.min = min;
        this.max = max;
        this.field = field;
        this.order = new int[values.length];
    }

    @Override
    public int maxLength() {
        int length = 0;
        for (Generator value : values) {
            length = Math.addExact(length, value.maxLength() + 1);
        }
        return length;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        int count = min + (int) Draws.bounded(Draws.bits(key, field), max - min + 1);
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int end = at;
        for (int i = 0; i < count; i++) {
            int j = i + (int) Draws.bounded(Draws.bits(key, field, i + 1), order.length - i);
            int chosen = order[j];
            order[j] = order[i];
            if (i > 0) {
                out[end++] = ',';
            }
            end = values[chosen].write(out, end, key, record);
        }
        return end;
    }

    @Override
    public Generator forRenderer() {
        Generator[] own = Arrays.stream(values).map(Generator::forRenderer).toArray(Generator[]::new);
        return new Sample(own, min, max, field);
    }

    @Override
    public boolean isAscii() {
        return Arrays.stream(values).allMatch(Generator::isAscii);
    }
}
