// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.Arrays;

/** Several words with blanks between them, each from one of several lists. */
final class WordRow extends Generator {
    private final Choice[] lists;
    private final int min;
    private final int max;
    private final long field;

    WordRow(Choice[] lists, int min, int max, long field) {
        this.lists = lists.clone();
        this.min = min;
        this.max = max;
        this.field = field;
    }

    @Override
    public int maxLength() {
        int longest = Arrays.stream(lists).mapToInt(Choice::maxLength).max().orElse(0);
        return Math.multiplyExact(max, longest + 1);
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        int count = min + (int) Draws.bounded(Draws.bits(key, field), max - min + 1);
        int end = at;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                out[end++] = ' ';
            }
            Choice list = lists[(int) Draws.bounded(Draws.bits(key, field, 2 * i + 1), lists.length)];
            end = list.writeText(list.pick(Draws.bits(key, field, 2 * i + 2)), out, end);
        }
        return end;
    }

    @Override
    public boolean isAscii() {
        return Arrays.stream(lists).allMatch(Choice::isAscii);
    }
}
