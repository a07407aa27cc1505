// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several constant texts; literal text around the hole is built into each of them by {@link #between}.
 *
 * <p>All texts lie in one array. Each is copied in whole words up to the length of the longest, because a loop that runs
 * equally often every time costs less than one whose end the processor must guess; what was copied too much is
 * overwritten by the next part. Texts of very different lengths are copied as long as they are.
 */
public final class Choice extends Generator {
    /** What padding all texts to the length of the longest may take. */
    private static final int MAX_PADDED_BYTES = 256 * 1024;

    private final List<byte[]> texts;
    private final long field;
    private final @Nullable AliasTable weights;
    private final byte[] pool;
    private final int[] starts;
    private final int[] lengths;
    private final int maxLength;
    private final boolean padded;

    Choice(List<byte[]> texts, long field, @Nullable AliasTable weights) {
        this.texts = List.copyOf(texts);
        this.field = field;
        this.weights = weights;
        this.lengths = texts.stream().mapToInt(text -> text.length).toArray();
        this.maxLength = Arrays.stream(lengths).max().orElse(0);
        this.padded = (long) maxLength * lengths.length <= MAX_PADDED_BYTES;
        this.starts = new int[lengths.length];
        int size = 0;
        for (int i = 0; i < lengths.length; i++) {
            starts[i] = size;
            size = Math.addExact(size, padded ? maxLength : lengths[i]);
        }
        this.pool = new byte[Math.addExact(size, SLACK)];
        for (int i = 0; i < lengths.length; i++) {
            System.arraycopy(texts.get(i), 0, pool, starts[i], lengths[i]);
        }
    }

    List<byte[]> texts() {
        return texts;
    }

    /** How many bytes {@link #between} would take. */
    public long sizeBetween(Literal before, Literal after) {
        long own = Arrays.stream(lengths).asLongStream().sum();
        return own + (long) lengths.length * (before.maxLength() + after.maxLength());
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
        return weights == null ? (int) Draws.bounded(bits, lengths.length) : weights.pick(bits);
    }

    int writeText(int i, byte[] out, int at) {
        Words.copy(pool, starts[i], padded ? maxLength : lengths[i], out, at);
        return at + lengths[i];
    }

    @Override
    public boolean isAscii() {
        return texts.stream().allMatch(Words::isAscii);
    }
}
