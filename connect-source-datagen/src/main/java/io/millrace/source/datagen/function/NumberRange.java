// SPDX-FileCopyrightText: The Millrace authors
// SPDX-License-Identifier: Apache-2.0
package io.millrace.source.datagen.function;

/** A multiple of a step between two bounds, as digits with a fixed number of decimals; no floating point is involved. */
final class NumberRange extends Generator {
    private final long field;
    private final long first;
    private final long count;
    private final long step;
    private final int decimals;
    private final long scale;

    /**
     * @param first the smallest multiple
     * @param count how many multiples there are
     * @param step what is multiplied, in units of the last decimal
     * @param decimals how many digits behind the point
     */
    NumberRange(long field, long first, long count, long step, int decimals) {
        this.field = field;
        this.first = first;
        this.count = count;
        this.step = step;
        this.decimals = decimals;
        this.scale = powerOfTen(decimals);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    @Override
    public int maxLength() {
        return Digits.MAX_LENGTH + 2 + decimals;
    }

    @Override
    public int write(byte[] out, int at, long key, CurrentRecord record) {
        long value = (first + Draws.bounded(Draws.bits(key, field), count)) * step;
        return decimals == 0 ? Digits.write(value, out, at) : writeDecimal(value, out, at);
    }

    private int writeDecimal(long value, byte[] out, int at) {
        int i = at;
        if (value < 0) {
            out[i++] = '-';
        }
        long magnitude = Math.abs(value);
        i = Digits.write(magnitude / scale, out, i);
        out[i] = '.';
        return Digits.writePadded(magnitude % scale, decimals, out, i + 1);
    }

    @Override
    boolean isPlain() {
        return true;
    }
}
