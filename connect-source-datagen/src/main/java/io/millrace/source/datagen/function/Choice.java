// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several constant texts. All texts lie in one array behind each other, so that a choice is one draw, two loads
 * and a copy of whole words; literal text around the hole is built into each of them by {@link #between}.
 */
public final class Choice extends Generator {
    private final List<byte[]> texts;
    private final long field;
    private final @Nullable AliasTable weights;
    private final byte[] pool;
    private final int[] starts;
    private final int maxLength;

    Choice(List<byte[]> texts, long field, @Nullable AliasTable weights) {
        this.texts = List.copyOf(texts);
        this.field = field;
        this.weights = weights;
        this.starts = new int[texts.size() + 1];
        int longest = 0;
        for (int i = 0; i < texts.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], texts.get(i).length);
            longest = Math.max(longest, texts.get(i).length);
        }
        this.maxLength = longest;
        this.pool = new byte[starts[texts.size()] + SLACK];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(texts.get(i), 0, pool, starts[i], texts.get(i).length);
        }
    }

    List<byte[]> texts() {
        return texts;
    }

    /** How many bytes {@link #between} would take. */
    public long sizeBetween(Literal before, Literal after) {
        return starts[texts.size()] + (long) texts.size() * (before.maxLength() + after.maxLength());
    }

    /** The same choice with constant text before and behind it. */
    public Choice between(Literal before, Literal after) {
        List<byte[]> wider = new ArrayList<>(texts.size());
        for (byte[] text : texts) {
            wider.add(Bytes.join(before.bytes(), text, after.bytes()));
        }
        return new Choice(wider, field, weights);
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        return writeText(pick(Draws.bits(key, field)), out, at);
    }

    /** Which of the texts these random bits choose. */
    int pick(long bits) {
        return weights == null ? (int) Draws.bounded(bits, starts.length - 1) : weights.pick(bits);
    }

    int writeText(int i, byte[] out, int at) {
        int start = starts[i];
        int length = starts[i + 1] - start;
        Words.copy(pool, start, length, out, at);
        return at + length;
    }

    @Override
    public boolean isAscii() {
        return texts.stream().allMatch(Words::isAscii);
    }
}
